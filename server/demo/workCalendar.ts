import chineseDays from 'chinese-days';

// oxlint-disable-next-line import/no-named-as-default-member -- a CommonJS bundle: Node finds none of its names but the default
const { getDayDetail } = chineseDays;

/** One departure of the official calendar from Monday to Friday. */
export interface CalendarDay {
  readonly date: string;
  readonly isWorkday: boolean;
  readonly name: string;
}

const FIRST_YEAR = 2004;

/**
 * Every departure of the years that the package has data for, from 2004 on. It calls the weekdays of a year without
 * data working days, holidays or not: such a year has no departures, and the first one ends the list.
 */
export function officialDays(): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let year = FIRST_YEAR; ; year += 1) {
    const ofYear = daysOf(year).filter((date) => isWorkday(date) !== isWeekday(date));
    if (ofYear.length === 0) return days;
    days.push(...ofYear.map(calendarDay));
  }
}

/** Whether people work on a day; Monday to Friday in years without data. */
export function isWorkday(day: string): boolean {
  return getDayDetail(day).work;
}

function calendarDay(date: string): CalendarDay {
  const { work, name } = getDayDetail(date);
  // "National Day,国庆节,3": English, Chinese, days off
  const holiday = name.split(',')[1] ?? name;
  return { date, isWorkday: work, name: work ? `${holiday}补班` : holiday };
}

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}

function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const length = Math.round((Date.UTC(year + 1, 0, 1) - first) / 86_400_000);
  return Array.from({ length }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}
