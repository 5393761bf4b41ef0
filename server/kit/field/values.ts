const DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const PERIOD = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

/** Plain notation, at most 30 digits before and 20 after the point: what PostgreSQL takes without rounding. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** A day that exists, in the years 1000 to 2999. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (!year || Number(year) < 1000 || Number(year) > 2999) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}

/** ISO 8601 with an offset, on a day that exists. */
export function isInstant(text: string): boolean {
  const [, day] = INSTANT.exec(text) ?? [];
  return day !== undefined && isDay(day) && !Number.isNaN(Date.parse(text));
}

export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}
