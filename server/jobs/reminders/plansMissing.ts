import { planDeadline } from '../../actions/planDeadline.ts';
import { settingOf } from '../../actions/settings.ts';
import { MonthlyPlan } from '../../entities/monthlyPlan.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { instantAt, signed } from '../../rules/reminders.ts';
import { nextMonth } from '../../rules/workCalendar.ts';
import type { People } from '../people.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { instantWords, monthWords } from '../words.ts';
import { owingPlan } from './reportedPlans.ts';

/** D2: one working day after the deadline each manager hears whose plan is missing. */
export const plansMissing = reminderJob({
  name: 'plansMissing',
  cron: '*/5 * * * *',
  kind: 'PLANS_MISSING',
  on: MonthlyPlan,
  asks: async (unit, people) => {
    const month = unit.today().slice(0, 7);
    return [...(await asksOf(unit, people, month)), ...(await asksOf(unit, people, nextMonth(month)))];
  },
});

interface Missing {
  readonly name: string;
  readonly manager: string;
  readonly instant: string;
  readonly occasion: string;
}

async function asksOf(unit: Unit, people: People, period: string): Promise<Ask[]> {
  const missing: Missing[] = [];
  for (const [orgUnit, owing] of await owingPlan(unit, people, period)) {
    const { day, instant, calendar } = await planDeadline(unit, { period, orgUnit: { id: orgUnit } });
    const after = await settingOf(unit, 'plan.missingWorkdays', orgUnit);
    const at = instantAt(calendar.addWorkdays(day, after), await settingOf(unit, 'reminder.time'));
    if (unit.now().toISOString() < at) continue;
    const occasion = signed(after);
    for (const { id: manager } of people.managersOf(orgUnit))
      missing.push(...owing.map(({ person: { name } }) => ({ name, manager, instant, occasion })));
  }
  return [...Map.groupBy(missing, ({ manager }) => manager)].map(([recipient, theirs]) => askOf(recipient, period, theirs));
}

function askOf(recipient: string, period: string, missing: readonly Missing[]): Ask {
  const { instant, occasion } = missing[0]!;
  const text = textOf(
    period,
    instant,
    missing.map(({ name }) => name),
  );
  return { recipient, subject: period, occasion, ...text, dueAt: instant };
}

function textOf(period: string, instant: string, names: readonly string[]): Pick<Ask, 'title' | 'message'> {
  const [month, until] = [monthWords(period), instantWords(instant)];
  return {
    title: { zh: `${names.length} 位专员未上报${month.zh}计划`, en: `${names.length} plans for ${month.en} are missing` },
    message: {
      zh: `上报截止 ${until.zh},尚未上报:${names.join('、')}。`,
      en: `They were due ${until.en}. Not reported by: ${names.join(', ')}.`,
    },
  };
}
