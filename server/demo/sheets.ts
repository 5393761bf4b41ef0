import { Big } from 'big.js';
import { SETTINGS } from '../entities/settingCatalogue.ts';
import { evidenceValues, type CountedSource, type Evidence, type EvidenceSource } from '../rules/assessmentEvidence.ts';
import { meanPoints, type Indicator, type Scheme } from '../rules/assessmentScore.ts';
import { actualOf, drawUp, frozenHash } from '../rules/assessmentSheet.ts';
import { nextMonth } from '../rules/workCalendar.ts';
import { instantOf, PAST, type DemoClock } from './clock.ts';
import { TEMPLATES } from './data/assessments.ts';
import { STANDING } from './data/sheets.ts';
import { SIGN_IN } from './data/staff.ts';
import { managerOf, PEOPLE, type Deed } from './deeds.ts';
import { demoId } from './ids.ts';
import { judgedMonth } from './monthWork.ts';
import { unitId, userId } from './organisation.ts';
import type { PlanChapter } from './plans.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { drawnAt, openedAt, type StorySheet, type TemplateData } from './storySheet.ts';
import { appealRows, reviewRows } from './sheetWords.ts';
import { ratingRows } from './sheetRatings.ts';
import { stamp } from './story.ts';

/** What a sheet is computed from. */
interface Grounds {
  readonly plan: Readonly<Record<string, unknown>> | undefined;
  readonly lateWorkdays: number;
  readonly evidence: ReadonlyMap<EvidenceSource, Evidence[]>;
}

interface SheetRows {
  readonly sheet: DemoRow;
  readonly lines: readonly DemoRow[];
  readonly ratings: readonly DemoRow[];
  readonly evidence: readonly DemoRow[];
}

/** Sheets of the months that are over, drawn up from what the story tells by the rules of the product: nothing in them is made up but points. */
export function sheetSteps(deeds: readonly Deed[], plans: PlanChapter, clock: DemoClock): DemoStep[] {
  const told = PEOPLE.flatMap((name) => PAST.flatMap((offset) => sheetsOf(name as StorySheet['specialist'], offset, clock)));
  const sheets = told.map((sheet) => rowsOf(sheet, groundsOf(sheet, deeds, plans), clock));
  return [
    inserted(
      'AssessmentSheet',
      sheets.map(({ sheet }) => sheet),
    ),
    inserted(
      'AssessmentLine',
      sheets.flatMap(({ lines }) => lines),
    ),
    inserted(
      'AssessmentRating',
      sheets.flatMap(({ ratings }) => ratings),
    ),
    inserted(
      'AssessmentEvidence',
      sheets.flatMap(({ evidence }) => evidence),
    ),
    inserted('AssessmentAppeal', appealRows(told, clock)),
    inserted('SelfReview', reviewRows(told, clock)),
  ];
}

/** Of one month the sheet by the form in force, and those beside it for comparison, which nobody confirms. */
function sheetsOf(specialist: StorySheet['specialist'], offset: number, clock: DemoClock): StorySheet[] {
  const period = clock.month(offset);
  const official = offset === -1 ? STANDING[specialist] : 'CLOSED';
  const beside = official === 'OPEN' || official === 'CALCULATED' ? official : 'RATED';
  return TEMPLATES.map((template) => {
    const id = demoId('AssessmentSheet', `${specialist}/${period}/${template.code}`);
    return { id, specialist, period, offset, template, status: template.status === 'SHADOW' ? beside : official };
  });
}

function groundsOf({ specialist, period }: StorySheet, deeds: readonly Deed[], { itemOf, plans }: PlanChapter): Grounds {
  const plan = plans.get(`${specialist}/${period}`);
  const own = deeds.filter((deed) => deed.specialist === specialist);
  return {
    plan: plan?.['committed'] as Grounds['plan'],
    lateWorkdays: Number(plan?.['lateWorkdays'] ?? 0),
    evidence: judgedMonth(own, itemOf, period),
  };
}

const FIGURES: Readonly<Record<CountedSource, string>> = {
  VISIT: 'visitPlanned',
  EXPANSION: 'expansionPlanned',
  DELIVERY: 'deliveryPlanned',
  DEAL: 'dealPlanned',
};

