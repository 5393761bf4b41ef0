import { OutboxMessage } from '../entities/outboxMessage.ts';
import { User } from '../entities/user.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Message, Outcome } from './channels/channel.ts';
import type { Job, JobDesk } from './job.ts';

/** Minutes until the next attempt, after the first, the second, …; after the last there is none. */
const RETRY_AFTER_MINUTES = [1, 5, 15, 60, 240];

/** An attempt that has not come back by then was on a gateway that is gone. */
const ATTEMPT_WITHIN_MS = 120_000;

/**
 * Sends what waits in the outbox. A message is marked before it is sent, so that no two gateways send it; where nobody knows whether it
 * arrived it is not sent again: an administrator decides. At most one visible success, then, and no failure out of sight.
 */
export const deliverOutbox: Job = {
  name: 'deliverOutbox',
  cron: '* * * * *',
  run: async (desk) => {
    await desk.write((unit) => giveUpLost(unit, desk.clock()));
    for (;;) {
      const claimed = await desk.write((unit) => claim(unit, desk));
      if (!claimed) return;
      const outcome = await attempt(desk, claimed);
      await desk.write((unit) => record(unit, { id: claimed.row, outcome, now: desk.clock() }));
    }
  },
};

interface Claimed {
  readonly row: string;
  readonly channel: 'EMAIL' | 'ROBOT';
  /** Undefined: whom it is for has left, or has no address any more. */
  readonly message: Message | undefined;
}

async function claim(unit: Unit, { channels, clock }: JobDesk): Promise<Claimed | undefined> {
  const now = clock();
  const isDue = { or: [{ nextAttemptAt: { isNull: true } }, { nextAttemptAt: { lte: now.toISOString() } }] };
  const found = await unit.find(OutboxMessage, { status: { eq: 'PENDING' }, channel: { in: [...channels.open.keys()] }, ...isDue });
  if (!found) return undefined;
  const row = await unit.load(OutboxMessage, { id: found.id });
  if (row.status !== 'PENDING') return undefined;
  const lease = new Date(now.getTime() + ATTEMPT_WITHIN_MS).toISOString();
  await unit.set(OutboxMessage, row, { status: 'SENDING', attempts: row.attempts + 1, nextAttemptAt: lease });
  return { row: row.id, channel: row.channel, message: await messageOf(unit, row, channels.publicUrl) };
}

async function messageOf(unit: Unit, row: OutboxMessage, publicUrl: string): Promise<Message | undefined> {
  const text = { id: row.id, title: row.title, body: row.body, url: `${publicUrl}/#${row.path ?? '/'}` };
  if (!row.recipient) return { ...text, to: null, locale: 'ZH_CN' };
  const [to] = await unit.list<{ email: string | null; locale: 'ZH_CN' | 'EN' }>(
    User,
    { id: { eq: row.recipient.id }, active: { eq: true } },
    ['email', 'locale'],
  );
  return to?.email ? { ...text, to: to.email, locale: to.locale } : undefined;
}

async function attempt({ channels }: JobDesk, { channel, message }: Claimed): Promise<Outcome> {
  if (!message) return { kind: 'REFUSED', reason: '接收人已停用或没有邮箱 | The recipient has left or has no address' };
  return channels.open.get(channel)!.send(message);
}

interface Attempt {
  readonly id: string;
  readonly outcome: Outcome;
  readonly now: Date;
}

async function record(unit: Unit, { id, outcome: { kind, reason }, now }: Attempt): Promise<void> {
  const row = await unit.load(OutboxMessage, { id });
  if (row.status !== 'SENDING') return;
  const minutes = RETRY_AFTER_MINUTES[row.attempts - 1];
  const lastError = reason?.slice(0, 500) ?? null;
  if (kind === 'SENT') await unit.set(OutboxMessage, row, { status: 'SENT', sentAt: now.toISOString(), nextAttemptAt: null, lastError });
  else if (kind === 'RETRY' && minutes !== undefined)
    await unit.set(OutboxMessage, row, {
      status: 'PENDING',
      nextAttemptAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
      lastError,
    });
  else await unit.set(OutboxMessage, row, { status: kind === 'UNCERTAIN' ? 'UNCERTAIN' : 'FAILED', nextAttemptAt: null, lastError });
}

async function giveUpLost(unit: Unit, now: Date): Promise<void> {
  const lost = await unit.list<{ id: string }>(OutboxMessage, { status: { eq: 'SENDING' }, nextAttemptAt: { lt: now.toISOString() } }, [
    'id',
  ]);
  const lastError = '发送途中服务中断 | The gateway was lost while it was sending';
  for (const { id } of lost) {
    const row = await unit.load(OutboxMessage, { id });
    if (row.status === 'SENDING') await unit.set(OutboxMessage, row, { status: 'UNCERTAIN', nextAttemptAt: null, lastError });
  }
}
