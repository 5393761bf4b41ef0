import {
  judgeDeals,
  judgeDeliveries,
  judgeExpansions,
  judgeVisits,
  type CountedDeal,
  type CountedDelivery,
  type CountedExpansion,
  type CountedVisit,
  type CountRules,
  type Judged,
} from './assessmentCount.ts';
import { judgeAttendance, type CountedAttendance } from './attendance.ts';

/** What a figure is counted from; others are entered by hand. */
export type CountedSource = 'VISIT' | 'EXPANSION' | 'DELIVERY' | 'DEAL';

/** What evidence is gathered of: figures, and points that follow from days at work. */
export type EvidenceSource = CountedSource | 'ATTENDANCE';

/** What evidence keeps of a record: that it was there, in which version, and the name of its account (domain §2.12 rule 8). */
export interface WorkRecord {
  readonly id: string;
  readonly version: number;
  readonly noun: string;
  readonly occurredOn: string | null;
  readonly title: string;
}

export type Evidence = Judged<WorkRecord>;

/** A record with what decides whether it counts: the facts that the judge of its source asks for. */
export interface WorkRow extends WorkRecord {
  readonly source: EvidenceSource;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Month {
  readonly period: string;
  readonly rules: CountRules;
  readonly rows: readonly WorkRow[];
}

/** Every record judged, by source: what is counted here is what the figure is (domain §2.8.4). */
export function judgeWork({ rows, ...month }: Month): ReadonlyMap<EvidenceSource, Evidence[]> {
  const sources = [...new Set(rows.map(({ source }) => source))];
  return new Map(sources.map((source) => [source, judge(source, { ...month, rows: rows.filter((row) => row.source === source) })]));
}

function judge(source: EvidenceSource, { period, rules, rows }: Month): Evidence[] {
  const facts = rows.map((row) => ({ ...row.facts, id: row.id, row }));
  switch (source) {
    case 'VISIT':
      return ofRows(judgeVisits(period, rules, facts as unknown as (CountedVisit & HasRow)[]));
    case 'EXPANSION':
      return ofRows(judgeExpansions(period, facts as unknown as (CountedExpansion & HasRow)[]));
    case 'DELIVERY':
      return ofRows(judgeDeliveries(period, facts as unknown as (CountedDelivery & HasRow)[]));
    case 'DEAL':
      return ofRows(judgeDeals(period, facts as unknown as (CountedDeal & HasRow)[]));
    case 'ATTENDANCE':
      return ofRows(judgeAttendance(facts as unknown as (CountedAttendance & HasRow)[]));
  }
}

interface HasRow {
  readonly row: WorkRow;
}

function ofRows(judged: readonly Judged<HasRow>[]): Evidence[] {
  return judged.map(({ record, ...judgement }) => ({ ...judgement, record: record.row }));
}

/** What a row of evidence says of a record. */
export function evidenceValues({ record, counted, amount, reason }: Evidence) {
  const { version, title, occurredOn } = record;
  return { recordVersion: version, title, occurredOn, counted, amount, excludeReason: reason ?? null, snapshot: { account: title } };
}
