import { calendarAround } from '../../actions/planDeadline.ts';
import { settingOf } from '../../actions/settings.ts';
import { AssessmentSheet } from '../../entities/assessmentSheet.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { dayEnd, lastPassed, signed, workdayMoments } from '../../rules/reminders.ts';
import { previousMonth } from '../../rules/workCalendar.ts';
import { reminderJob } from '../remind.ts';
import { dateWords, monthWords } from '../words.ts';

/** D3: last month's assessment is to be done by the 5th; managers hear of it two working days before, and on the day. */
export const assessmentsDue = reminderJob({
  name: 'assessmentsDue',
  cron: '*/5 * * * *',
  kind: 'ASSESSMENT_DUE',
  on: AssessmentSheet,
  asks: async (unit, people) => {
    const month = unit.today().slice(0, 7);
    const period = previousMonth(month);
    const day = String(await settingOf(unit, 'assessment.dueDay', null)).padStart(2, '0');
    const { due, occasion } = await assessmentMoment(unit, `${month}-${day}`);
    const open = await openSheets(unit, [period]);
    const byManager = Map.groupBy(
      open.flatMap(({ orgUnit }) => people.managersOf(orgUnit)),
      ({ id }) => id,
    );
    const [words, until] = [monthWords(period), dateWords(due)];
    return [...byManager].map(([recipient, sheets]) => ({
      recipient,
      subject: period,
      occasion,
      title: { zh: `${words.zh}考核待完成`, en: `Assessment of ${words.en} is due` },
      message: {
        zh: `请在 ${until.zh} 前完成评分与归档,还有 ${sheets.length} 张考核表未归档。`,
        en: `Rate and close the sheets by ${until.en}: ${sheets.length} are open.`,
      },
      dueAt: dayEnd(due),
    }));
  },
});

/** By when an assessment is due, and which reminder of it has come last. */
export async function assessmentMoment(unit: Unit, due: string): Promise<{ readonly due: string; readonly occasion: string | undefined }> {
  const ahead = await settingOf(unit, 'assessment.reminderWorkdays');
  const moments = workdayMoments(await calendarAround(unit, due), due, ahead, await settingOf(unit, 'reminder.time'));
  const passed = lastPassed(moments, unit.now());
  return { due, occasion: passed && signed(passed.offset) };
}

/** Sheets of months that are not closed; those that run beside for comparison do not count. */
export function openSheets(unit: Unit, periods: readonly string[]): Promise<{ readonly orgUnit: string }[]> {
  const where = { period: { in: periods }, isShadow: { eq: false }, status: { ne: 'CLOSED' } };
  return unit.list<{ orgUnit: string }>(AssessmentSheet, where, ['orgUnit']);
}
