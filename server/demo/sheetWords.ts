import { addMinutes, businessDay, instantOf, type DemoClock } from './clock.ts';
import { APPEALS, REVIEWS } from './data/sheets.ts';
import { managerOf } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { workdaysAfter } from './plans.ts';
import type { DemoRow } from './rows.ts';
import { drawnAt, type StorySheet } from './storySheet.ts';
import { stamp } from './story.ts';

const ANSWER_WORKDAYS = 3;

/** Objections to lines: one of yesterday that waits for the manager, one that was answered long ago. */
export function appealRows(told: readonly StorySheet[], clock: DemoClock): DemoRow[] {
  return APPEALS.map((appeal) => appealRow(appeal, sheetFor(told, appeal), clock));
}

function appealRow({ specialist, text, answer }: (typeof APPEALS)[number], sheet: StorySheet, clock: DemoClock): DemoRow {
  const yesterday = instantOf(clock.workday(clock.day(-1), -1), '16:20');
  const settled = addMinutes(drawnAt(sheet), 90);
  const at = clock.atLatestNow(answer === null && yesterday > settled ? yesterday : settled);
  const answeredAt = clock.atLatestNow(addMinutes(at, 15 * 60));
  const answered = { outcome: 'REJECTED', answer, answeredBy: userId(managerOf(specialist)), answeredAt };
  return {
    id: demoId('AssessmentAppeal', sheet.id),
    ...stamp(clock, at, userId(specialist), answer === null ? undefined : answeredAt),
    sheet: sheet.id,
    line: demoId('AssessmentLine', `${sheet.id}/0`),
    text,
    dueOn: workdaysAfter(businessDay(at), ANSWER_WORKDAYS, clock),
    ...(answer !== null && answered),
  };
}

export function reviewRows(told: readonly StorySheet[], clock: DemoClock): DemoRow[] {
  return REVIEWS.map((review) => reviewRow(review, sheetFor(told, review), clock));
}

function reviewRow({ specialist, offset: _month, ...said }: (typeof REVIEWS)[number], sheet: StorySheet, clock: DemoClock): DemoRow {
  const written = stamp(clock, addMinutes(drawnAt(sheet), -300), userId(specialist));
  return { id: demoId('SelfReview', sheet.id), ...written, sheet: sheet.id, ...said };
}

/** The sheet that counts. */
function sheetFor(told: readonly StorySheet[], { specialist, offset }: Pick<StorySheet, 'specialist' | 'offset'>): StorySheet {
  return told.find((sheet) => sheet.specialist === specialist && sheet.offset === offset && sheet.template.status === 'ACTIVE')!;
}
