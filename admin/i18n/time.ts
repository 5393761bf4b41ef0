import type { Locale } from '../generate/model.ts';

/** Time zones are business facts: the same clock reading everywhere, whatever the browser's zone. */
export const defaultTimeZone = 'Asia/Shanghai';

/** `2026-11-23T06:35:00.000Z` → `2026-11-23T14:35`, the clock reading in the zone. */
export function toClock(instant: string, timeZone: string): string {
  const parts = clockParts(new Date(instant), timeZone);
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** `2026-11-23T14:35` in the zone → `2026-11-23T06:35:00.000Z`; null for what is no time. */
export function fromClock(clock: string, timeZone: string): string | null {
  const wanted = Date.parse(`${clock}Z`);
  if (Number.isNaN(wanted)) return null;
  const shown = (at: number) => Date.parse(`${toClock(new Date(at).toISOString(), timeZone)}Z`);
  const seconds = wanted % 60_000;
  const first = wanted - (shown(wanted) - wanted + seconds);
  const second = first - (shown(first) - wanted + seconds);
  return new Date(second).toISOString();
}

/** `2026-11-23` → `2026年11月23日`, `23 Nov 2026`. */
export function formatDate(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return date;
  if (locale === 'zh') return `${year}年${month}月${day}日`;
  return englishDate.format(Date.UTC(year, month - 1, day));
}

/** `2026-11-23` → `周一`, `Mon`, or in full. */
export function formatWeekday(date: string, locale: Locale, weekday: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { weekday, timeZone: 'UTC' }).format(Date.parse(date));
}

/** `2026-11` → `2026年11月`, `Nov 2026`. */
export function formatPeriod(period: string, locale: Locale): string {
  const [year, month] = period.split('-').map(Number);
  if (!year || !month) return period;
  if (locale === 'zh') return `${year}年${month}月`;
  return englishMonth.format(Date.UTC(year, month - 1, 1));
}

/** An instant as `2026-11-23 14:35` on the zone's clock. */
export function formatDateTime(instant: string, timeZone: string): string {
  return toClock(instant, timeZone).replace('T', ' ');
}

const minuteMs = 60_000;
const agoSteps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', minuteMs],
] as const;

/** An instant of the last thirty days as `3 分钟前`, `yesterday`; empty for any other, where a date says more. */
export function formatAgo(instant: string, now: Date, locale: Locale): string {
  const passed = now.getTime() - Date.parse(instant);
  if (passed < -minuteMs || passed > 30 * 86_400_000) return '';
  const words = new Intl.RelativeTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const [unit, length] = agoSteps.find((step) => passed >= step[1]) ?? ['second', Infinity];
  return words.format(-Math.floor(passed / length), unit);
}

/** The first instant of a day in the zone, and the last millisecond before the next one. */
export function dayBounds(date: string, timeZone: string): { readonly from: string; readonly to: string } {
  const from = fromClock(`${date}T00:00`, timeZone) ?? date;
  const nextDay = new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const next = fromClock(`${nextDay}T00:00`, timeZone) ?? date;
  return { from, to: new Date(Date.parse(next) - 1).toISOString() };
}

const englishDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const englishMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

type ClockPart = 'year' | 'month' | 'day' | 'hour' | 'minute';

function clockParts(at: Date, timeZone: string): Record<ClockPart, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = format.formatToParts(at).map((part) => [part.type, part.value]);
  return Object.fromEntries(parts) as Record<ClockPart, string>;
}
