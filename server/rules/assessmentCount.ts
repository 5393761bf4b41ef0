/** Why a record does not count for an indicator; labels stand with the evidence (domain §2.8.3, §2.8.4). */
export type ExcludeReason =
  | 'NOT_DONE'
  | 'OTHER_PERIOD'
  | 'REMOTE'
  | 'NO_SUMMARY'
  | 'SAME_DAY'
  | 'RETURN_VISIT'
  | 'UNPLANNED'
  | 'NOT_VERIFIED'
  | 'COUNTED_BEFORE'
  | 'NOT_CONFIRMED'
  | 'DUPLICATE'
  | 'NOT_SIGNED';

/** A candidate record judged: `amount` is what it adds to the actual, in groups, or the points that follow from it; decimal text. */
export interface Judged<R> {
  readonly record: R;
  readonly counted: boolean;
  readonly amount: string;
  readonly reason?: ExcludeReason;
}

/** Which visits count is a setting (domain §1.4, AMB-14). */
export interface CountRules {
  readonly unplanned: boolean;
  readonly returnVisits: boolean;
}

export interface CountedVisit {
  readonly id: string;
  readonly account: string;
  readonly status: string;
  readonly kind: string;
  readonly mode: string | null;
  readonly planItem: string | null;
  readonly isSummarised: boolean;
  readonly actualEnd: string | null;
  /** The business day of `actualEnd`, `YYYY-MM-DD`. */
  readonly day: string | null;
}

/** Judges the visits of one specialist for a month: of several to an account on a day the earliest counts. */
export function judgeVisits<V extends CountedVisit>(period: string, rules: CountRules, visits: readonly V[]): Judged<V>[] {
  const seen = new Set<string>();
  return visits.toSorted(byEnd).map((visit) => {
    const reason = visitReason(period, rules, visit) ?? (seen.has(dayOf(visit)) ? 'SAME_DAY' : undefined);
    if (!reason) seen.add(dayOf(visit));
    return judged(visit, reason);
  });
}

function visitReason(period: string, rules: CountRules, visit: CountedVisit): ExcludeReason | undefined {
  if (visit.status !== 'DONE') return 'NOT_DONE';
  if (!visit.day?.startsWith(period)) return 'OTHER_PERIOD';
  if (visit.mode === 'REMOTE') return 'REMOTE';
  if (!visit.isSummarised) return 'NO_SUMMARY';
  if (!rules.returnVisits && visit.kind === 'RETURN') return 'RETURN_VISIT';
  if (!rules.unplanned && visit.planItem === null) return 'UNPLANNED';
  return undefined;
}

export interface CountedExpansion {
  readonly id: string;
  readonly account: string;
  readonly status: string;
  readonly on: string;
  /** Whether the account has counted in a month before, for whomever. */
  readonly isCountedBefore: boolean;
}

/** An account counts once ever: of several in a month the earliest. */
export function judgeExpansions<E extends CountedExpansion>(period: string, expansions: readonly E[]): Judged<E>[] {
  const seen = new Set<string>();
  return expansions
    .toSorted((a, b) => compare(`${a.on} ${a.id}`, `${b.on} ${b.id}`))
    .map((expansion) => {
      if (expansion.status !== 'VERIFIED') return judged(expansion, 'NOT_VERIFIED');
      if (!expansion.on.startsWith(period)) return judged(expansion, 'OTHER_PERIOD');
      const isAgain = expansion.isCountedBefore || seen.has(expansion.account);
      seen.add(expansion.account);
      return judged(expansion, isAgain ? 'COUNTED_BEFORE' : undefined);
    });
}

export interface CountedDelivery {
  readonly id: string;
  readonly status: string;
  readonly ruling: string | null;
  readonly groups: number;
  /** The business day of the arrival. */
  readonly day: string | null;
}

/** A dispute that was ruled for a delivery lets it count like one that was confirmed. */
export function judgeDeliveries<D extends CountedDelivery>(period: string, deliveries: readonly D[]): Judged<D>[] {
  return deliveries.map((delivery) => {
    const { status, ruling, groups, day } = delivery;
    if (status === 'RESOLVED' && ruling === 'DUPLICATE') return judged(delivery, 'DUPLICATE');
    if (status !== 'CONFIRMED' && status !== 'RESOLVED') return judged(delivery, 'NOT_CONFIRMED');
    return judged(delivery, day?.startsWith(period) ? undefined : 'OTHER_PERIOD', String(groups));
  });
}

export interface CountedDeal {
  readonly id: string;
  readonly status: string;
  readonly signedOn: string | null;
  /** The specialist's part of the credit, 0 to 1, decimal text. */
  readonly share: string;
}

export function judgeDeals<D extends CountedDeal>(period: string, deals: readonly D[]): Judged<D>[] {
  return deals.map((deal) => {
    if (deal.status !== 'SIGNED') return judged(deal, 'NOT_SIGNED');
    return judged(deal, deal.signedOn?.startsWith(period) ? undefined : 'OTHER_PERIOD', deal.share);
  });
}

function judged<R>(record: R, reason: ExcludeReason | undefined, amount = '1'): Judged<R> {
  return reason ? { record, counted: false, amount: '0', reason } : { record, counted: true, amount };
}

function byEnd(a: CountedVisit, b: CountedVisit): number {
  return compare(`${a.actualEnd ?? '9'} ${a.id}`, `${b.actualEnd ?? '9'} ${b.id}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function dayOf({ account, day }: CountedVisit): string {
  return `${account} ${day ?? ''}`;
}
