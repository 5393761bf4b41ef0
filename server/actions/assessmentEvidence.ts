import { AssessmentEvidence } from '../entities/assessmentEvidence.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import type { IndicatorSource } from '../entities/assessmentVocabulary.ts';
import type { ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
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
  type CountRules,
  type Judged,
} from '../rules/assessmentCount.ts';
import { settingOf } from './settings.ts';

/** What a sheet is calculated from by source of an indicator; `MANUAL` figures are entered by hand. */
export type CountedSource = Exclude<ChoiceOf<typeof IndicatorSource>, 'MANUAL'>;

/** What evidence keeps of a record: that it was there, in which version, and the name of its account (domain §2.12 rule 8). */
export interface WorkRecord {
  readonly id: string;
  readonly version: number;
  readonly noun: string;
  readonly occurredOn: string | null;
  readonly title: string;
}

export type Evidence = Judged<WorkRecord>;

interface WorkRow extends WorkRecord {
  readonly source: CountedSource;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Every record of the month that stands to the specialist's credit, judged, by source: what is counted here is what the figure is (domain §2.8.4). */
export async function gatherEvidence(unit: Unit, { id, period }: AssessmentSheet): Promise<ReadonlyMap<CountedSource, Evidence[]>> {
  const rows = await unit.rows<WorkRow>(
    sql`select source, noun, id::text, version, occurred_on::text as "occurredOn", title, facts from internal.credited_work(${id}::uuid)`,
  );
  const rules = await countRules(unit);
  const sources = [...new Set(rows.map(({ source }) => source))];
  return new Map(sources.map((source) => [source, judge(source, { period, rules, rows: rows.filter((row) => row.source === source) })]));
}

async function countRules(unit: Unit): Promise<CountRules> {
  return { unplanned: await settingOf(unit, 'count.unplanned'), returnVisits: await settingOf(unit, 'count.returnVisits') };
}

interface Month {
  readonly period: string;
  readonly rules: CountRules;
  readonly rows: readonly WorkRow[];
}

function judge(source: CountedSource, { period, rules, rows }: Month): Evidence[] {
  // the facts of a record are those that the database tells for its source
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
  }
}

interface HasRow {
  readonly row: WorkRow;
}

function ofRows(judged: readonly Judged<HasRow>[]): Evidence[] {
  return judged.map(({ record, ...judgement }) => ({ ...judgement, record: record.row }));
}

/** Writes the evidence of a line down: rows of records that are candidates no more are deleted. */
export async function keepEvidence(unit: Unit, line: string, evidence: readonly Evidence[]): Promise<void> {
  const kept = new Map((await unit.all(AssessmentEvidence, { line: { id: { eq: line } } })).map((row) => [row.recordId, row]));
  for (const judged of evidence) {
    const row = kept.get(judged.record.id);
    kept.delete(judged.record.id);
    const values = evidenceValues(judged);
    if (!row) await unit.add(AssessmentEvidence, { line, noun: judged.record.noun, recordId: judged.record.id, ...values });
    else if (differs(row, values)) await unit.set(AssessmentEvidence, row, values);
  }
  for (const row of kept.values()) await unit.set(AssessmentEvidence, row, { deletedAt: unit.now().toISOString() });
}

function evidenceValues({ record, counted, amount, reason }: Evidence) {
  const { version, title, occurredOn } = record;
  return { recordVersion: version, title, occurredOn, counted, amount, excludeReason: reason ?? null, snapshot: { account: title } };
}

/** Calculating anew writes down what has changed alone. */
function differs(row: AssessmentEvidence, { amount, snapshot: _same, ...values }: ReturnType<typeof evidenceValues>): boolean {
  return (
    Number(row.amount) !== Number(amount) || Object.entries(values).some(([name, value]) => row[name as keyof typeof values] !== value)
  );
}
