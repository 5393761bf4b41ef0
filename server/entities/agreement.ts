import {
  atMost,
  belongsTo,
  choice,
  choices,
  date,
  dateTime,
  derived,
  entity,
  links,
  money,
  number,
  requiredWhen,
  Row,
  serial,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { File } from './file.ts';
import { groups } from './groups.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

export const AgreementKind = choices('AgreementKind', {
  FRAMEWORK: ['框架', 'Framework', 'purple'],
  GROUP_BUY: ['团购', 'Group purchase', 'blue'],
  CHANNEL: ['渠道', 'Channel', 'teal'],
  SALES: ['销售', 'Sales', 'green'],
  SERVICE: ['服务', 'Service', 'orange'],
  NDA: ['保密', 'Non-disclosure', 'grey'],
});

export const AgreementStatus = choices('AgreementStatus', {
  DRAFT: ['草稿', 'Draft', 'grey'],
  REVIEW: ['审阅中', 'In review', 'blue'],
  RETURNED: ['已退回', 'Returned', 'orange'],
  APPROVED: ['已批准', 'Approved', 'teal'],
  SIGNED: ['已签订', 'Signed', 'green'],
  EFFECTIVE: ['生效中', 'Effective', 'green'],
  EXPIRED: ['已到期', 'Expired', 'grey'],
  TERMINATED: ['已终止', 'Terminated', 'red'],
});

/** States in which the wording is still open. */
export const OPEN_AGREEMENT: readonly ChoiceOf<typeof AgreementStatus>[] = ['DRAFT', 'RETURNED'];

/** What the company and an account have agreed upon, reviewed and signed by the manager (domain §2.2, M3). */
@entity<Agreement>('协议', 'Agreement', {
  plural: 'agreements',
  group: groups.accounts,
  icon: 'Description',
  title: 'title',
  list: ['no', 'title', 'account', 'kind', 'amount', 'validFrom', 'validTo', 'status'],
  filters: ['status', 'kind', 'account', 'validTo'],
  search: ['no', 'title'],
  sort: ['-createdAt'],
  tabs: { terms: ['内容', 'Terms'], signing: ['审阅与签订', 'Review and signing'] },
  scope: { via: 'account' },
  status: 'status',
  openWhile: {
    states: OPEN_AGREEMENT,
    message: {
      zh: '协议已送审,只能在草稿或退回时修改',
      en: 'The agreement is under review or signed; it changes only as a draft or when returned',
    },
  },
  rules: [
    atMost('validFrom', 'validTo', { zh: '有效期止不能早于起', en: 'The agreement must not end before it begins' }),
    requiredWhen('statusReason', { field: 'status', values: ['RETURNED', 'TERMINATED'] }, { zh: '请说明原因', en: 'Give the reason' }),
  ],
})
export class Agreement extends Row {
  @serial('编号', 'No.', 'XY-{yyyymm}-{4}')
  no!: string;

  @text('名称', 'Title', { required: true, max: 160 })
  title!: string;

  @belongsTo('客户/渠道', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @choice('类型', 'Kind', AgreementKind, { required: true })
  kind!: ChoiceOf<typeof AgreementKind>;

  @money('金额', 'Amount')
  amount?: string | null;

  @date('有效期起', 'Valid from')
  validFrom?: string | null;

  @date('有效期止', 'Valid to')
  validTo?: string | null;

  /** Negative once it has ended. */
  @derived(number('剩余天数', 'Days left', { unit: units.days }), (row) => `(${row}.valid_to - app_today())`)
  daysLeft?: number | null;

  @links('附件', 'Files', () => File)
  files!: readonly File[];

  @choice('状态', 'Status', AgreementStatus, { required: true, default: 'DRAFT', write: 'never', tab: 'signing' })
  status!: ChoiceOf<typeof AgreementStatus>;

  @text('退回/终止原因', 'Reason', { max: 500, write: 'never', tab: 'signing' })
  statusReason?: string | null;

  @belongsTo('谈判人', 'Negotiator', () => User, { defaultsTo: 'viewer', tab: 'signing' })
  negotiator?: User | null;

  @belongsTo('审阅人', 'Reviewer', () => User, { write: 'never', tab: 'signing' })
  reviewer?: User | null;

  @belongsTo('签订人', 'Signer', () => User, { write: 'never', tab: 'signing' })
  signer?: User | null;

  @date('签订日期', 'Signed on', { write: 'never', tab: 'signing' })
  signedOn?: string | null;

  @dateTime('送审时间', 'Submitted at', { write: 'never', tab: 'signing' })
  submittedAt?: string | null;
}
