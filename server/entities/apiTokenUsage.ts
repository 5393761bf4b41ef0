import { belongsTo, date, entity, number, Row } from '../kit/field/index.ts';
import { ApiToken } from './apiToken.ts';

/** What an API token asked for on one day (domain §2.12). */
@entity<ApiTokenUsage>('令牌用量', 'Token usage', {
  plural: 'apiTokenUsages',
  icon: 'BarChart',
  title: 'day',
  list: ['apiToken', 'day', 'queries', 'rows', 'denied'],
  sort: ['-day'],
  uniques: [{ fields: ['apiToken', 'day'] }],
  scope: { via: 'apiToken' },
})
export class ApiTokenUsage extends Row {
  @belongsTo('令牌', 'API token', () => ApiToken, { required: true, write: 'never' })
  apiToken!: ApiToken;

  @date('日期', 'Day', { required: true, write: 'never' })
  day!: string;

  @number('请求数', 'Queries', { required: true, write: 'never' })
  queries!: number;

  @number('返回行数', 'Rows', { required: true, write: 'never' })
  rows!: number;

  @number('拒绝次数', 'Denied', { required: true, write: 'never' })
  denied!: number;
}
