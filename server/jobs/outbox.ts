import { OutboxMessage } from '../entities/outboxMessage.ts';
import type { Label } from '../kit/field/index.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Channels } from './channels/channel.ts';
import type { Person } from './people.ts';

interface PersonalMessage {
  /** The notification that it repeats. */
  readonly id: string;
  readonly to: Person;
  readonly title: Label;
  readonly message: Label;
  readonly path: string;
}

/** Puts a notification on its way to its recipient's own address, in the same transaction. */
export async function sendToPerson(unit: Unit, { open }: Channels, { id, to, title, message, path }: PersonalMessage): Promise<void> {
  if (!open.has('EMAIL') || !to.email) return;
  const language = to.locale === 'EN' ? 'en' : 'zh';
  const text = { title: title[language], body: message[language], path };
  await unit.add(OutboxMessage, { channel: 'EMAIL', key: `EMAIL ${id}`, recipient: to.id, notification: id, ...text });
}

interface GroupMessage {
  /** Tells the occasion: the group hears of it once. */
  readonly key: string;
  readonly title?: Label;
  readonly message?: Label;
  readonly path: string;
}

/** Puts a message on its way to the chat group, in Chinese: the group is the department's. */
export async function sendToGroup(unit: Unit, { open }: Channels, { key: occasion, title, message, path }: GroupMessage): Promise<void> {
  const key = `ROBOT ${occasion}`;
  if (!open.has('ROBOT') || !title || !message || (await unit.exists(OutboxMessage, { key: { eq: key } }))) return;
  await unit.add(OutboxMessage, { channel: 'ROBOT', key, title: title.zh, body: message.zh, path });
}
