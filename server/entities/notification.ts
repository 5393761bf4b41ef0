import { belongsTo, choice, choices, dateTime, entity, longText, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { User } from './user.ts';

/** What a notification is about (domain §2.14). */
export const NotificationKind = choices('NotificationKind', {
  PLAN_DUE: ['计划待上报', 'Plan due', 'blue'],
  PLANS_MISSING: ['计划未上报', 'Plans missing', 'red'],
  ASSESSMENT_DUE: ['考核待完成', 'Assessment due', 'orange'],
  QUARTER_DUE: ['季度考核待完成', 'Quarterly assessment due', 'orange'],
  YEAR_DUE: ['年度考核待完成', 'Annual assessment due', 'orange'],
  VISIT_REPORT_DUE: ['拜访待回报', 'Visit report due', 'teal'],
  AGREEMENT_ENDING: ['协议即将到期', 'Agreement ending', 'purple'],
  WARRANTY_ENDING: ['设备保修即将到期', 'Warranty ending', 'purple'],
  EQUIPMENT_CHECK_DUE: ['设备待检查', 'Equipment check due', 'orange'],
  STOCK_TAKE_DUE: ['盘点待完成', 'Stock-take due', 'orange'],
});
export type NotificationKind = ChoiceOf<typeof NotificationKind>;

/**
 * What one person is told when its time has come, in both languages. The text holds no name of a customer: the account is a reference,
 * and so is out of sight with the account.
 */
@entity<Notification>('提醒', 'Notification', {
  plural: 'notifications',
  icon: 'Notifications',
  title: 'titleZh',
  list: ['createdAt', 'kind', 'titleZh', 'titleEn', 'account', 'dueAt', 'readAt', 'doneAt'],
  filters: ['kind', 'dueAt', 'account'],
  search: ['titleZh', 'titleEn', 'messageZh', 'messageEn'],
  sort: ['-createdAt'],
  uniques: [{ fields: ['recipient', 'kind', 'subject', 'occasion'] }],
})
export class Notification extends Row {
  @belongsTo('接收人', 'Recipient', () => User, { required: true, write: 'never' })
  recipient!: User;

  @choice('类型', 'Kind', NotificationKind, { required: true, write: 'never' })
  kind!: NotificationKind;

  @text('标题', 'Chinese title', { required: true, max: 160, write: 'never' })
  titleZh!: string;

  @text('英文标题', 'English title', { required: true, max: 160, write: 'never' })
  titleEn!: string;

  @longText('内容', 'Chinese message', { required: true, write: 'never' })
  messageZh!: string;

  @longText('英文内容', 'English message', { required: true, write: 'never' })
  messageEn!: string;

  @belongsTo('客户', 'Account', () => Account, { write: 'never' })
  account?: Account | null;

  /** The kind of record that it leads to. */
  @text('相关资料', 'Noun', { required: true, max: 80, write: 'never' })
  noun!: string;

  /** None: it leads to the list. */
  @text('资料标识', 'Record', { max: 36, write: 'never' })
  recordId?: string | null;

  /** A record's id or a month: with the occasion it keeps a notification from being sent twice. */
  @text('事项', 'Subject', { required: true, max: 80, write: 'never' })
  subject!: string;

  @text('时点', 'Occasion', { required: true, max: 80, write: 'never' })
  occasion!: string;

  @dateTime('截止', 'Due at', { write: 'never' })
  dueAt?: string | null;

  @dateTime('已读时间', 'Read at', { write: 'never' })
  readAt?: string | null;

  /** When what it asks for had been done. */
  @dateTime('办结时间', 'Done at', { write: 'never' })
  doneAt?: string | null;
}
