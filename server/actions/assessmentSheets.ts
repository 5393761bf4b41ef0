import { AssessmentAppeal } from '../entities/assessmentAppeal.ts';
import { AssessmentEvidence } from '../entities/assessmentEvidence.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AppealOutcome } from '../entities/assessmentVocabulary.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, choice, longText, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { FROZEN, frozenHash } from '../rules/assessmentSheet.ts';
import { calculate } from './calculateAssessment.ts';
import { calendarAround } from './planDeadline.ts';
import { settingOf } from './settings.ts';

class AppealAssessmentInput {
  @belongsTo('考核明细', 'Line', () => AssessmentLine, { required: true })
  line!: string;

  @longText('申诉理由', 'Appeal', { required: true, max: 2000 })
  text!: string;
}

class AnswerAppealInput {
  @choice('结果', 'Outcome', AppealOutcome, { required: true })
  outcome!: ChoiceOf<typeof AppealOutcome>;

  @longText('答复', 'Answer', { required: true, max: 2000 })
  answer!: string;
}

class ReviseAssessmentInput {
  @text('修订原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const SHADOW = {
  zh: '对照表仅供比较,不确认、不申诉、不归档',
  en: 'A shadow sheet is there for comparison alone: it is not confirmed, appealed or closed',
};
const STALE = { zh: '计算之后又有新的评分,请先重新计算', en: 'Points have been given since it was calculated: calculate it anew first' };

/** The specialist agrees with the sheet; its figures and ratings stand from here. */
export const confirmAssessment = transition({
  name: 'confirmAssessment',
  on: AssessmentSheet,
  label: { zh: '确认', en: 'Confirm' },
  icon: 'TaskAlt',
  guard: { zh: '仅已评分的考核表可确认', en: 'Only a rated sheet can be confirmed' },
  from: ['RATED'],
  to: 'CONFIRMED',
  input: NoInput,
  effect: async (unit, sheet) => {
    refuseShadow(sheet);
    await refuseStale(unit, sheet);
    return { confirmedAt: unit.now().toISOString() };
  },
});

/** The specialist objects to a line; the manager answers within `assessment.appealWorkdays` working days. */
export const appealAssessment = transition({
  name: 'appealAssessment',
  on: AssessmentSheet,
  label: { zh: '申诉', en: 'Appeal' },
  icon: 'Balance',
  guard: { zh: '仅已评分的考核表可申诉', en: 'Only a rated sheet can be appealed' },
  from: ['RATED', 'APPEALED'],
  to: 'APPEALED',
  input: AppealAssessmentInput,
  effect: async (unit, sheet, { line, text: reason }) => {
    refuseShadow(sheet);
    if (!(await unit.exists(AssessmentLine, { id: { eq: line }, sheet: { id: { eq: sheet.id } } }))) throw invalid('lineId', 'NOT_ALLOWED');
    const workdays = await settingOf(unit, 'assessment.appealWorkdays', sheet.orgUnit.id);
    const dueOn = (await calendarAround(unit, unit.today())).addWorkdays(unit.today(), workdays);
    await unit.add(AssessmentAppeal, { sheet: sheet.id, line, text: reason, dueOn });
    return {};
  },
});

/** Answers an appeal; once all are answered the sheet is calculated anew and goes back to the specialist. */
export const answerAppeal = verb({
  name: 'answerAppeal',
  on: AssessmentAppeal,
  label: { zh: '答复申诉', en: 'Answer appeal' },
  icon: 'QuestionAnswer',
  input: AnswerAppealInput,
  run: async (unit, target, { outcome, answer }) => {
    const appeal = await unit.load(AssessmentAppeal, target);
    if (appeal.outcome) throw new AppError('INVALID_TRANSITION');
    const answered = { answeredBy: unit.guard.viewerId, answeredAt: unit.now().toISOString() };
    await unit.set(AssessmentAppeal, appeal, { outcome, answer, ...answered });
    const isOpen = { sheet: { id: { eq: appeal.sheet.id } }, outcome: { isNull: true } };
    if (await unit.exists(AssessmentAppeal, isOpen)) return;
    await calculate(unit, await unit.load(AssessmentSheet, { id: appeal.sheet.id }));
  },
});

/** Archives a confirmed sheet: what it rests on is frozen by a hash, and later changes of the records leave it alone (domain §2.8.3). */
export const closeAssessment = transition({
  name: 'closeAssessment',
  on: AssessmentSheet,
  label: { zh: '归档', en: 'Close' },
  icon: 'Archive',
  guard: { zh: '仅专员已确认的考核表可归档', en: 'Only a sheet that its specialist has confirmed can be closed' },
  from: ['CONFIRMED'],
  to: 'CLOSED',
  input: NoInput,
  effect: async (unit, sheet) => {
    refuseShadow(sheet);
    await refuseStale(unit, sheet);
    for (const rating of await ratingsOf(unit, sheet.id)) await unit.set(AssessmentRating, rating, { isFinal: true });
    return { closedAt: unit.now().toISOString(), frozenHash: await hashOf(unit, sheet.id) };
  },
});

/** Begins a sheet of its own for what was corrected after the first was closed; the first stays as it is. */
export const reviseAssessment = verb({
  name: 'reviseAssessment',
  on: AssessmentSheet,
  label: { zh: '修订', en: 'Revise' },
  icon: 'FileCopy',
  guard: { zh: '仅已归档的考核表可修订', en: 'Only a closed sheet can be revised' },
  from: ['CLOSED'],
  input: ReviseAssessmentInput,
  run: async (unit, target, { reason }) => {
    const sheet = await unit.load(AssessmentSheet, target);
    if (sheet.status !== 'CLOSED') throw new AppError('INVALID_TRANSITION');
    const { specialist, orgUnit, period, template, revision } = sheet;
    const same = { specialist: specialist.id, orgUnit: orgUnit.id, period, template: template.id };
    await unit.add(AssessmentSheet, { ...same, revision: revision + 1, revisionOf: sheet.id, revisionReason: reason });
  },
});

function refuseShadow({ isShadow }: AssessmentSheet): void {
  if (isShadow) throw new AppError('INVALID_TRANSITION', { label: SHADOW });
}

/** What is agreed to or archived is what the sheet says: raters who do not see it may have given points since. */
async function refuseStale(unit: Unit, { id }: AssessmentSheet): Promise<void> {
  const since = { line: { sheet: { id: { eq: id } } }, points: { isNull: false }, isCounted: { eq: false } };
  if (await unit.exists(AssessmentRating, since)) throw new AppError('INVALID_TRANSITION', { label: STALE });
}

function ratingsOf(unit: Unit, sheetId: string): Promise<AssessmentRating[]> {
  return unit.all(AssessmentRating, { line: { sheet: { id: { eq: sheetId } } } });
}
async function hashOf(unit: Unit, sheetId: string): Promise<string> {
  const ofSheet = { sheet: { id: { eq: sheetId } } };
  return frozenHash({
    lines: await unit.list<Values>(AssessmentLine, ofSheet, FROZEN.lines),
    ratings: await unit.list<Values>(AssessmentRating, { line: ofSheet }, FROZEN.ratings),
    evidence: await unit.list<Values>(AssessmentEvidence, { line: ofSheet }, FROZEN.evidence),
  });
}

type Values = Readonly<Record<string, unknown>>;
