import { fillMonthlyPlan } from '../actions/fillMonthlyPlan.ts';
import { planDeadline } from '../actions/planDeadline.ts';
import { settingOf } from '../actions/settings.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import type { Unit } from '../kit/store/unit.ts';
import { nextMonth } from '../rules/workCalendar.ts';
import type { Job } from './job.ts';
import { activeSpecialists, type Person } from './people.ts';

/** Drafts next month's plan, filled with what is due, for every specialist without one, `plan.windowWorkdays` before its deadline. */
export const draftPlans: Job = {
  name: 'draftPlans',
  cron: '*/10 * * * *',
  run: async (desk) => {
    const { period, without } = await desk.write(async (unit) => {
      const next = nextMonth(unit.today().slice(0, 7));
      return { period: next, without: await withoutPlan(unit, next) };
    });
    // a plan is written on its specialist's behalf
    for (const person of without) await desk.write((unit) => draft(unit, person, period), person.id);
  },
};

async function withoutPlan(unit: Unit, period: string): Promise<Person[]> {
  const planned = await unit.list<{ specialist: string }>(MonthlyPlan, { period: { eq: period } }, ['specialist']);
  const has = new Set(planned.map(({ specialist }) => specialist));
  const lacking = (await activeSpecialists(unit)).filter(({ id }) => !has.has(id));
  const departments = Map.groupBy(lacking, ({ orgUnit }) => orgUnit);
  const due: Person[] = [];
  for (const [orgUnit, people] of departments) if (await isOpen(unit, period, orgUnit)) due.push(...people);
  return due;
}

/** Whether a department's window for the plans of a month has opened. */
async function isOpen(unit: Unit, period: string, orgUnit: string): Promise<boolean> {
  const { day, calendar } = await planDeadline(unit, { period, orgUnit: { id: orgUnit } });
  return unit.today() >= calendar.addWorkdays(day, -(await settingOf(unit, 'plan.windowWorkdays', orgUnit)));
}

async function draft(unit: Unit, { id, orgUnit }: Person, period: string): Promise<void> {
  if (await unit.exists(MonthlyPlan, { period: { eq: period }, specialist: { id: { eq: id } } })) return;
  const plan = await unit.add(MonthlyPlan, { period, specialist: id, orgUnit });
  await fillMonthlyPlan.run(unit, { id: plan }, { source: 'PROPOSAL' });
}
