import { Big } from 'big.js';
import { addDays, nextMonth, type WorkCalendar } from './workCalendar.ts';

/** From which day to which somebody belonged to the department; null is open. */
export interface Membership {
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

/** Working days of a month, `YYYY-MM`, on which somebody belonged to the department; both ends count. */
export function workdaysPresent(calendar: WorkCalendar, period: string, { joinedOn, leftOn }: Membership): number {
  const first = `${period}-01`;
  const last = addDays(`${nextMonth(period)}-01`, -1);
  const from = joinedOn && joinedOn > first ? joinedOn : first;
  const to = leftOn && leftOn < last ? leftOn : last;
  return calendar.workdaysBetween(addDays(from, -1), to);
}

/** plan × present / ofMonth, rounded up to whole groups (domain §2.8.3). */
export function proRated(plan: string, present: number, ofMonth: number): string {
  return ofMonth === 0 ? plan : new Big(plan).times(present).div(ofMonth).round(0, Big.roundUp).toString();
}
