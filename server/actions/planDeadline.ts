import { WorkCalendarDay } from '../entities/workCalendarDay.ts';
import type { Unit } from '../kit/store/unit.ts';
import { addDays, previousMonth, WorkCalendar } from '../rules/workCalendar.ts';
import { settingOf } from './settings.ts';

/** The calendar around a date, `YYYY-MM-DD`, for a year to either side. */
export async function calendarAround(unit: Unit, date: string): Promise<WorkCalendar> {
  const near = { gte: addDays(date, -366), lte: addDays(date, 366) };
  return new WorkCalendar(await unit.list(WorkCalendarDay, { date: near }, ['date', 'isWorkday']));
}

/** When and by which day the plan of a month is to be reported (domain AMB-9). */
export interface PlanDeadline {
  readonly day: string;
  readonly instant: string;
  readonly calendar: WorkCalendar;
}

/** The month that is planned for, and the department that plans. */
interface PlanOf {
  readonly period: string;
  readonly orgUnit: { readonly id: string };
}

/** The last working day of the month before `period`, at the department's setting `plan.deadlineTime` in Asia/Shanghai. */
export async function planDeadline(unit: Unit, { period, orgUnit }: PlanOf): Promise<PlanDeadline> {
  const calendar = await calendarAround(unit, `${period}-01`);
  const day = calendar.lastWorkday(previousMonth(period));
  const time = await settingOf(unit, 'plan.deadlineTime', orgUnit.id);
  return { day, instant: new Date(`${day}T${time}+08:00`).toISOString(), calendar };
}

/** Working days that a report comes late; 0 until the deadline has passed. */
export function lateWorkdays({ day, instant, calendar }: PlanDeadline, now: Date, today: string): number {
  return now.toISOString() <= instant ? 0 : calendar.workdaysBetween(day, today);
}
