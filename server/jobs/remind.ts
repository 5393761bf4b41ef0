import { Notification, type NotificationKind } from '../entities/notification.ts';
import { ReminderChoice, type ReminderWay } from '../entities/reminderChoice.ts';
import { entityOf, type ChoiceOf, type EntityClass, type Label } from '../kit/field/index.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Job } from './job.ts';
import { sendToGroup, sendToPerson } from './outbox.ts';
import { loadPeople, type People } from './people.ts';

/** What somebody still has to do, as long as it is to be done. */
export interface Ask {
  readonly recipient: string;
  /** A record's id or a month. */
  readonly subject: string;
  /** The moment to remind of it that has come last; undefined: none has, or there is no more reminding. */
  readonly occasion: string | undefined;
  readonly title: Label;
  readonly message: Label;
  readonly recordId?: string | null;
  readonly account?: string | null;
  readonly dueAt: string;
}

/** A message to a chat group, whose members see different rows: it holds neither names nor figures of customers. */
export interface GroupMessage {
  readonly title: Label;
  readonly message: Label;
}

/** A kind of reminder (domain §2.14). */
export interface Reminder {
  readonly name: string;
  readonly cron: string;
  readonly kind: NotificationKind;
  /** What its notifications lead to. */
  readonly on: EntityClass;
  /** Everything of the kind that is still to be done. */
  asks(unit: Unit, people: People): Promise<readonly Ask[]>;
  /** What the chat group hears when `count` people are reminded at once; absent: nothing. */
  group?(ask: Ask, count: number): GroupMessage;
}

/** The job of a reminder: tells each person once per occasion, and takes back from the inbox what is no longer to be done. */
export function reminderJob(reminder: Reminder): Job {
  return {
    name: reminder.name,
    cron: reminder.cron,
    run: (desk) =>
      desk.write(async (unit) => {
        const people = await loadPeople(unit);
        const asks = (await reminder.asks(unit, people)).filter(({ recipient }) => people.byId(recipient));
        await settle(unit, reminder, asks);
        const ways = await waysOf(unit, reminder);
        const told: Ask[] = [];
        for (const ask of asks) {
          const way = ways.get(ask.recipient) ?? 'INBOX_AND_EMAIL';
          const id = ask.occasion === undefined || way === 'NONE' ? undefined : await tell(unit, reminder, ask);
          if (!id) continue;
          told.push(ask);
          if (way === 'INBOX') continue;
          await sendToPerson(unit, desk.channels, { ...linkOf(reminder, ask), id, to: people.byId(ask.recipient)!, ...ask });
        }
        await tellGroup(told, (ask, count) =>
          sendToGroup(unit, desk.channels, {
            key: `${reminder.kind} ${ask.subject} ${ask.occasion}`,
            path: `/${entityOf(reminder.on).plural}`,
            ...reminder.group?.(ask, count),
          }),
        );
      }),
  };
}

/** How people want to hear of a kind, where they have said so. */
async function waysOf(unit: Unit, { kind }: Reminder): Promise<ReadonlyMap<string, ChoiceOf<typeof ReminderWay>>> {
  const chosen = await unit.list<Pick<ReminderChoice, 'way'> & { readonly recipient: string }>(ReminderChoice, { kind: { eq: kind } }, [
    'recipient',
    'way',
  ]);
  return new Map(chosen.map(({ recipient, way }) => [recipient, way]));
}

/** The panel's place for it. */
function linkOf({ on }: Reminder, { recordId }: Ask): { path: string } {
  const list = `/${entityOf(on).plural}`;
  return { path: recordId ? `${list}/${recordId}/show` : list };
}

/** @returns the new notification; undefined where the person has been told */
async function tell(unit: Unit, { kind, on }: Reminder, ask: Ask): Promise<string | undefined> {
  const { recipient, subject, occasion, title, message, recordId = null, account = null, dueAt } = ask;
  if (
    await unit.exists(Notification, {
      recipient: { id: { eq: recipient } },
      kind: { eq: kind },
      subject: { eq: subject },
      occasion: { eq: occasion },
    })
  )
    return undefined;
  const texts = { titleZh: title.zh, titleEn: title.en, messageZh: message.zh, messageEn: message.en };
  return unit.add(Notification, { recipient, kind, noun: entityOf(on).name, subject, occasion, recordId, account, dueAt, ...texts });
}

interface Open {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
}

async function settle(unit: Unit, { kind }: Reminder, asks: readonly Ask[]): Promise<void> {
  const asked = new Set(asks.map(({ recipient, subject }) => `${recipient} ${subject}`));
  const open = await unit.list<Open>(Notification, { kind: { eq: kind }, doneAt: { isNull: true } }, ['id', 'recipient', 'subject']);
  for (const { id } of open.filter(({ recipient, subject }) => !asked.has(`${recipient} ${subject}`)))
    await unit.set(Notification, await unit.load(Notification, { id }), { doneAt: unit.now().toISOString() });
}

/** Once for each subject and occasion, however many people are told of it. */
async function tellGroup(told: readonly Ask[], send: (ask: Ask, count: number) => Promise<void>): Promise<void> {
  const groups = Map.groupBy(told, ({ subject, occasion }) => `${subject} ${occasion}`);
  for (const asks of groups.values()) await send(asks[0]!, asks.length);
}
