import { belongsTo, choice, choices, entity, Row, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { NotificationKind } from './notification.ts';
import { User } from './user.ts';

/** Where a reminder reaches somebody. */
export const ReminderWay = choices('ReminderWay', {
  INBOX_AND_EMAIL: ['提醒箱和邮件', 'Inbox and email', 'green'],
  INBOX: ['仅提醒箱', 'Inbox only', 'blue'],
  NONE: ['不提醒', 'Not at all', 'grey'],
});

/** What the department's own rules ask for is told to everybody whom it concerns (source document; domain §2.14, D1 to D3). */
const COMPULSORY: readonly NotificationKind[] = ['PLAN_DUE', 'PLANS_MISSING', 'ASSESSMENT_DUE'];

/** How one person wants to be reminded of a kind of thing; without a choice, in the inbox and by e-mail. */
@entity<ReminderChoice>('提醒方式', 'Reminder choice', {
  plural: 'reminderChoices',
  group: groups.organisation,
  icon: 'NotificationsActive',
  title: 'kind',
  list: ['kind', 'way', 'updatedAt'],
  filters: ['kind', 'way'],
  sort: ['kind'],
  uniques: [{ fields: ['recipient', 'kind'] }],
  rules: [
    {
      name: 'compulsory_reminder',
      fields: ['way'],
      message: { zh: '计划与月度考核的提醒不能关闭', en: 'Reminders of plans and of monthly assessments cannot be turned off' },
      holds: ({ kind, way }) => way !== 'NONE' || !COMPULSORY.includes(kind as NotificationKind),
      check: (column) => `${column('way')} <> 'NONE' or (${COMPULSORY.map((kind) => `${column('kind')} <> '${kind}'`).join(' and ')})`,
    },
  ],
})
export class ReminderChoice extends Row {
  @belongsTo('接收人', 'Recipient', () => User, { required: true, write: 'never', defaultsTo: 'viewer' })
  recipient!: User;

  @choice('提醒类型', 'Kind', NotificationKind, { required: true, write: 'create' })
  kind!: NotificationKind;

  @choice('提醒方式', 'Way', ReminderWay, { required: true, default: 'INBOX_AND_EMAIL' })
  way!: ChoiceOf<typeof ReminderWay>;
}
