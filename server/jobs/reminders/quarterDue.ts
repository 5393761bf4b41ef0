import { settingOf } from '../../actions/settings.ts';
import { AssessmentSheet } from '../../entities/assessmentSheet.ts';
import type { Label } from '../../kit/field/index.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { dayEnd, quarterOf } from '../../rules/reminders.ts';
import { addDays, nextMonth, previousMonth } from '../../rules/workCalendar.ts';
import type { People } from '../people.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { dateWords } from '../words.ts';
import { assessmentMoment } from './assessmentsDue.ts';

/** D4: the assessment of a quarter is due ten days after its end. */
export const quarterDue = reminderJob({
  name: 'quarterDue',
  cron: '*/5 * * * *',
  kind: 'QUARTER_DUE',
  on: AssessmentSheet,
  asks: async (unit, people) => {
    const { name, months } = quarterOf(previousMonth(unit.today().slice(0, 7)));
    const days = await settingOf(unit, 'assessment.quarterDueDays', null);
    const ended = addDays(`${nextMonth(months[2]!)}-01`, -1);
    const [year, number] = [name.slice(0, 4), name.slice(-1)];
    const words = { zh: `${year}年第${number}季度考核`, en: `The assessment of quarter ${number}, ${year}` };
    // in the middle of a quarter nothing of it is over
    return unit.today() <= ended ? [] : askManagers(unit, people, { subject: name, due: addDays(ended, days), words });
  },
});

/** D4: the assessment of a year is due on 10 January. */
export const yearDue = reminderJob({
  name: 'yearDue',
  cron: '*/5 * * * *',
  kind: 'YEAR_DUE',
  on: AssessmentSheet,
  asks: async (unit, people) => {
    const today = unit.today();
    if (today.slice(5, 7) !== '01') return [];
    const year = Number(today.slice(0, 4)) - 1;
    const due = `${year + 1}-${await settingOf(unit, 'assessment.annualDueOn', null)}`;
    return askManagers(unit, people, { subject: String(year), due, words: { zh: `${year}年度考核`, en: `The assessment of ${year}` } });
  },
});

interface Span {
  readonly subject: string;
  readonly due: string;
  readonly words: Label;
}

/** Everybody who leads specialists. */
async function askManagers(unit: Unit, people: People, { subject, due: day, words }: Span): Promise<Ask[]> {
  const { due, occasion } = await assessmentMoment(unit, day);
  const today = unit.today();
  const managers = people.specialists({ from: today, to: today }).flatMap(({ orgUnit }) => people.managersOf(orgUnit));
  const until = dateWords(due);
  return [...new Set(managers.map(({ id }) => id))].map((recipient) => ({
    recipient,
    subject,
    occasion,
    title: { zh: `${words.zh}待完成`, en: `${words.en} is due` },
    message: { zh: `请在 ${until.zh} 前完成${words.zh}。`, en: `Finish it by ${until.en}.` },
    dueAt: dayEnd(due),
  }));
}
