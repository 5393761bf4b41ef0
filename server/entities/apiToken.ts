import {
  belongsTo,
  choice,
  choices,
  dateTime,
  derived,
  entity,
  hasMany,
  links,
  number,
  requiredWhen,
  Row,
  tags,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { ApiTokenUsage } from './apiTokenUsage.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { Partner } from './partner.ts';
import { User } from './user.ts';

export const TokenKind = choices('TokenKind', {
  BI: ['数据分析', 'BI, reading alone', 'blue'],
  PARTNER: ['渠道伙伴', 'Channel partner', 'purple'],
});

/** The setting of the transaction that issues a token's value, `<row id> <value>`: the one moment in which it can be read. */
export const ISSUED_TOKEN = 'app.issued_token';

const LOWERS = { zh: '只能调低:留空或超出则按该类型的上限', en: 'Lowers the limit of the kind; empty or more: that limit' };

const NETWORK = String.raw`([0-9]{1,3}\.){3}[0-9]{1,3}(/([0-9]|[12][0-9]|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?`;

/** A program's way in: a partner's, or a reporting tool's, within what its owner sees (domain §2.12). */
@entity<ApiToken>('接口令牌', 'API token', {
  plural: 'apiTokens',
  group: groups.organisation,
  icon: 'Key',
  title: 'name',
  list: ['name', 'kind', 'owner', 'partner', 'prefix', 'expiresAt', 'lastUsedAt', 'revokedAt'],
  filters: ['kind', 'owner', 'partner'],
  search: ['name', 'prefix'],
  sort: ['-createdAt'],
  scope: { department: 'owner', owner: 'owner', partner: 'partner' },
  rules: [
    requiredWhen(
      'partner',
      { field: 'kind', values: ['PARTNER'] },
      { zh: '伙伴令牌须指定渠道伙伴', en: 'A partner token names its partner' },
    ),
    {
      name: 'ip_allow_list_networks',
      fields: ['ipAllowList'],
      message: { zh: '须为 IP 地址或网段,如 10.0.0.0/8', en: 'Addresses or networks, such as 10.0.0.0/8' },
      holds: (row) => ((row['ipAllowList'] ?? []) as readonly string[]).every((entry) => new RegExp(`^(${NETWORK})$`).test(entry)),
      check: (column) => `array_to_string(${column('ipAllowList')}, ' ') ~ '^((${NETWORK})( |$))*$'`,
    },
  ],
})
export class ApiToken extends Row {
  @text('名称', 'Name', { required: true, max: 80 })
  name!: string;

  @choice('类型', 'Kind', TokenKind, { required: true, write: 'create' })
  kind!: ChoiceOf<typeof TokenKind>;

  /** What the token may see is within what this person may see. */
  @belongsTo('所有者', 'Owner', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  owner!: User;

  @belongsTo('渠道伙伴', 'Partner', () => Partner, { write: 'create' })
  partner?: Partner | null;

  @tags('权限范围', 'Scopes', {
    required: true,
    write: 'create',
    max: 80,
    offers: { list: 'scopes', by: 'kind' },
    help: { zh: '令牌只能做此处勾选的事', en: 'A token may do what is ticked here and nothing else' },
  })
  scopes!: readonly string[];

  @links('限定部门', 'Org units', () => OrgUnit, { write: 'create', help: { zh: '留空表示不限', en: 'Empty: no limit' } })
  orgUnits!: readonly OrgUnit[];

  @links('限定客户', 'Accounts', () => Account, {
    write: 'create',
    help: { zh: '留空表示不限', en: 'Empty: no limit' },
    staysBehind: {
      zh: '合并不扩大令牌的范围;需要时请另行签发',
      en: 'A merge does not widen what a token reaches; issue another where it is needed',
    },
  })
  accounts!: readonly Account[];

  @tags('禁用字段', 'Denied fields', {
    write: 'create',
    max: 120,
    offers: { list: 'fields', by: 'kind' },
    help: { zh: '令牌读不到的字段', en: 'Fields that the token cannot read' },
  })
  deniedFields?: readonly string[] | null;

  @number('每分钟请求数', 'Requests per minute', { required: true, min: 1, max: 6000, default: 120 })
  ratePerMinute!: number;

  @number('每页最多行数', 'Rows per page, at most', { min: 25, help: LOWERS })
  maxFirst?: number | null;

  @number('每次查询成本上限', 'Cost of a query, at most', { min: 100, help: LOWERS })
  maxCost?: number | null;

  @tags('允许的地址', 'Allowed addresses', { max: 60, help: { zh: 'IP 或网段,留空表示不限', en: 'Addresses or networks; empty: any' } })
  ipAllowList?: readonly string[] | null;

  @dateTime('到期时间', 'Expires at', { write: 'create', help: { zh: '默认 90 天', en: '90 days unless given' } })
  expiresAt?: string | null;

  /** The value itself, in the answer of the operation that issues it and never again. */
  @derived(
    text('令牌(仅显示一次)', 'Token (shown once)', { max: 120, shownOnce: true }),
    (row) => `(case when split_part(current_setting('${ISSUED_TOKEN}', true), ' ', 1) = ${row}.id::text
      then split_part(current_setting('${ISSUED_TOKEN}', true), ' ', 2) end)`,
  )
  token?: string | null;

  /** All of the value but its secret: what scanners and people know it by. */
  @text('前缀', 'Prefix', { max: 60, write: 'never' })
  prefix?: string | null;

  @text('末四位', 'Last four', { max: 4, write: 'never' })
  lastFour?: string | null;

  @dateTime('最近使用', 'Last used at', { write: 'never' })
  lastUsedAt?: string | null;

  @text('最近地址', 'Last address', { max: 60, write: 'never' })
  lastIp?: string | null;

  @dateTime('吊销时间', 'Revoked at', { write: 'never' })
  revokedAt?: string | null;

  @belongsTo('吊销人', 'Revoked by', () => User, { write: 'never' })
  revokedBy?: User | null;

  @hasMany('用量', 'Usage', () => ApiTokenUsage, 'apiToken')
  usage!: readonly ApiTokenUsage[];
}
