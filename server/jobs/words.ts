import type { Label } from '../kit/field/index.ts';
import { TIME_ZONE } from '../kit/store/clock.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-12` → 2026年12月, December 2026. */
export function monthWords(month: string): Label {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { zh: `${year}年${number}月`, en: `${MONTHS[number - 1]} ${year}` };
}

/** `2026-11-30` → 2026年11月30日, 30 November 2026. */
export function dateWords(date: string): Label {
  const [month, day] = [date.slice(0, 7), Number(date.slice(8))];
  const { zh, en } = monthWords(month);
  return { zh: `${zh}${day}日`, en: `${day} ${en}` };
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** An instant on Shanghai's clock: 2026年11月30日 23:59, 30 November 2026, 23:59. */
export function instantWords(instant: string): Label {
  const [date = '', time] = clock.format(new Date(instant)).split(' ');
  const { zh, en } = dateWords(date);
  return { zh: `${zh} ${time}`, en: `${en}, ${time}` };
}