function rowsOf(sheet: StorySheet, grounds: Grounds, clock: DemoClock): SheetRows {
  const { template, status } = sheet;
  const written = stamp(clock, openedAt(sheet), userId(managerOf(sheet.specialist)), drawnAt(sheet));
  const lines = template.indicators.map((_indicator, index) => lineRow(sheet, index, written));
  const ratings = lines.map((line, index) => ratingRows(sheet, { line, subItems: template.indicators[index]!.subItems ?? [] }, clock));
  if (status === 'OPEN') return { sheet: sheetRow(sheet, {}, clock), lines, ratings: ratings.flat(), evidence: [] };
  const indicators = ratings.map((given, index) => indicatorOf(template.indicators[index]!, given, grounds));
  const { lines: drawn, figures } = drawUp(schemeOf(template.code, grounds.lateWorkdays), indicators, GRADES);
  const told = lines.map((line, index) => ({ ...line, ...drawn[index] }));
  const evidence = lines.flatMap((line) => evidenceRows(line, grounds, written));
  const frozen = status === 'CLOSED' && { frozenHash: frozenHash({ lines: told, ratings: ratings.flat(), evidence }) };
  return { sheet: sheetRow(sheet, { ...figures, ...frozen }, clock), lines: told, ratings: ratings.flat(), evidence };
}

function lineRow({ id, template }: StorySheet, index: number, written: object): DemoRow {
  const { nameZh, nameEn, source, subItems } = template.indicators[index]!;
  return {
    id: demoId('AssessmentLine', `${id}/${index}`),
    ...written,
    sheet: id,
    indicator: demoId('AssessmentIndicator', `${template.code}/${index}`),
    order: index + 1,
    nameZh,
    nameEn,
    kind: subItems ? 'RATING' : 'QUANTITATIVE',
    source: source ?? 'MANUAL',
  };
}

function indicatorOf({ weight, source }: TemplateData['indicators'][number], ratings: readonly DemoRow[], grounds: Grounds): Indicator {
  const item = ({ share, points }: DemoRow) => ({ share: String(share), points: meanPoints([(points as string | undefined) ?? null]) });
  if (!source) return { kind: 'RATING', weight, subItems: ratings.map(item) };
  const plan = grounds.plan ? String(grounds.plan[FIGURES[source]] ?? 0) : null;
  return { kind: 'QUANTITATIVE', weight, plan, actual: actualOf(grounds.evidence.get(source) ?? []), isProRated: false };
}

const GRADES = {
  A: String(SETTINGS['assessment.grade.A'].value),
  B: String(SETTINGS['assessment.grade.B'].value),
  C: String(SETTINGS['assessment.grade.C'].value),
};

/** As the settings have it that any company begins with. */
function schemeOf(code: string, lateWorkdays: number): Required<Scheme> {
  const penalty = new Big(SETTINGS['assessment.latePenaltyPerDay'].value).times(lateWorkdays).toFixed(2);
  const weightPolicy = SETTINGS[`assessment.${code as 'A' | 'B' | 'C'}.weightPolicy`].value as Scheme['weightPolicy'];
  const planZeroPolicy = SETTINGS['assessment.planZeroPolicy'].value as Scheme['planZeroPolicy'];
  return { weightPolicy, planZeroPolicy, cap: new Big(SETTINGS['assessment.cap'].value).toFixed(2), penalty };
}

function evidenceRows({ id: line, source }: DemoRow, { evidence }: Grounds, written: object): DemoRow[] {
  return (evidence.get(source as CountedSource) ?? []).map((judged) => {
    const { id: recordId, noun } = judged.record;
    return Object.assign(
      { id: demoId('AssessmentEvidence', `${line}/${recordId}`), line, noun, recordId },
      written,
      evidenceValues(judged),
    );
  });
}

function sheetRow(sheet: StorySheet, figures: Readonly<Record<string, unknown>>, clock: DemoClock): DemoRow {
  const { id, specialist, period, template, status } = sheet;
  const month = nextMonth(period);
  const at = (day: string, time: string): string => clock.atLatestNow(instantOf(`${month}-${day}`, time));
  const isAgreed = status === 'CONFIRMED' || status === 'CLOSED';
  return {
    id,
    ...stamp(clock, openedAt(sheet), userId(managerOf(specialist)), status === 'OPEN' ? undefined : drawnAt(sheet)),
    specialist: userId(specialist),
    orgUnit: unitId(SIGN_IN.find(([username]) => username === specialist)![4]),
    period,
    template: demoId('AssessmentTemplate', template.code),
    isShadow: template.status === 'SHADOW',
    dueOn: `${month}-${String(SETTINGS['assessment.dueDay'].value).padStart(2, '0')}`,
    status,
    ...figures,
    ...(status !== 'OPEN' && { calculatedAt: clock.atLatestNow(drawnAt(sheet)) }),
    ...(isAgreed && { confirmedAt: at('05', '09:20') }),
    ...(status === 'CLOSED' && { closedAt: at('05', '17:30') }),
  };
}
