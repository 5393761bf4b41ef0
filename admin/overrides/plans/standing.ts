import { toClock } from '../../i18n/time.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';
import { shiftPeriod } from '../../generate/calendar/workDays.ts';

/** How the report of a plan stands to its deadline. */
export type Standing =
  /** Reported; `late` by that many working days, at the first report. */
  | { readonly kind: 'reported'; readonly late: number }
  /** Not yet, and there is time: whole working days after today, and what is left of today's hours. */
  | { readonly kind: 'due'; readonly workdays: number; readonly hours: number; readonly minutes: number }
  /** Not yet, and the deadline has passed by that many working days. */
  | { readonly kind: 'overdue'; readonly late: number };

interface Report {
  readonly firstSubmittedAt?: string | null;
  readonly lateWorkdays?: number | null;
}

/** The business's clock: an instant, and the zone that its days are read in. */
export interface BusinessClock {
  readonly now: string;
  readonly timeZone: string;
}

/** Judges a plan, or that there is none, against its deadline; days count as the work calendar has them (AMB-9). */
export function standingOf(report: Report | null, deadline: string, days: WorkDays, { now, timeZone }: BusinessClock): Standing {
  if (report?.firstSubmittedAt) return { kind: 'reported', late: report.lateWorkdays ?? 0 };
  const [today = '', time = ''] = toClock(now, timeZone).split('T');
  const [lastDay = '', lastTime = ''] = toClock(deadline, timeZone).split('T');
  if (now > deadline) return { kind: 'overdue', late: days.between(lastDay, today) };
  const left = days.isWorkday(today) ? Math.max(0, minutesOf(lastTime) + 1 - minutesOf(time)) : 0;
  return { kind: 'due', workdays: days.between(today, lastDay), hours: Math.floor(left / 60), minutes: left % 60 };
}

/** When a plan for which none is open yet is due: the last working day of the month before, at the usual end of the day. */
export function usualDeadline(period: string, days: WorkDays): string {
  const day = days.lastOf(shiftPeriod(period, -1));
  return new Date(`${day}T23:59:59+08:00`).toISOString();
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
