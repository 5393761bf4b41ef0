import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { MOVING_SHEET } from '../entities/assessmentVocabulary.ts';
import type { Unit } from '../kit/store/unit.ts';

/** The sheets of the same month by other templates, computed beside the one that counts as long as they move (domain AMB-3). */
export function shadowsOf(unit: Unit, { specialist, period }: AssessmentSheet): Promise<AssessmentSheet[]> {
  const sameMonth = { specialist: { id: { eq: specialist.id } }, period: { eq: period } };
  return unit.all(AssessmentSheet, { ...sameMonth, isShadow: { eq: true }, status: { in: MOVING_SHEET } });
}

/** Nobody is asked twice: points of the sheet that counts stand for the item of the same name on a shadow, unless it was rated there since. */
export async function takeOverPoints(unit: Unit, from: AssessmentSheet, to: AssessmentSheet): Promise<void> {
  const given = (await ratingsOf(unit, from)).filter(({ points }) => points !== null && points !== undefined);
  for (const rating of await ratingsOf(unit, to)) {
    const same = given.find(({ nameZh, raterRole }) => nameZh === rating.nameZh && raterRole === rating.raterRole);
    if (!same || Number(same.points) === Number(rating.points ?? NaN) || instant(rating) > instant(same)) continue;
    const { points, comment, ratedBy, ratedAt } = same;
    await unit.set(AssessmentRating, rating, { points, comment, ratedBy: ratedBy?.id, ratedAt, isCounted: false });
  }
}

function instant({ ratedAt }: AssessmentRating): number {
  return ratedAt ? Date.parse(ratedAt) : 0;
}

function ratingsOf(unit: Unit, { id }: AssessmentSheet): Promise<AssessmentRating[]> {
  return unit.all(AssessmentRating, { line: { sheet: { id: { eq: id } } } });
}
