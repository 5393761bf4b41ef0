import { AssessmentEvidence } from '../entities/assessmentEvidence.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import type { IndicatorSource } from '../entities/assessmentVocabulary.ts';
import { Deal } from '../entities/deal.ts';
import { DealSplit } from '../entities/dealSplit.ts';
import { Expansion } from '../entities/expansion.ts';
import { SiteDelivery } from '../entities/siteDelivery.ts';
import { Visit } from '../entities/visit.ts';
import type { ChoiceOf, EntityClass } from '../kit/field/index.ts';
import type { Unit } from '../kit/store/unit.ts';
import {
  judgeDeals,
  judgeDeliveries,
  judgeExpansions,
  judgeVisits,
  type CountedDeal,
  type CountedDelivery,
  type CountedExpansion,
  type CountedVisit,
  type Judged,
} from '../rules/assessmentCount.ts';
import { addDays, nextMonth } from '../rules/workCalendar.ts';
import { settingOf } from './settings.ts';

/** What every candidate record is told by. */
interface Candidate {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly occurredOn: string | null;
}

type Evidence = Judged<Candidate>;

type Gather = (unit: Unit, sheet: AssessmentSheet) => Promise<Evidence[]>;

/** The candidates of a month by source of an indicator, each judged: what is counted here is what the figure is (domain §2.8.4). */
const GATHERERS: Partial<Record<ChoiceOf<typeof IndicatorSource>, Gather>> = {
  VISIT: visits,
  EXPANSION: expansions,
  DELIVERY: deliveries,
  DEAL: deals,
};

/** Judges the sheet's candidates for a source; none for figures that are entered by hand. */
export function gatherEvidence(unit: Unit, sheet: AssessmentSheet, source: ChoiceOf<typeof IndicatorSource>): Promise<Evidence[]> {
  return GATHERERS[source]?.(unit, sheet) ?? Promise.resolve([]);
}

/** Writes the evidence of a line down: rows of records that are candidates no more are deleted. */
export async function keepEvidence(unit: Unit, line: string, noun: EntityClass, evidence: readonly Evidence[]): Promise<void> {
  const kept = new Map((await unit.all(AssessmentEvidence, { line: { id: { eq: line } } })).map((row) => [row.recordId, row]));
  for (const { record, counted, amount, reason } of evidence) {
    const judged = { recordVersion: record.version, counted, amount, excludeReason: reason ?? null, occurredOn: record.occurredOn };
    const row = kept.get(record.id);
    kept.delete(record.id);
    if (!row)
      await unit.add(AssessmentEvidence, { line, noun: noun.name, recordId: record.id, title: record.title, snapshot: record, ...judged });
    else await unit.set(AssessmentEvidence, row, { ...judged, title: record.title, snapshot: record });
  }
  for (const row of kept.values()) await unit.set(AssessmentEvidence, row, { deletedAt: unit.now().toISOString() });
}

/** The noun whose records a source counts. */
export const NOUN_OF: Partial<Record<ChoiceOf<typeof IndicatorSource>, EntityClass>> = {
  VISIT: Visit,
  EXPANSION: Expansion,
  DELIVERY: SiteDelivery,
  DEAL: Deal,
};

/** The instants of a month in Asia/Shanghai. */
function within(period: string): { gte: string; lt: string } {
  const start = (month: string): string => new Date(`${month}-01T00:00:00+08:00`).toISOString();
  return { gte: start(period), lt: start(nextMonth(period)) };
}

async function visits(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Evidence[]> {
  const rules = {
    unplanned: await settingOf(unit, 'count.unplanned'),
    returnVisits: await settingOf(unit, 'count.returnVisits'),
  };
  const inMonth = { or: [{ actualEnd: within(period) }, { actualEnd: { isNull: true }, plannedStart: within(period) }] };
  const names = ['id', 'version', 'no', 'account', 'status', 'kind', 'mode', 'planItem', 'summary', 'actualEnd', 'plannedStart'];
  const found = await unit.list<CountedVisit & { version: number; no: string; plannedStart: string | null }>(
    Visit,
    { specialist: { id: { eq: specialist.id } }, ...inMonth },
    names,
  );
  const candidates = found.map((visit) => {
    const at = visit.actualEnd ?? visit.plannedStart;
    return Object.assign(visit, { day: visit.actualEnd && unit.dayOf(visit.actualEnd), title: visit.no, occurredOn: at && unit.dayOf(at) });
  });
  return judgeVisits(period, rules, candidates);
}

async function expansions(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Evidence[]> {
  const month = { gte: `${period}-01`, lt: `${nextMonth(period)}-01` };
  const found = await unit.list<CountedExpansion & { version: number }>(
    Expansion,
    { specialist: { id: { eq: specialist.id } }, on: month },
    ['id', 'version', 'account', 'status', 'on'],
  );
  const earlier = { status: { eq: 'VERIFIED' }, on: { lte: addDays(month.gte, -1) } };
  const before = await unit.list<{ account: string }>(Expansion, earlier, ['account']);
  const candidates = found.map((expansion) => Object.assign(expansion, { title: expansion.on, occurredOn: expansion.on }));
  return judgeExpansions(period, new Set(before.map(({ account }) => account)), candidates);
}

async function deliveries(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Evidence[]> {
  const inMonth = { or: [{ arrivedAt: within(period) }, { arrivedAt: { isNull: true }, expectedAt: within(period) }] };
  const found = await unit.list<Omit<CountedDelivery, 'day'> & { version: number; no: string; arrivedAt: string | null }>(
    SiteDelivery,
    { specialist: { id: { eq: specialist.id } }, ...inMonth },
    ['id', 'version', 'no', 'status', 'ruling', 'groups', 'arrivedAt', 'partyName'],
  );
  const candidates = found.map((delivery) => {
    const day = delivery.arrivedAt && unit.dayOf(delivery.arrivedAt);
    return Object.assign(delivery, { day, title: delivery.no, occurredOn: day });
  });
  return judgeDeliveries(period, candidates);
}

/** Deals of the specialist's own, and those that somebody shares with them. */
async function deals(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Evidence[]> {
  const mine = { specialist: { id: { eq: specialist.id } } };
  const month = { gte: `${period}-01`, lt: `${nextMonth(period)}-01` };
  const found = await unit.list<Omit<CountedDeal, 'share'> & { version: number; no: string; specialist: string }>(
    Deal,
    { signedOn: month, or: [mine, { splits: { some: mine } }] },
    ['id', 'version', 'no', 'status', 'signedOn', 'specialist', 'amount'],
  );
  const splits = await unit.list<{ deal: string; specialist: string; share: string }>(
    DealSplit,
    { deal: { id: { in: found.map(({ id }) => id) } } },
    ['deal', 'specialist', 'share'],
  );
  const shareOf = (deal: string): string => {
    const ofDeal = splits.filter((split) => split.deal === deal);
    if (ofDeal.length === 0) return '1';
    return ofDeal.find((split) => split.specialist === specialist.id)?.share ?? '0';
  };
  const candidates = found.map((deal) => Object.assign(deal, { share: shareOf(deal.id), title: deal.no, occurredOn: deal.signedOn }));
  return judgeDeals(period, candidates);
}
