import { judgeWork, type Evidence, type EvidenceSource, type WorkRow } from '../rules/assessmentEvidence.ts';
import { SETTINGS } from '../entities/settingCatalogue.ts';
import { businessDay } from './clock.ts';
import type { Deed } from './deeds.ts';

const NOUNS = { VISIT: 'Visit', EXPANSION: 'Expansion', DELIVERY: 'SiteDelivery' } as const;

/** What a specialist's month rests on, judged by the rules of the product itself. */
export function judgedMonth(
  deeds: readonly Deed[],
  itemOf: ReadonlyMap<string, string>,
  period: string,
): ReadonlyMap<EvidenceSource, Evidence[]> {
  const rows = deeds.flatMap((deed) => {
    const [row, ...days] = workOf(deed, itemOf);
    return row && days.some((day) => day?.startsWith(period)) ? [row] : [];
  });
  const rules = { unplanned: SETTINGS['count.unplanned'].value, returnVisits: SETTINGS['count.returnVisits'].value };
  return judgeWork({ period, rules, rows });
}

/** The record of a deed as it is judged, and the days by whose months it is looked at. */
function workOf(deed: Deed, itemOf: ReadonlyMap<string, string>): readonly [WorkRow | null, ...(string | null)[]] {
  const { kind, row, account, party } = deed;
  const day = (name: string): string | null => (row[name] ? businessDay(String(row[name])) : null);
  const named = { id: row.id, version: 1, title: account?.name ?? party ?? '' };
  if (kind === 'VISIT') {
    const [made, planned] = [day('actualEnd'), day('plannedStart')];
    return [
      { ...named, source: kind, noun: NOUNS[kind], occurredOn: made ?? planned, facts: visitFacts(deed, itemOf, made) },
      made,
      planned,
    ];
  }
  if (kind === 'EXPANSION') {
    const [on, isCountedBefore] = [String(row['on']), false];
    const facts = { account: account?.id, status: row['status'], on, isCountedBefore };
    return [{ ...named, source: kind, noun: NOUNS[kind], occurredOn: on, facts }, on];
  }
  if (kind === 'DEAL') return [null];
  const [arrived, expected] = [day('arrivedAt'), day('expectedAt')];
  const facts = { status: row['status'], ruling: row['ruling'] ?? null, groups: row['groups'], day: arrived };
  return [{ ...named, source: kind, noun: NOUNS[kind], occurredOn: arrived ?? expected, facts }, arrived, expected];
}

function visitFacts({ row, account }: Deed, itemOf: ReadonlyMap<string, string>, day: string | null): WorkRow['facts'] {
  const { status, kind, mode = null, summary, actualEnd = null } = row as Readonly<Record<string, unknown>>;
  return { account: account?.id, status, kind, mode, planItem: itemOf.get(row.id) ?? null, isSummarised: Boolean(summary), actualEnd, day };
}
