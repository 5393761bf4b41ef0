import { addDays, type WorkCalendar } from './workCalendar.ts';

/** Shanghai's clock has no summer time. */
const OFFSET = '+08:00';

/** The instant at which a time of the day, `HH:MM` or `HH:MM:SS`, comes in Asia/Shanghai. */
export function instantAt(date: string, time: string): string {
  return new Date(`${date}T${time}${OFFSET}`).toISOString();
}

/** The first instant of a month, `YYYY-MM`, in Asia/Shanghai. */
export function monthStart(month: string): string {
  return instantAt(`${month}-01`, '00:00');
}

/** The last millisecond of a date in Asia/Shanghai. */
export function dayEnd(date: string): string {
  return new Date(Date.parse(instantAt(addDays(date, 1), '00:00')) - 1).toISOString();
}

/** A moment to remind at, so many days from the day that counts. */
export interface Moment {
  readonly offset: number;
  readonly at: string;
}

/** Moments so many working days ahead of a date; where that is no working day, the one before it counts for it. */
export function workdayMoments(calendar: WorkCalendar, date: string, ahead: readonly number[], time: string): Moment[] {
  const day = calendar.previousWorkday(date);
  return ahead.map((days) => ({ offset: 0 - days, at: instantAt(calendar.addWorkdays(day, -days), time) }));
}

/** Moments so many days ahead of a date. */
export function dayMoments(date: string, ahead: readonly number[], time: string): Moment[] {
  return ahead.map((days) => ({ offset: 0 - days, at: instantAt(addDays(date, -days), time) }));
}

/** The last moment that has come: what was slept through before it is not made up for. */
export function lastPassed(moments: readonly Moment[], now: Date): Moment | undefined {
  const passed = moments.filter(({ at }) => at <= now.toISOString());
  return passed.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
}

/** `-5`, `0`, `+1`: how a moment stands in a reminder's key. */
export function signed(offset: number): string {
  return offset > 0 ? `+${offset}` : String(offset);
}

/** The quarter that a month is in: `2026-Q4`, and the last of its months. */
export function quarterOf(month: string): { readonly name: string; readonly months: readonly string[] } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const quarter = Math.ceil(number / 3);
  const months = [2, 1, 0].map((back) => `${year}-${String(quarter * 3 - back).padStart(2, '0')}`);
  return { name: `${year}-Q${quarter}`, months };
}
