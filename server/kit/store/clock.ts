/** The time zone that every business date is judged in (domain §2.0). */
export const TIME_ZONE = 'Asia/Shanghai';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** The business day of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return day.format(instant);
}
