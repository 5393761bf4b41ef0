import { inOrder } from './accounts.ts';
import { addDays, instantOf, type DemoClock } from './clock.ts';
import { AGREEMENTS, CALLS } from './data/month.ts';
import { managerOf } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Deck, Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { currentHolder, holderOn, stamp, type StoryAccount } from './story.ts';

/** Calls, messages and meetings of two months, between the visits. */
export function communicationStep(accounts: readonly StoryAccount[], clock: DemoClock): DemoStep {
  const rows = accounts.flatMap((account) => {
    const random = new Random(`calls/${account.key}`);
    const days = Array.from({ length: random.int(0, 3) }, () => clock.workday(clock.day(-random.int(1, 60)), -1));
    return [...new Set(days)].flatMap((day) => (holderOn(account, day) ? [call(account, day, { clock, random })] : []));
  });
  return inserted('Communication', inOrder(rows));
}

function call(account: StoryAccount, day: string, { clock, random }: { clock: DemoClock; random: Random }): DemoRow {
  const [channel, summary] = random.pick(CALLS);
  const contact = random.pick(account.contacts);
  const at = clock.atLatestNow(instantOf(day, random.pick(['09:20', '11:05', '14:40', '16:25'])));
  const by = userId(holderOn(account, day)!);
  return {
    id: demoId('Communication', `${account.key}/${day}`),
    ...stamp(clock, at, by),
    account: account.id,
    contact: contact.id,
    channel,
    at,
    summary: summary.replaceAll('{who}', contact.address),
    followUpOn: random.chance(0.4) ? addDays(day, random.int(3, 12)) : null,
    specialist: by,
  };
}

/** Agreements in every state; one of those in force is about to end. */
export function agreementStep(accounts: readonly StoryAccount[], clock: DemoClock): DemoStep {
  const held = accounts.filter((account) => currentHolder(account) && ['SERVED', 'SIGNED', 'NEGOTIATION'].includes(account.stage));
  const deck = new Deck(held, new Random('agreements'));
  return inserted('Agreement', inOrder(AGREEMENTS.map((tuple, index) => agreementRow(tuple, { account: deck.deal(), index, clock }))));
}

const SIGNED = new Set(['SIGNED', 'EFFECTIVE', 'EXPIRED', 'TERMINATED']);

interface Party {
  readonly account: StoryAccount;
  readonly index: number;
  readonly clock: DemoClock;
}

function agreementRow([status, title, kind, from, to, amount]: (typeof AGREEMENTS)[number], { account, index, clock }: Party): DemoRow {
  const specialist = currentHolder(account)!;
  const begun = from === null || from > 0 ? clock.day(-6 - index) : clock.day(from - 9);
  const created = instantOf(clock.workday(begun, -1), '10:30');
  const isSigned = SIGNED.has(status);
  const reasons: Readonly<Record<string, string>> = { RETURNED: '请补充违约责任和付款节点', TERMINATED: '双方协商一致提前终止' };
  return {
    id: demoId('Agreement', String(index)),
    ...stamp(clock, created, userId(specialist)),
    title,
    account: account.id,
    kind,
    amount: amount === null ? null : `${amount * 1e4}.00`,
    validFrom: from === null ? null : clock.day(from),
    validTo: to === null ? null : clock.day(to),
    status,
    statusReason: reasons[status] ?? null,
    negotiator: userId(specialist),
    submittedAt: status === 'DRAFT' ? null : clock.atLatestNow(created),
    reviewer: isSigned || status === 'APPROVED' || status === 'RETURNED' ? userId(managerOf(specialist)) : null,
    ...(isSigned && { signer: userId(managerOf(specialist)), signedOn: clock.workday(addDays(begun, 3), -1) }),
  };
}
