import type { Label } from '../kit/field/index.ts';

/** What a setting takes: `expects` says it to whoever sets it. */
export interface SettingKind<T> {
  readonly expects: Label;
  readonly takes: (value: unknown) => boolean;
  /** Type carrier only. */
  readonly value?: T;
}

/** A whole number, both ends included. */
export function whole(min: number, max: number, unit: Label = { zh: '', en: '' }): SettingKind<number> {
  return {
    expects: {
      zh: `${min} 到 ${max} 的整数${unit.zh && `（${unit.zh}）`}`,
      en: `a whole number of ${unit.en || 'units'}, ${min} to ${max}`,
    },
    takes: (value) => Number.isInteger(value) && isBetween(value as number, min, max),
  };
}

/** A number with at most `decimals` decimals, both ends included. */
export function numeric(min: number, max: number, decimals = 4): SettingKind<number> {
  return {
    expects: {
      zh: `${min} 到 ${max} 的数，最多 ${decimals} 位小数`,
      en: `a number from ${min} to ${max} with at most ${decimals} decimals`,
    },
    takes: (value) => typeof value === 'number' && isBetween(value, min, max) && Number(value.toFixed(decimals)) === value,
  };
}

/** A time of day in Asia/Shanghai, to the second. */
export function timeOfDay(): SettingKind<string> {
  return {
    expects: { zh: '时刻，如 "23:59:59"（北京时间）', en: 'a time of day such as "23:59:59", in Beijing time' },
    takes: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value),
  };
}

/** A day of each year, `MM-DD`. */
export function dayOfYear(): SettingKind<string> {
  return {
    expects: { zh: '每年的日期，如 "01-10"', en: 'a day of the year such as "01-10"' },
    takes: (value) => typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value),
  };
}

export function yesOrNo(): SettingKind<boolean> {
  return { expects: { zh: 'true 是，false 否', en: 'true or false' }, takes: (value) => typeof value === 'boolean' };
}

type Options = Readonly<Record<string, readonly [zh: string, en: string]>>;

export function oneOf<O extends Options>(options: O): SettingKind<keyof O & string> {
  const list = (say: (code: string, labels: readonly [string, string]) => string, between: string): string =>
    Object.entries(options)
      .map(([code, labels]) => say(code, labels))
      .join(between);
  return {
    expects: { zh: list((code, [zh]) => `"${code}" ${zh}`, '；'), en: list((code, [, en]) => `"${code}" ${en}`, '; ') },
    takes: (value) => typeof value === 'string' && Object.hasOwn(options, value),
  };
}

/** Whole numbers, at most ten, each once. */
export function wholes(min: number, max: number, unit: Label): SettingKind<readonly number[]> {
  const each = whole(min, max, unit);
  return {
    expects: { zh: `一组 ${each.expects.zh}，如 [5, 2, 0]`, en: `a list such as [5, 2, 0], each ${each.expects.en}` },
    takes: (value) => Array.isArray(value) && value.length <= 10 && new Set(value).size === value.length && value.every(each.takes),
  };
}

/** A value for each of the keys. */
export function perKey<K extends string, T>(keys: readonly K[], each: SettingKind<T>): SettingKind<Readonly<Record<K, T>>> {
  return {
    expects: { zh: `${keys.join('、')} 各一项：${each.expects.zh}`, en: `one for each of ${keys.join(', ')}: ${each.expects.en}` },
    takes: (value) =>
      isObject(value) && Object.keys(value).toSorted().join() === [...keys].toSorted().join() && Object.values(value).every(each.takes),
  };
}

/** Some of the codes, at least one, each once. */
export function someOf<C extends string>(codes: readonly C[]): SettingKind<readonly C[]> {
  return {
    expects: { zh: `从 ${codes.join('、')} 中选一项或多项`, en: `one or more of ${codes.join(', ')}` },
    takes: (value) =>
      Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every((code) => codes.includes(code as C)),
  };
}

function isBetween(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
