import { belongsTo, choice, choices, dateTime, entity, longText, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { Notification } from './notification.ts';
import { User } from './user.ts';

export const OutboxChannel = choices('OutboxChannel', {
  EMAIL: ['邮件', 'E-mail', 'blue'],
  ROBOT: ['群机器人', 'Group robot', 'teal'],
});
export type OutboxChannel = ChoiceOf<typeof OutboxChannel>;

export const OutboxStatus = choices('OutboxStatus', {
  PENDING: ['待发送', 'Pending', 'grey'],
  SENDING: ['发送中', 'Sending', 'blue'],
  SENT: ['已发送', 'Sent', 'green'],
  FAILED: ['发送失败', 'Failed', 'red'],
  UNCERTAIN: ['结果不明', 'Uncertain', 'orange'],
});

/** A notification on its way out of the house, written in the same transaction; what failed is the administrator's to see. */
@entity<OutboxMessage>('外发消息', 'Outbox message', {
  plural: 'outboxMessages',
  group: groups.organisation,
  icon: 'Outbox',
  title: 'title',
  list: ['createdAt', 'channel', 'recipient', 'title', 'status', 'attempts', 'nextAttemptAt', 'sentAt', 'lastError'],
  filters: ['status', 'channel', 'recipient'],
  search: ['title', 'lastError'],
  sort: ['-createdAt'],
  status: 'status',
})
export class OutboxMessage extends Row {
  @choice('渠道', 'Channel', OutboxChannel, { required: true, write: 'never' })
  channel!: OutboxChannel;

  /** None: a group robot's message is nobody's own. */
  @belongsTo('接收人', 'Recipient', () => User, { write: 'never' })
  recipient?: User | null;

  @belongsTo('提醒', 'Notification', () => Notification, { write: 'never' })
  notification?: Notification | null;

  /** What may go out once only. */
  @text('唯一键', 'Key', { required: true, unique: true, max: 200, write: 'never' })
  key!: string;

  @text('标题', 'Title', { required: true, max: 160, write: 'never' })
  title!: string;

  @longText('内容', 'Message', { required: true, write: 'never' })
  body!: string;

  @text('链接', 'Link', { max: 200, write: 'never' })
  path?: string | null;

  @choice('状态', 'Status', OutboxStatus, { required: true, default: 'PENDING', write: 'never' })
  status!: ChoiceOf<typeof OutboxStatus>;

  @number('尝试次数', 'Attempts', { required: true, default: 0, write: 'never' })
  attempts!: number;

  @dateTime('下次尝试', 'Next attempt', { write: 'never' })
  nextAttemptAt?: string | null;

  @dateTime('发送时间', 'Sent at', { write: 'never' })
  sentAt?: string | null;

  @text('失败原因', 'Last error', { max: 500, write: 'never' })
  lastError?: string | null;
}
