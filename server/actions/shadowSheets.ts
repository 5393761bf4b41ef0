import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { MOVING_SHEET } from '../entities/assessmentVocabulary.ts';
import type { Unit } from '../kit/store/unit.ts';

/** The sheets of the same month by other templates, computed beside the one that counts as long as they move (domain AMB-3). */
export function shadowsOf(unit: Unit, { specialist, period }: AssessmentSheet): Promise<AssessmentSheet[]> {
  const sameMonth = { specialist: { id: { eq: specialist.id } }, period: { eq: period } };
  return unit.all(AssessmentSheet, { ...sameMonth, isShadow: { eq: true }, status: { in: MOVING_SHEET } });
}

/** Nobody is asked twice: what was given for an item on the sheet that counts stands for the item of the same name on a shadow. */
export async function takeOverPoints(unit: Unit, from: AssessmentSheet, to: AssessmentSheet): Promise<void> {
  const given = await ratingsOf(unit, from, { isNull: false });
  for (const rating of await ratingsOf(unit, to, { isNull: true })) {
    const same = given.find(({ nameZh, raterRole }) => nameZh === rating.nameZh && raterRole === rating.raterRole);
    if (!same) continue;
    const { points, comment, ratedBy, ratedAt } = same;
    await unit.set(AssessmentRating, rating, { points, comment, ratedBy: ratedBy?.id, ratedAt, isCounted: false });
  }
}

function ratingsOf(unit: Unit, { id }: AssessmentSheet, points: object): Promise<AssessmentRating[]> {
  return unit.all(AssessmentRating, { line: { sheet: { id: { eq: id } } }, points });
}
