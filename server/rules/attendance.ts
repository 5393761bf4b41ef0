import { Big } from 'big.js';
import type { Judged } from './assessmentCount.ts';

/** Days of a month, decimal texts. */
export interface CountedAttendance {
  readonly daysAttended: string;
  readonly daysDue: string;
}

/** What days at work come to is the points that they are worth. */
export function judgeAttendance<A extends CountedAttendance>(months: readonly A[]): Judged<A>[] {
  return months.map((record) => ({ record, counted: true, amount: attendancePoints(record) }));
}

/** 100 × attended / due with 2 decimals; overtime adds nothing, and who was not due missed nothing (domain AMB-16). */
export function attendancePoints({ daysAttended, daysDue }: CountedAttendance): string {
  if (new Big(daysDue).lte(0)) return '100.00';
  const points = new Big(daysAttended).times(100).div(daysDue);
  return (points.gt(100) ? new Big(100) : points).round(2, Big.roundHalfUp).toFixed(2);
}
