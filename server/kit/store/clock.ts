/** The time zone that every business date is judged in (domain §2.0). */
export const TIME_ZONE = 'Asia/Shanghai';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** The business day of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return day.format(instant);
}

/** Shanghai's distance from UTC; it has had no summer time since 1991. */
export const TIME_ZONE_OFFSET = { text: '+08:00', ms: 8 * 3_600_000 } as const;
