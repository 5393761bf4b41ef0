import { AssessmentEvidence } from '../entities/assessmentEvidence.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { CountRules } from '../rules/assessmentCount.ts';
import { evidenceValues, judgeWork, type Evidence, type EvidenceSource, type WorkRow } from '../rules/assessmentEvidence.ts';
import { settingOf } from './settings.ts';

/** Every record of the month that stands to the specialist's credit, judged, by source. */
export async function gatherEvidence(unit: Unit, { id, period }: AssessmentSheet): Promise<ReadonlyMap<EvidenceSource, Evidence[]>> {
  const rows = await unit.rows<WorkRow>(
    sql`select source, noun, id::text, version, occurred_on::text as "occurredOn", title, facts from internal.credited_work(${id}::uuid)`,
  );
  return judgeWork({ period, rules: await countRules(unit), rows });
}

async function countRules(unit: Unit): Promise<CountRules> {
  return { unplanned: await settingOf(unit, 'count.unplanned'), returnVisits: await settingOf(unit, 'count.returnVisits') };
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

/** Calculating anew writes down what has changed alone. */
function differs(row: AssessmentEvidence, { amount, snapshot: _same, ...values }: ReturnType<typeof evidenceValues>): boolean {
  return (
    Number(row.amount) !== Number(amount) || Object.entries(values).some(([name, value]) => row[name as keyof typeof values] !== value)
  );
}
