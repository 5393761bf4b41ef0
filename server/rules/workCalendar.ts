/** A day on which the official calendar departs from Monday to Friday; dates are `YYYY-MM-DD`. */
export interface CalendarDeparture {
  readonly date: string;
  readonly isWorkday: boolean;
}

const DAY_MS = 86_400_000;

/** Which days people work: Monday to Friday, but for the departures that the official calendar names (domain §2.1). */
export class WorkCalendar {
  private readonly departures: ReadonlyMap<string, boolean>;
  private readonly years: ReadonlySet<number>;

  constructor(departures: readonly CalendarDeparture[]) {
    this.departures = new Map(departures.map(({ date, isWorkday }) => [date, isWorkday]));
    this.years = new Set(departures.map(({ date }) => yearOf(date)));
  }

  /** Whether the calendar of a year is known; without it every weekday passes for a working day, holidays too. */
  knows(year: number): boolean {
    return this.years.has(year);
  }

  isWorkday(date: string): boolean {
    return this.departures.get(date) ?? isWeekday(date);
  }

  /** The last working day of a month, `YYYY-MM`. */
  lastWorkday(month: string): string {
    return this.previousWorkday(addDays(firstOf(nextMonth(month)), -1));
  }

  /** The day itself, or the nearest working day before it. */
  previousWorkday(date: string): string {
    return this.isWorkday(date) ? date : this.previousWorkday(addDays(date, -1));
  }

  /** The working day that is `count` working days after `date`, before it where `count` is negative; `date` itself for 0. */
  addWorkdays(date: string, count: number): string {
    const step = Math.sign(count);
    let [day, left] = [date, Math.abs(count)];
    while (left > 0) {
      day = addDays(day, step);
      if (this.isWorkday(day)) left -= 1;
    }
    return day;
  }

  /** Working days after `from`, up to and including `to`; 0 where `to` is not later. */
  workdaysBetween(from: string, to: string): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) count += Number(this.isWorkday(day));
    return count;
  }

  /** Working days of a month, `YYYY-MM`. */
  workdaysOf(month: string): number {
    return this.workdaysBetween(addDays(firstOf(month), -1), addDays(firstOf(nextMonth(month)), -1));
  }
}

/** The month after a month, `YYYY-MM`. */
export function nextMonth(month: string): string {
  return shiftMonth(month, 1);
}

/** The month before a month, `YYYY-MM`. */
export function previousMonth(month: string): string {
  return shiftMonth(month, -1);
}

/** The date that is `days` days after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function shiftMonth(month: string, by: number): string {
  const first = new Date(firstOf(month));
  first.setUTCMonth(first.getUTCMonth() + by);
  return first.toISOString().slice(0, 7);
}

function firstOf(month: string): string {
  return `${month}-01`;
}

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
