import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** The business day in Shanghai of an instant. */
export function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function monthStart(period: string): string {
  return `${period}-01`;
}

export function nextMonthStart(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

export function dayAfter(day: string): string {
  return dayBefore(day, -1);
}

/** The last working day before a month begins. */
export function lastWorkday(world: World, period: string): string {
  const known = new Map(
    world
      .rows('WorkCalendarDay')
      .filter((row) => row['deletedAt'] === null)
      .map((row) => [row['date'] as string, row['isWorkday'] as boolean]),
  );
  let day = dayBefore(monthStart(period));
  while (!(known.get(day) ?? ![0, 6].includes(new Date(day).getUTCDay()))) day = dayBefore(day);
  return day;
}

function dayBefore(day: string, days = 1): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
