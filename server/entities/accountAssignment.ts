import { atMost, belongsTo, date, entity, longText, Row, text } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { User } from './user.ts';

/** The days that an account belonged to one specialist, from the first up to but not including the last (domain §2.2). */
@entity<AccountAssignment>('归属记录', 'Account assignment', {
  plural: 'accountAssignments',
  icon: 'SwapHoriz',
  title: 'from',
  list: ['account', 'specialist', 'from', 'to', 'reason', 'approvedBy'],
  filters: ['account', 'specialist', 'from'],
  search: ['reason', 'handoverNote'],
  sort: ['-from', '-createdAt'],
  scope: { via: 'account' },
  rules: [atMost('from', 'to', { zh: '结束日期不能早于开始日期', en: 'The end must not be before the start' })],
})
export class AccountAssignment extends Row {
  @belongsTo('客户', 'Account', () => Account, {
    required: true,
    write: 'never',
    staysBehind: {
      zh: '保留方的归属记录不变,另一方的留在其名下',
      en: 'The account that stays keeps its own history of hands, the other one its own',
    },
  })
  account!: Account;

  @belongsTo('客户专员', 'Specialist', () => User, { write: 'never' })
  specialist?: User | null;

  @date('开始日期', 'From', { required: true, write: 'never' })
  from!: string;

  @date('结束日期', 'To', { write: 'never' })
  to?: string | null;

  @text('原因', 'Reason', { max: 500, write: 'never' })
  reason?: string | null;

  @longText('交接说明', 'Hand-over note', { write: 'never' })
  handoverNote?: string | null;

  @belongsTo('批准人', 'Approved by', () => User, { write: 'never' })
  approvedBy?: User | null;
}
