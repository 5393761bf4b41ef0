import type { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentSubItem } from '../entities/assessmentSubItem.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Evidence } from '../rules/assessmentEvidence.ts';
import { keepEvidence } from './assessmentEvidence.ts';
import { settingOf } from './settings.ts';

interface RatedLine {
  readonly sheet: AssessmentSheet;
  readonly line: AssessmentLine;
  /** The month's days at work; none before they were imported. */
  readonly attendance: readonly Evidence[];
}

/** Gives the points that follow from days at work, where the department imports those; rating goes back to people where it no longer does (domain AMB-16). */
export async function rateAttendance(unit: Unit, { sheet, line, attendance }: RatedLine): Promise<void> {
  const computed = await computedItems(unit, line, sheet);
  const points = attendance[0]?.amount ?? null;
  for (const rating of await unit.all(AssessmentRating, { line: { id: { eq: line.id } } })) {
    if (computed.has(rating.subItem.id)) await givePoints(unit, rating, points);
    else if (rating.source === 'ATTENDANCE') await unit.set(AssessmentRating, rating, { source: 'MANUAL', ...NOT_GIVEN });
  }
  await keepEvidence(unit, line.id, computed.size ? attendance : []);
}

const NOT_GIVEN = { points: null, comment: null, ratedBy: null, ratedAt: null, isCounted: false };

async function givePoints(unit: Unit, rating: AssessmentRating, points: string | null): Promise<void> {
  if (rating.source === 'ATTENDANCE' && isSame(rating.points ?? null, points)) return;
  const given = points === null ? NOT_GIVEN : { ...NOT_GIVEN, points, ratedAt: unit.now().toISOString() };
  await unit.set(AssessmentRating, rating, { source: 'ATTENDANCE', ...given });
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Number(one) === Number(other);
}

async function computedItems(unit: Unit, { indicator }: AssessmentLine, { orgUnit }: AssessmentSheet): Promise<ReadonlySet<string>> {
  if (!indicator || (await settingOf(unit, 'attendance.source', orgUnit.id)) !== 'IMPORT') return new Set();
  const items = { indicator: { id: { eq: indicator.id } }, source: { eq: 'ATTENDANCE' } };
  return new Set((await unit.list<{ id: string }>(AssessmentSubItem, items, ['id'])).map(({ id }) => id));
}
