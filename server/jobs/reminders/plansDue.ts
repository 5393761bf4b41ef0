import { planDeadline } from '../../actions/planDeadline.ts';
import { settingOf } from '../../actions/settings.ts';
import { MonthlyPlan } from '../../entities/monthlyPlan.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { lastPassed, signed, workdayMoments } from '../../rules/reminders.ts';
import { nextMonth } from '../../rules/workCalendar.ts';
import type { People } from '../people.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { instantWords, monthWords } from '../words.ts';
import { owingPlan, type Owing } from './reportedPlans.ts';

/** D2: specialists are reminded of next month's plan −5, −2 and 0 working days from its deadline; who is late is asked on. */
export const plansDue = reminderJob({
  name: 'plansDue',
  cron: '*/5 * * * *',
  kind: 'PLAN_DUE',
  on: MonthlyPlan,
  asks: async (unit, people) => {
    const month = unit.today().slice(0, 7);
    return [...(await asksOf(unit, people, month)), ...(await asksOf(unit, people, nextMonth(month)))];
  },
  group: ({ subject, dueAt }, count) => ({
    title: { zh: `${monthWords(subject).zh}工作计划待上报`, en: `Plans for ${monthWords(subject).en} are due` },
    message: {
      zh: `截止 ${instantWords(dueAt).zh},还有 ${count} 位专员待上报。`,
      en: `${count} specialists have until ${instantWords(dueAt).en}.`,
    },
  }),
});

async function asksOf(unit: Unit, people: People, period: string): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (const [orgUnit, owing] of await owingPlan(unit, people, period)) {
    const { day, instant, calendar } = await planDeadline(unit, { period, orgUnit: { id: orgUnit } });
    const ahead = await settingOf(unit, 'plan.reminderWorkdays', orgUnit);
    const passed = lastPassed(workdayMoments(calendar, day, ahead, await settingOf(unit, 'reminder.time')), unit.now());
    if (!passed) continue;
    const occasion = unit.now().toISOString() <= instant ? signed(passed.offset) : undefined;
    asks.push(...owing.map((each) => askOf(each, { period, instant, occasion })));
  }
  return asks;
}

function askOf(
  { person, plan }: Owing,
  { period, instant, occasion }: { period: string; instant: string; occasion: string | undefined },
): Ask {
  const [month, until] = [monthWords(period), instantWords(instant)];
  const returned =
    plan?.status === 'RETURNED'
      ? { zh: '计划已被退回,修改后请重新上报。', en: ' It was returned: change it and report it again.' }
      : { zh: '', en: '' };
  return {
    recipient: person.id,
    subject: period,
    occasion,
    title: { zh: `${month.zh}工作计划待上报`, en: `Your plan for ${month.en} is due` },
    message: {
      zh: `请在 ${until.zh} 前上报${month.zh}的拜访、拓展和输送计划。${returned.zh}`,
      en: `Report the visits, expansions and deliveries that you plan for ${month.en} by ${until.en}.${returned.en}`,
    },
    recordId: plan?.id ?? null,
    dueAt: instant,
  };
}
