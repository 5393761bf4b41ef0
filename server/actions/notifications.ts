import { Notification } from '../entities/notification.ts';
import { OutboxMessage } from '../entities/outboxMessage.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';

/** Marks a notification of one's own as read; a second time changes nothing. */
export const readNotification = verb({
  name: 'readNotification',
  on: Notification,
  label: { zh: '标为已读', en: 'Mark as read' },
  icon: 'MarkEmailRead',
  input: NoInput,
  run: async (unit, target) => {
    const notification = await unit.load(Notification, target);
    if (!notification.readAt) await unit.set(Notification, notification, { readAt: unit.now().toISOString() });
  },
});

/** Marks one's notifications as read up to this one: what has come since the reader looked stays unread. */
export const readNotificationsUpTo = verb({
  name: 'readNotificationsUpTo',
  on: Notification,
  label: { zh: '此条及更早的均标为已读', en: 'Mark this and earlier ones as read' },
  icon: 'DoneAll',
  input: NoInput,
  run: async (unit, target) => {
    const { createdAt } = await unit.load(Notification, target);
    const recipient = { id: { eq: unit.guard.viewerId } };
    const unread = await unit.list<{ id: string }>(Notification, { recipient, readAt: { isNull: true }, createdAt: { lte: createdAt } }, [
      'id',
    ]);
    const now = unit.now().toISOString();
    for (const { id } of unread) await unit.set(Notification, await unit.load(Notification, { id }), { readAt: now });
  },
});

/** Sends a message once more; where the outcome was uncertain, its receiver may get it twice, and that is for a person to decide. */
export const retryOutboxMessage = transition({
  name: 'retryOutboxMessage',
  on: OutboxMessage,
  label: { zh: '重新发送', en: 'Send again' },
  icon: 'Autorenew',
  guard: { zh: '仅发送失败或结果不明的消息可重新发送', en: 'Only a message that failed, or whose outcome is uncertain, can be sent again' },
  from: ['FAILED', 'UNCERTAIN'],
  to: 'PENDING',
  input: NoInput,
  effect: (unit) => ({ attempts: 0, nextAttemptAt: unit.now().toISOString(), lastError: null }),
});
