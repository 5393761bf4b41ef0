import { belongsTo, choice, choices, date, dateTime, entity, links, longText, Row, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { File } from './file.ts';
import { groups } from './groups.ts';
import { User } from './user.ts';

export const CommunicationChannel = choices('CommunicationChannel', {
  PHONE: ['电话', 'Phone', 'blue'],
  WECHAT: ['微信', 'WeChat', 'green'],
  EMAIL: ['邮件', 'E-mail', 'teal'],
  MEETING: ['会议', 'Meeting', 'purple'],
});

/** A call, message or meeting with an account; for the assessment it is no visit (domain §2.2). */
@entity<Communication>('沟通记录', 'Communication', {
  plural: 'communications',
  group: groups.activity,
  icon: 'Forum',
  title: 'summary',
  list: ['at', 'account', 'contact', 'channel', 'summary', 'specialist', 'followUpOn'],
  filters: ['channel', 'account', 'specialist', 'at', 'followUpOn'],
  search: ['summary'],
  sort: ['-at'],
  scope: { via: 'account' },
})
export class Communication extends Row {
  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @belongsTo('联系人', 'Contact', () => Contact, { within: 'account' })
  contact?: Contact | null;

  @choice('方式', 'Channel', CommunicationChannel, { required: true, default: 'PHONE' })
  channel!: ChoiceOf<typeof CommunicationChannel>;

  @dateTime('时间', 'At', { required: true })
  at!: string;

  @longText('摘要', 'Summary', { required: true })
  summary!: string;

  @date('跟进日期', 'Follow up on')
  followUpOn?: string | null;

  @links('附件', 'Files', () => File)
  files!: readonly File[];

  /** The credited person, whoever the account belongs to later (domain §2.0). */
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  specialist!: User;
}
