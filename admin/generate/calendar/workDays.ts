/** A day on which the official calendar departs from Monday to Friday; dates are `YYYY-MM-DD`. */
export interface CalendarDay {
  readonly date: string;
  readonly isWorkday: boolean;
  readonly name: string | null;
}

/** Which days are worked, and what the others are called. */
export class WorkDays {
  private readonly departures: ReadonlyMap<string, CalendarDay>;

  constructor(departures: readonly CalendarDay[]) {
    this.departures = new Map(departures.map((day) => [day.date, day]));
  }

  isWorkday(date: string): boolean {
    return this.departures.get(date)?.isWorkday ?? isWeekday(date);
  }

  /** A weekend day on which the official calendar has people work. */
  isMakeUp(date: string): boolean {
    return this.departures.get(date)?.isWorkday === true && !isWeekday(date);
  }

  /** The official name of the day, of a holiday or of what is worked in advance for. */
  nameOf(date: string): string {
    return this.departures.get(date)?.name ?? '';
  }

  /** Working days after `from`, up to and including `to`; 0 where `to` is not later. */
  between(from: string, to: string): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) count += Number(this.isWorkday(day));
    return count;
  }

  /** The last working day of a month, `YYYY-MM`. */
  lastOf(period: string): string {
    let day = lastDayOf(period);
    while (!this.isWorkday(day)) day = addDays(day, -1);
    return day;
  }
}

/** The date that is `days` days after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The month that is `months` months after a month, `YYYY-MM`. */
export function shiftPeriod(period: string, months: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

export function firstDayOf(period: string): string {
  return `${period}-01`;
}

export function lastDayOf(period: string): string {
  return addDays(firstDayOf(shiftPeriod(period, 1)), -1);
}

/** All days of a month. */
export function daysOf(period: string): readonly string[] {
  const last = Number(lastDayOf(period).slice(8));
  return Array.from({ length: last }, (_none, index) => addDays(firstDayOf(period), index));
}

/** Whether a text is a month, `YYYY-MM`. */
export function isPeriod(text: string | null): text is string {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}
