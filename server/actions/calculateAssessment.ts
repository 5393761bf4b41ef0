import { Big } from 'big.js';
import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet, gradeFrom } from '../entities/assessmentSheet.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { MOVING_SHEET } from '../entities/assessmentVocabulary.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { AppError } from '../kit/errors.ts';
import { raw, sql } from '../kit/query/sql.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { scoreSheet, type Indicator, type LineScore, type SheetScore } from '../rules/assessmentScore.ts';
import { gatherEvidence, keepEvidence, NOUN_OF } from './assessmentEvidence.ts';
import { settingOf } from './settings.ts';
import { FIGURE_OF, planFigures, type PlanFigures } from './submitMonthlyPlan.ts';

/** Computes a sheet from the work of its month; as often as one likes until the specialist has confirmed it (domain §2.8). */
export const calculateAssessment = verb({
  name: 'calculateAssessment',
  on: AssessmentSheet,
  label: { zh: '计算', en: 'Calculate' },
  icon: 'Calculate',
  guard: { zh: '已确认或归档的考核表不再计算', en: 'A sheet that is confirmed or closed stands' },
  from: MOVING_SHEET,
  input: NoInput,
  run: async (unit, target) => {
    const sheet = await unit.load(AssessmentSheet, target);
    if (!MOVING_SHEET.includes(sheet.status)) throw new AppError('INVALID_TRANSITION');
    await calculate(unit, sheet);
  },
});

/** What was promised for the month. */
interface Promised {
  /** Null where no plan was ever reported. */
  readonly figures: PlanFigures | null;
  readonly lateWorkdays: number;
}

/** A line with the weight of its indicator. */
interface Weighed {
  readonly line: AssessmentLine;
  readonly weight: string;
}

/** Gathers evidence, scores the lines and sets the sheet's figures, in one go. */
export async function calculate(unit: Unit, sheet: AssessmentSheet): Promise<void> {
  const template = await unit.find(AssessmentTemplate, { id: { eq: sheet.template.id } });
  const lines = await unit.all(AssessmentLine, { sheet: { id: { eq: sheet.id } } });
  const ofTemplate = { template: { id: { eq: sheet.template.id } } };
  const printed = await unit.list<{ id: string; weight: string }>(AssessmentIndicator, ofTemplate, ['id', 'weight']);
  const weights = new Map(printed.map(({ id, weight }) => [id, weight]));
  const promised = await promisedFor(unit, sheet);
  const indicators: Indicator[] = [];
  for (const line of lines) indicators.push(await indicatorOf(unit, sheet, { line, weight: weights.get(line.indicator.id)! }, promised));
  const { weightPolicy, cap, planZeroPolicy } = template!;
  const perDay = await settingOf(unit, 'assessment.latePenaltyPerDay');
  const penalty = new Big(perDay).times(promised.lateWorkdays).toFixed(2);
  const score = scoreSheet({ weightPolicy, cap, planZeroPolicy, penalty }, indicators);
  for (const [index, line] of lines.entries()) await unit.set(AssessmentLine, line, lineValues(indicators[index]!, score.lines[index]!));
  await unit.set(AssessmentSheet, sheet, { ...(await sheetValues(unit, score)), penalty, calculatedAt: unit.now().toISOString() });
}

async function promisedFor(unit: Unit, { period, specialist }: AssessmentSheet): Promise<Promised> {
  const reported = { period: { eq: period }, specialist: { id: { eq: specialist.id } }, firstSubmittedAt: { isNull: false } };
  const plan = await unit.find(MonthlyPlan, reported);
  if (!plan) return { figures: null, lateWorkdays: 0 };
  const figures = (plan.committed as PlanFigures | null) ?? (await planFigures(unit, plan.id));
  return { figures, lateWorkdays: plan.lateWorkdays ?? 0 };
}

async function indicatorOf(unit: Unit, sheet: AssessmentSheet, { line, weight }: Weighed, { figures }: Promised): Promise<Indicator> {
  if (line.kind === 'RATING') {
    const ratings = await unit.all(AssessmentRating, { line: { id: { eq: line.id } } });
    return { kind: 'RATING', weight, subItems: ratings.map(({ share, points }) => ({ share, points: points ?? null })) };
  }
  const evidence = await gatherEvidence(unit, sheet, line.source);
  const noun = NOUN_OF[line.source];
  if (noun) await keepEvidence(unit, line.id, noun, evidence);
  const actual = noun ? evidence.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toString() : (line.actual ?? '0');
  const figure = line.source === 'MANUAL' ? undefined : FIGURE_OF[line.source];
  return { kind: 'QUANTITATIVE', weight, actual, plan: figure ? figures && String(figures[figure]) : (line.plan ?? null) };
}

function lineValues(indicator: Indicator, { rate, cappedRate, weight, score, note }: LineScore): Readonly<Record<string, unknown>> {
  const quantity = indicator.kind === 'QUANTITATIVE' ? { plan: indicator.plan ?? '0', actual: indicator.actual } : {};
  return { ...quantity, rate, cappedRate, weight: weight && new Big(weight).round(4).toFixed(4), score, note: note ?? null };
}

async function sheetValues(unit: Unit, { total, max, percent }: SheetScore): Promise<Readonly<Record<string, unknown>>> {
  if (percent === null) return { total, max, percent, grade: null, status: 'CALCULATED' };
  const [row] = await unit.rows<{ grade: string }>(
    sql`select case when p >= ${raw(gradeFrom('A'))} then 'A' when p >= ${raw(gradeFrom('B'))} then 'B'
      when p >= ${raw(gradeFrom('C'))} then 'C' else 'D' end as grade from (select ${percent}::numeric as p) of_sheet`,
  );
  return { total, max, percent, grade: row!.grade, status: 'RATED' };
}
