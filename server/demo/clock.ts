import { isWorkday } from '../rules/officialDays.ts';

const DAY_MS = 86_400_000;

/** Months that are over of which plans and assessments are told, counted from the running one. */
export const PAST = [-6, -5, -4, -3, -2, -1] as const;

/** `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string;

/** The business clock of the demo: every date of its rows is told relative to `now`. */
export class DemoClock {
  readonly now: Date;
  readonly today: Day;

  constructor(now: Date) {
    this.now = now;
    this.today = businessDay(now);
  }

  /** The day so many days after today, or before it when negative. */
  day(offset: number): Day {
    return addDays(this.today, offset);
  }

  /** The month so many months from the running one, `YYYY-MM`. */
  month(offset: number): string {
    const first = new Date(`${this.today.slice(0, 7)}-01`);
    first.setUTCMonth(first.getUTCMonth() + offset);
    return first.toISOString().slice(0, 7);
  }

  /** The first working day from that day on; going back when `step` is -1. */
  workday(day: Day, step: 1 | -1 = 1): Day {
    return isWorkday(day) ? day : this.workday(addDays(day, step), step);
  }

  /** Whether an instant lies in the past. */
  isPast(instant: string): boolean {
    return instant < this.now.toISOString();
  }

  /** The instant, or now where it still lies ahead: nothing was recorded in the future. */
  atLatestNow(instant: string): string {
    return this.isPast(instant) ? instant : this.now.toISOString();
  }
}

/** @example instantOf('2026-11-23', '09:30') // 2026-11-23T01:30:00.000Z */
export function instantOf(day: Day, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function businessDay(instant: Date | string): Day {
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
