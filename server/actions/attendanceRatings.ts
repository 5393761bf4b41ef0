import type { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSubItem } from '../entities/assessmentSubItem.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Evidence } from '../rules/assessmentEvidence.ts';
import { keepEvidence } from './assessmentEvidence.ts';

/** The month's days at work, none before they were imported; null where the department does not import them. */
export type Attended = readonly Evidence[] | null;

/** Gives the points that follow from days at work, where the department imports those; rating goes back to people where it no longer does (domain AMB-16). */
export async function rateAttendance(unit: Unit, line: AssessmentLine, attended: Attended): Promise<void> {
  const computed = attended ? await computedItems(unit, line) : new Set();
  const points = attended?.[0]?.amount ?? null;
  for (const rating of await unit.all(AssessmentRating, { line: { id: { eq: line.id } } })) {
    if (computed.has(rating.subItem.id)) await givePoints(unit, rating, points);
    else if (rating.source === 'ATTENDANCE') await unit.set(AssessmentRating, rating, { source: 'MANUAL', ...NOT_GIVEN });
  }
  await keepEvidence(unit, line.id, attended && computed.size ? attended : []);
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

async function computedItems(unit: Unit, { indicator }: AssessmentLine): Promise<ReadonlySet<string>> {
  if (!indicator) return new Set();
  const items = { indicator: { id: { eq: indicator.id } }, source: { eq: 'ATTENDANCE' } };
  return new Set((await unit.list<{ id: string }>(AssessmentSubItem, items, ['id'])).map(({ id }) => id));
}
