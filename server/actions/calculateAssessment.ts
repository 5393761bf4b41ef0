import { AssessmentAppeal } from '../entities/assessmentAppeal.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { MOVING_SHEET, type SheetStatus } from '../entities/assessmentVocabulary.ts';
import { AppError } from '../kit/errors.ts';
import type { ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { CountedSource, Evidence, EvidenceSource } from '../rules/assessmentEvidence.ts';
import { meanPoints, type Indicator, type Rating } from '../rules/assessmentScore.ts';
import { actualOf, drawUp } from '../rules/assessmentSheet.ts';
import { gatherEvidence, keepEvidence } from './assessmentEvidence.ts';
import { rateAttendance, type Attended } from './attendanceRatings.ts';
import { gradeBounds, latePenalty, proRating, schemeOf } from './assessmentScheme.ts';
import { fittedLines, printedWeights, type Weights } from './dealLine.ts';
import { settingOf } from './settings.ts';
import { shadowsOf, takeOverPoints } from './shadowSheets.ts';
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

/** Draws up what the month comes to by the other templates, with the points that have been given. */
async function calculateShadows(unit: Unit, sheet: AssessmentSheet): Promise<void> {
  for (const shadow of await shadowsOf(unit, sheet)) {
    await takeOverPoints(unit, sheet, shadow);
    await calculate(unit, shadow);
  }
}

/** What was promised for the month. */
interface Promised {
  /** Null where no plan was ever reported. */
  readonly figures: PlanFigures | null;
  readonly lateWorkdays: number;
}

/** What the lines of a sheet are computed from. */
interface Grounds {
  readonly weights: Weights;
  readonly promised: Promised;
  readonly evidence: ReadonlyMap<EvidenceSource, Evidence[]>;
  readonly attended: Attended;
  readonly atWork: (plan: string) => string;
}

/** Gathers evidence, scores the lines and sets the sheet's figures, in one go. */
export async function calculate(unit: Unit, sheet: AssessmentSheet): Promise<void> {
  const template = await unit.find(AssessmentTemplate, { id: { eq: sheet.template.id } });
  const scheme = await schemeOf(unit, template!, sheet.orgUnit.id);
  const grounds = await groundsOf(unit, sheet);
  const lines = await fittedLines(unit, sheet, scheme.weightPolicy, grounds.weights);
  const indicators: Indicator[] = [];
  for (const line of lines) indicators.push(await indicatorOf(unit, line, grounds));
  const penalty = await latePenalty(unit, sheet, grounds.promised.lateWorkdays);
  const { lines: drawn, figures } = drawUp({ ...scheme, penalty }, indicators, await gradeBounds(unit));
  for (const [index, line] of lines.entries())
    await unit.set(AssessmentLine, line, { ...drawn[index], wholePlan: wholePlanOf(line, indicators[index]!, grounds) });
  await unit.set(AssessmentSheet, sheet, {
    ...figures,
    status: await statusOf(unit, sheet, figures.percent),
    calculatedAt: unit.now().toISOString(),
  });
  if (!sheet.isShadow) await calculateShadows(unit, sheet);
}

/** A sheet with a rating missing goes no further; one with an open appeal stays appealed. */
async function statusOf(unit: Unit, { id, status }: AssessmentSheet, percent: string | null): Promise<ChoiceOf<typeof SheetStatus>> {
  if (percent === null) return 'CALCULATED';
  const isOpen = { sheet: { id: { eq: id } }, outcome: { isNull: true } };
  return status === 'APPEALED' && (await unit.exists(AssessmentAppeal, isOpen)) ? 'APPEALED' : 'RATED';
}

async function groundsOf(unit: Unit, sheet: AssessmentSheet): Promise<Grounds> {
  const evidence = await gatherEvidence(unit, sheet);
  const isImported = (await settingOf(unit, 'attendance.source', sheet.orgUnit.id)) === 'IMPORT';
  return {
    weights: await printedWeights(unit, sheet.template.id),
    promised: await promisedFor(unit, sheet),
    evidence,
    attended: isImported ? (evidence.get('ATTENDANCE') ?? []) : null,
    atWork: await proRating(unit, sheet),
  };
}

/** Whatever department the plan was closed in: the specialist may have left it since. */
async function promisedFor(unit: Unit, { id }: AssessmentSheet): Promise<Promised> {
  const [promised] = await unit.rows<{ plan: string; committed: PlanFigures | null; lateWorkdays: number | null }>(
    sql`select plan::text, committed, late_workdays as "lateWorkdays" from internal.promised_work(${id}::uuid)`,
  );
  if (!promised) return { figures: null, lateWorkdays: 0 };
  return { figures: promised.committed ?? (await planFigures(unit, promised.plan)), lateWorkdays: promised.lateWorkdays ?? 0 };
}

async function indicatorOf(unit: Unit, line: AssessmentLine, grounds: Grounds): Promise<Indicator> {
  const { weights, promised, evidence, atWork } = grounds;
  const weight = line.indicator ? weights.byIndicator.get(line.indicator.id)! : weights.missing;
  if (line.kind === 'RATING') return { kind: 'RATING', weight, subItems: await subItemsOf(unit, line, grounds.attended) };
  if (line.source === 'MANUAL') return { kind: 'QUANTITATIVE', weight, plan: line.plan ?? null, actual: line.actual ?? '0' };
  const records = evidence.get(line.source) ?? [];
  await keepEvidence(unit, line.id, records);
  const whole = promisedBy(promised, line.source);
  const plan = whole && atWork(whole);
  return { kind: 'QUANTITATIVE', weight, actual: actualOf(records), plan, isProRated: plan !== whole };
}

function promisedBy({ figures }: Promised, source: CountedSource): string | null {
  return figures && String(figures[FIGURE_OF[source]] ?? 0);
}

function wholePlanOf({ source }: AssessmentLine, indicator: Indicator, { promised }: Grounds): string | null {
  return indicator.kind === 'QUANTITATIVE' && indicator.isProRated && source !== 'MANUAL' ? promisedBy(promised, source) : null;
}

/** Sub-items with the mean of what their raters gave; nothing while one of them has not. */
async function subItemsOf(unit: Unit, line: AssessmentLine, attended: Attended): Promise<Rating['subItems']> {
  await rateAttendance(unit, line, attended);
  const ratings = await unit.all(AssessmentRating, { line: { id: { eq: line.id } } });
  for (const rating of ratings.filter(({ points, isCounted }) => points && !isCounted))
    await unit.set(AssessmentRating, rating, { isCounted: true });
  const bySubItem = Map.groupBy(ratings, ({ subItem }) => subItem.id);
  return [...bySubItem.values()].map((given) => ({
    share: given[0]!.share,
    points: meanPoints(given.map(({ points }) => points ?? null)),
  }));
}
