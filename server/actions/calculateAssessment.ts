import { Big } from 'big.js';
import { AssessmentAppeal } from '../entities/assessmentAppeal.ts';
import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { MOVING_SHEET, type SheetStatus } from '../entities/assessmentVocabulary.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { AppError } from '../kit/errors.ts';
import type { ChoiceOf } from '../kit/field/index.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { gradeOf, neededForNextGrade } from '../rules/assessmentGrade.ts';
import { meanPoints, scoreSheet, type Indicator, type LineScore, type Rating } from '../rules/assessmentScore.ts';
import { gatherEvidence, keepEvidence, type CountedSource, type Evidence } from './assessmentEvidence.ts';
import { gradeBounds, latePenalty, proRating, schemeOf } from './assessmentScheme.ts';
import { FIGURE_OF, planFigures, type PlanFigures } from './submitMonthlyPlan.ts';

const STANDS = { zh: '已确认或归档的考核表不再计算', en: 'A sheet that is confirmed or closed stands' };

/** Computes a sheet from the work of its month; as often as one likes until the specialist has confirmed it (domain §2.8). */
export const calculateAssessment = verb({
  name: 'calculateAssessment',
  on: AssessmentSheet,
  label: { zh: '计算', en: 'Calculate' },
  icon: 'Calculate',
  guard: STANDS,
  from: MOVING_SHEET,
  input: NoInput,
  run: async (unit, target) => {
    const sheet = await unit.load(AssessmentSheet, target);
    if (!MOVING_SHEET.includes(sheet.status)) throw new AppError('INVALID_TRANSITION', { label: STANDS });
    await calculate(unit, sheet);
  },
});

/** What was promised for the month. */
interface Promised {
  /** Null where no plan was ever reported. */
  readonly figures: PlanFigures | null;
  readonly lateWorkdays: number;
}

/** What the lines of a sheet are computed from. */
interface Grounds {
  readonly weights: ReadonlyMap<string, string>;
  readonly promised: Promised;
  readonly evidence: ReadonlyMap<CountedSource, Evidence[]>;
  readonly atWork: (plan: string) => string;
}

/** Gathers evidence, scores the lines and sets the sheet's figures, in one go. */
export async function calculate(unit: Unit, sheet: AssessmentSheet): Promise<void> {
  const template = await unit.find(AssessmentTemplate, { id: { eq: sheet.template.id } });
  const lines = await unit.all(AssessmentLine, { sheet: { id: { eq: sheet.id } } });
  const grounds = await groundsOf(unit, sheet);
  const indicators: Indicator[] = [];
  for (const line of lines) indicators.push(await indicatorOf(unit, line, grounds));
  const scheme = await schemeOf(unit, template!, sheet.orgUnit.id);
  const penalty = await latePenalty(unit, sheet, grounds.promised.lateWorkdays);
  const { lines: scores, total, max, percent } = scoreSheet({ ...scheme, penalty }, indicators);
  const bounds = await gradeBounds(unit);
  const needed = neededForNextGrade({ ...scheme, penalty }, indicators, bounds);
  for (const [index, line] of lines.entries()) {
    const wholePlan = wholePlanOf(line, indicators[index]!, grounds);
    await unit.set(AssessmentLine, line, { ...lineValues(indicators[index]!, scores[index]!), wholePlan, needed: needed[index] });
  }
  const grade = percent && gradeOf(percent, bounds);
  const figures = { ...scheme, penalty, total, max, percent, grade };
  await unit.set(AssessmentSheet, sheet, {
    ...figures,
    status: await statusOf(unit, sheet, percent),
    calculatedAt: unit.now().toISOString(),
  });
}

/** A sheet with a rating missing goes no further; one with an open appeal stays appealed. */
async function statusOf(unit: Unit, { id, status }: AssessmentSheet, percent: string | null): Promise<ChoiceOf<typeof SheetStatus>> {
  if (percent === null) return 'CALCULATED';
  const isOpen = { sheet: { id: { eq: id } }, outcome: { isNull: true } };
  return status === 'APPEALED' && (await unit.exists(AssessmentAppeal, isOpen)) ? 'APPEALED' : 'RATED';
}

async function groundsOf(unit: Unit, sheet: AssessmentSheet): Promise<Grounds> {
  const ofTemplate = { template: { id: { eq: sheet.template.id } } };
  const printed = await unit.list<{ id: string; weight: string }>(AssessmentIndicator, ofTemplate, ['id', 'weight']);
  return {
    weights: new Map(printed.map(({ id, weight }) => [id, weight])),
    promised: await promisedFor(unit, sheet),
    evidence: await gatherEvidence(unit, sheet),
    atWork: await proRating(unit, sheet),
  };
}

async function promisedFor(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Promised> {
  const reported = { period: { eq: period }, specialist: { id: { eq: specialist.id } }, firstSubmittedAt: { isNull: false } };
  const plan = await unit.find(MonthlyPlan, reported);
  if (!plan) return { figures: null, lateWorkdays: 0 };
  const figures = (plan.committed as PlanFigures | null) ?? (await planFigures(unit, plan.id));
  return { figures, lateWorkdays: plan.lateWorkdays ?? 0 };
}

async function indicatorOf(unit: Unit, line: AssessmentLine, { weights, promised, evidence, atWork }: Grounds): Promise<Indicator> {
  const weight = weights.get(line.indicator.id)!;
  if (line.kind === 'RATING') return { kind: 'RATING', weight, subItems: await subItemsOf(unit, line) };
  if (line.source === 'MANUAL') return { kind: 'QUANTITATIVE', weight, plan: line.plan ?? null, actual: line.actual ?? '0' };
  const records = evidence.get(line.source) ?? [];
  await keepEvidence(unit, line.id, records);
  const actual = records.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toString();
  const whole = promisedBy(promised, line.source);
  const plan = whole && atWork(whole);
  return { kind: 'QUANTITATIVE', weight, actual, plan, isProRated: plan !== whole };
}

function promisedBy({ figures }: Promised, source: CountedSource): string | null {
  return figures && String(figures[FIGURE_OF[source]] ?? 0);
}

function wholePlanOf({ source }: AssessmentLine, indicator: Indicator, { promised }: Grounds): string | null {
  return indicator.kind === 'QUANTITATIVE' && indicator.isProRated && source !== 'MANUAL' ? promisedBy(promised, source) : null;
}

/** Sub-items with the mean of what their raters gave; nothing while one of them has not. */
async function subItemsOf(unit: Unit, line: AssessmentLine): Promise<Rating['subItems']> {
  const ratings = await unit.all(AssessmentRating, { line: { id: { eq: line.id } } });
  for (const rating of ratings.filter(({ points, isCounted }) => points && !isCounted))
    await unit.set(AssessmentRating, rating, { isCounted: true });
  const bySubItem = Map.groupBy(ratings, ({ subItem }) => subItem.id);
  return [...bySubItem.values()].map((given) => ({
    share: given[0]!.share,
    points: meanPoints(given.map(({ points }) => points ?? null)),
  }));
}

function lineValues(indicator: Indicator, { rate, cappedRate, weight, score, note }: LineScore): Readonly<Record<string, unknown>> {
  const quantity = indicator.kind === 'QUANTITATIVE' ? { plan: indicator.plan ?? '0', actual: indicator.actual } : {};
  return { ...quantity, rate, cappedRate, weight: weight && new Big(weight).round(4).toFixed(4), score, note: note ?? null };
}
