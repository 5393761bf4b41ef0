// the package's functions go by the zone of the machine, and lose a day west of Greenwich; its data does not
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** One departure of the official calendar from Monday to Friday. */
export interface CalendarDay {
  readonly date: string;
  readonly isWorkday: boolean;
  readonly name: string;
}

const DAYS: ReadonlyMap<string, CalendarDay> = new Map([...daysOf(calendar.holidays, false), ...daysOf(calendar.workdays, true)]);

/** Every departure of the years that the package has data for, from 2004 on, by date. */
export function officialDays(): readonly CalendarDay[] {
  const days = [...DAYS.values()].filter(({ date, isWorkday: works }) => works !== isWeekday(date));
  return days.toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

/** Whether people work on a day; Monday to Friday in years without data. */
export function isWorkday(day: string): boolean {
  return DAYS.get(day)?.isWorkday ?? isWeekday(day);
}

/** `"2026-10-01": "National Day,国庆节,3"`: English, Chinese, days off. */
function daysOf(said: Readonly<Record<string, string>>, works: boolean): [string, CalendarDay][] {
  return Object.entries(said).map(([date, names]) => {
    const holiday = names.split(',')[1] ?? names;
    return [date, { date, isWorkday: works, name: works ? `${holiday}补班` : holiday }];
  });
}

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}
