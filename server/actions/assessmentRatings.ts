import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { User } from '../entities/user.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, decimal, text } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { calculate } from './calculateAssessment.ts';

class RateAssessmentInput {
  @decimal('分数', 'Points', { required: true, min: '0', max: '100' })
  points!: string;

  @text('评语', 'Comment', { max: 500 })
  comment?: string | null;
}

class AskRaterInput {
  @belongsTo('评分人', 'Rater', () => User, { required: true })
  rater!: string;
}

const FINAL = { zh: '考核表已确认,不能再评分', en: 'The sheet is confirmed; nothing is rated any more' };
const COMPUTED = {
  zh: '出勤分数按导入的出勤天数计算,不能评分;天数有误请在“出勤”中更正后重新计算',
  en: 'These points follow from the days attended; correct those, and calculate the sheet anew',
};
const GIVEN = { zh: '已有评分的评分人不能撤回', en: 'Somebody who has rated stays' };
const LAST = { zh: '每个子项至少要有一位评分人', en: 'Somebody has to rate each sub-item' };

/** Gives the points of a sub-item, as its rater or in their place; whoever sees the sheet has it calculated anew at once. */
export const rateAssessment = verb({
  name: 'rateAssessment',
  on: AssessmentRating,
  label: { zh: '评分', en: 'Rate' },
  icon: 'Star',
  guard: FINAL,
  input: RateAssessmentInput,
  run: async (unit, target, { points, comment }) => {
    const rating = await openRating(unit, target.id, target.expectedVersion);
    const by = { ratedBy: unit.guard.viewerId, ratedAt: unit.now().toISOString(), isCounted: false };
    await unit.set(AssessmentRating, rating, { points, ...(comment !== undefined && { comment }), ...by });
    if (unit.reads(AssessmentLine)) await calculateOf(unit, rating);
  },
});

/** Asks one more person for points of the same sub-item; the mean of all counts, once all have given theirs. */
export const askRater = verb({
  name: 'askRater',
  on: AssessmentRating,
  label: { zh: '增加评分人', en: 'Ask another rater' },
  icon: 'PersonAdd',
  guard: FINAL,
  input: AskRaterInput,
  run: async (unit, target, { rater }) => {
    const rating = await openRating(unit, target.id, target.expectedVersion);
    const { line, subItem, nameZh, nameEn, share, raterRole, specialist } = rating;
    const same = { line: { id: { eq: line.id } }, subItem: { id: { eq: subItem.id } } };
    const isAsked = await unit.exists(AssessmentRating, { ...same, rater: { id: { eq: rater } } });
    if (isAsked || rater === specialist.id) throw invalid('raterId', 'NOT_ALLOWED');
    const values = { line: line.id, subItem: subItem.id, nameZh, nameEn, share, raterRole, rater, specialist: specialist.id };
    await unit.add(AssessmentRating, values);
    await calculateOf(unit, rating);
  },
});

/** Asks somebody no more who has given no points, while others rate the sub-item. */
export const releaseRater = verb({
  name: 'releaseRater',
  on: AssessmentRating,
  label: { zh: '撤回评分人', en: 'Release rater' },
  icon: 'PersonPin',
  guard: GIVEN,
  removes: true,
  input: NoInput,
  run: async (unit, target) => {
    const rating = await openRating(unit, target.id, target.expectedVersion);
    if (rating.points !== null && rating.points !== undefined) throw new AppError('INVALID_TRANSITION', { label: GIVEN });
    const others = { line: { id: { eq: rating.line.id } }, subItem: { id: { eq: rating.subItem.id } }, id: { ne: rating.id } };
    if (!(await unit.exists(AssessmentRating, others))) throw new AppError('INVALID_TRANSITION', { label: LAST });
    await unit.set(AssessmentRating, rating, { deletedAt: unit.now().toISOString() });
    await calculateOf(unit, rating);
  },
});

/** Most raters see nothing of the sheet: whether it still moves is for the database to say. */
async function openRating(unit: Unit, id: string, expectedVersion: number | undefined): Promise<AssessmentRating> {
  const rating = await unit.load(AssessmentRating, { id, expectedVersion });
  const [row] = await unit.rows<{ open: boolean }>(sql`select internal.is_rating_open(${id}::uuid) as open`);
  if (!row?.open) throw new AppError('INVALID_TRANSITION', { label: FINAL });
  if (rating.source === 'ATTENDANCE') throw new AppError('INVALID_TRANSITION', { label: COMPUTED });
  return rating;
}

async function calculateOf(unit: Unit, { line }: AssessmentRating): Promise<void> {
  const found = await unit.find(AssessmentLine, { id: { eq: line.id } });
  if (found) await calculate(unit, await unit.load(AssessmentSheet, { id: found.sheet.id }));
}
