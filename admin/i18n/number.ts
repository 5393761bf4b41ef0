import type { Locale } from '../generate/model.ts';

const locales: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Groups a decimal's digits without ever making a float of it: `"1234567.50"` → `1,234,567.50`; decimals that are all zeros only where `isExact`. */
export function formatDecimal(decimal: string, locale: Locale, isExact = false): string {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return decimal;
  const [whole = '0', fraction = ''] = decimal.split('.');
  const isNegative = whole.startsWith('-');
  const grouped = new Intl.NumberFormat(locales[locale]).format(BigInt(whole.replace('-', '')));
  const shown = isExact ? fraction !== '' : /[1-9]/.test(fraction);
  const text = shown ? `${grouped}.${fraction}` : grouped;
  return isNegative ? `-${text}` : text;
}

/** A fraction as a percentage: `"0.125"` → `12.5%`. */
export function formatPercent(fraction: string, locale: Locale): string {
  return `${formatDecimal(trimZeros(shiftPoint(fraction, 2)), locale)}%`;
}

/** The same with two decimals, for columns of figures that are compared: `"0.67"` → `67.00%`. */
export function formatRate(fraction: string, locale: Locale): string {
  const [whole = '0', decimals = ''] = trimZeros(shiftPoint(fraction, 2)).split('.');
  return `${formatDecimal(whole, locale)}.${decimals.padEnd(2, '0')}%`;
}

/** Moves the decimal point of a decimal string, exactly: `shiftPoint("0.125", 2)` = `"12.5"`. */
export function shiftPoint(decimal: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) return decimal;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = places < 0 ? whole.padStart(1 - places, '0') : whole;
  const all = digits + fraction.padEnd(Math.max(places, 0), '0');
  const point = digits.length + places;
  const left = all.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = all.slice(point);
  return sign + (left || '0') + (right ? `.${right}` : '');
}

/** Drops the zeros that say nothing: `"12.50"` → `"12.5"`. */
export function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
