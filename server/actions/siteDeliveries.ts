import { DeliveryStatement } from '../entities/deliveryStatement.ts';
import { DeliveryRuling, SiteDelivery } from '../entities/siteDelivery.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, choice, dateTime, longText, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { addDays } from '../rules/workCalendar.ts';
import { settingOf } from './settings.ts';

class ArriveSiteDeliveryInput {
  @dateTime('到场时间', 'Arrived at', { help: { zh: '留空则为现在', en: 'Leave empty for now' } })
  arrivedAt?: string | null;

  @number('人数', 'Persons', { min: 1, max: 9999 })
  persons?: number | null;
}

class DisputeSiteDeliveryInput {
  @text('争议原因', 'Reason', { required: true, max: 500 })
  reason!: string;

  @belongsTo('重复于', 'Duplicate of', () => SiteDelivery)
  duplicateOf?: string | null;
}

class StateSiteDeliveryInput {
  @longText('情况陈述', 'Statement', { required: true, max: 2000 })
  statement!: string;
}

class ResolveSiteDeliveryInput {
  @choice('裁定', 'Ruling', DeliveryRuling, { required: true })
  ruling!: ChoiceOf<typeof DeliveryRuling>;

  @text('裁定说明', 'Note', { required: true, max: 500 })
  note!: string;
}

const ARRIVED_ONLY = { zh: '仅已到场的输送可确认', en: 'Only a party that has arrived can be confirmed' };
const NO_DISPUTE = { zh: '仅有争议或被争议的输送可补充陈述', en: 'Only a delivery in a dispute can be spoken for' };
const SAME_PARTY = '同一客户组在归属有效期内已由他人输送到本案场';

/** The front desk notes that the party is there. */
export const arriveSiteDelivery = transition({
  name: 'arriveSiteDelivery',
  on: SiteDelivery,
  label: { zh: '登记到场', en: 'Arrived' },
  icon: 'WhereToVote',
  guard: { zh: '仅计划中的输送可登记到场', en: 'Only a planned delivery can arrive' },
  from: ['PLANNED'],
  to: 'ARRIVED',
  input: ArriveSiteDeliveryInput,
  effect: (unit, delivery, { arrivedAt, persons }) => {
    const now = unit.now().toISOString();
    if (arrivedAt && arrivedAt > now) throw invalid('arrivedAt', 'TOO_LARGE', { max: now });
    return { arrivedAt: arrivedAt ?? now, receivedBy: unit.guard.viewerId, persons: persons ?? delivery.persons ?? null };
  },
});

/**
 * The front desk confirms a party that has arrived: it counts, and is the specialist's for `delivery.attributionDays`. Where another
 * delivery of the same party to the site still holds, it becomes a dispute for the manager instead (domain §2.4).
 */
export const confirmSiteDelivery = transition({
  name: 'confirmSiteDelivery',
  on: SiteDelivery,
  label: { zh: '确认输送', en: 'Confirm' },
  icon: 'TaskAlt',
  guard: ARRIVED_ONLY,
  from: ['ARRIVED'],
  to: 'CONFIRMED',
  input: NoInput,
  effect: async (unit, delivery) => {
    const arrivedOn = unit.dayOf(delivery.arrivedAt!);
    const attributionUntil = addDays(arrivedOn, await settingOf(unit, 'delivery.attributionDays'));
    const earlier = await holderOf(unit, delivery, arrivedOn);
    if (!earlier) return { attributionUntil };
    await contest(unit, earlier, true);
    return { attributionUntil, status: 'DISPUTED', disputeReason: SAME_PARTY, duplicateOf: earlier };
  },
});

export const missSiteDelivery = transition({
  name: 'missSiteDelivery',
  on: SiteDelivery,
  label: { zh: '未到场', en: 'No show' },
  icon: 'Cancel',
  guard: { zh: '仅计划中的输送可登记未到场', en: 'Only a planned delivery can be a no-show' },
  from: ['PLANNED'],
  to: 'NO_SHOW',
  input: NoInput,
});

/** Whoever sees the delivery twice says so; the manager rules. */
export const disputeSiteDelivery = transition({
  name: 'disputeSiteDelivery',
  on: SiteDelivery,
  label: { zh: '提出争议', en: 'Dispute' },
  icon: 'Balance',
  guard: { zh: '仅已到场或已确认的输送可提出争议', en: 'Only a delivery that has arrived or is confirmed can be disputed' },
  from: ['ARRIVED', 'CONFIRMED'],
  to: 'DISPUTED',
  input: DisputeSiteDeliveryInput,
  effect: async (unit, _delivery, { reason, duplicateOf }) => {
    if (duplicateOf) await contest(unit, duplicateOf, true);
    return { disputeReason: reason, duplicateOf: duplicateOf ?? null };
  },
});

/** What one side of a dispute has to say: on the delivery that is disputed, or on the one that it is disputed against. */
export const stateSiteDelivery = verb({
  name: 'stateSiteDelivery',
  on: SiteDelivery,
  label: { zh: '补充陈述', en: 'Add statement' },
  icon: 'RateReview',
  guard: NO_DISPUTE,
  input: StateSiteDeliveryInput,
  run: async (unit, target, { statement }) => {
    const { id, status, isContested } = await unit.load(SiteDelivery, target);
    if (status !== 'DISPUTED' && !isContested) throw new AppError('INVALID_TRANSITION', { label: NO_DISPUTE });
    await unit.add(DeliveryStatement, { delivery: id, by: unit.guard.viewerId, at: unit.now().toISOString(), text: statement });
  },
});

export const resolveSiteDelivery = transition({
  name: 'resolveSiteDelivery',
  on: SiteDelivery,
  label: { zh: '裁定争议', en: 'Rule' },
  icon: 'Gavel',
  guard: { zh: '仅有争议的输送可裁定', en: 'Only a disputed delivery can be ruled on' },
  from: ['DISPUTED'],
  to: 'RESOLVED',
  input: ResolveSiteDeliveryInput,
  effect: async (unit, { duplicateOf }, { ruling, note }) => {
    if (duplicateOf) await contest(unit, duplicateOf.id, false);
    return { ruling, rulingNote: note, ruledBy: unit.guard.viewerId };
  },
});

/** Notes on the other delivery of a dispute that it is in one; not where that lies out of the viewer's sight. */
async function contest(unit: Unit, id: string, isContested: boolean): Promise<void> {
  if (!(await unit.exists(SiteDelivery, { id: { eq: id } }))) return;
  await unit.set(SiteDelivery, await unit.load(SiteDelivery, { id }), { isContested });
}

interface Held {
  readonly id: string;
  readonly account: string | null;
  readonly partyName: string;
  readonly specialist: string;
}

/** The delivery of the same party to the same site that holds it on that day; the front desk knows accounts by their ids alone. */
async function holderOf(unit: Unit, { id, site, account, partyName, specialist }: SiteDelivery, day: string): Promise<string | undefined> {
  const holds = { site: { id: { eq: site.id } }, status: { in: ['CONFIRMED', 'DISPUTED'] }, attributionUntil: { gte: day } };
  const held = await unit.list<Held>(SiteDelivery, { ...holds, id: { ne: id } }, ['id', 'account', 'partyName', 'specialist']);
  const isSame = (other: Held): boolean => (account ? other.account === account.id : other.partyName === partyName);
  return held.find((other) => other.specialist !== specialist.id && isSame(other))?.id;
}
