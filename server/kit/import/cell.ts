import { Big } from 'big.js';
import { fieldError, type FieldError } from '../errors.ts';
import { inputName, isDay, isDecimal, isInstant, isPeriod, type Choices, type Field } from '../field/index.ts';

/** A cell's value as an input takes it, or what is wrong with it. */
export type Cell = { readonly value: unknown } | { readonly failure: FieldError };

type Failure = Parameters<typeof fieldError> extends [string, ...infer Rest] ? Rest : never;

const GROUPED = /^([+-]?\d{1,3})((?:,\d{3})+)(?=\.|$)/;
const CURRENCY = /^[¥$]|元$/g;
const TRUE = new Set(['是', '对', '有', '√', 'y', 'yes', 'true', '1']);
const FALSE = new Set(['否', '不', '无', '×', 'n', 'no', 'false', '0']);
const SEPARATOR = /[;；、,，\n]/;

/** Reads what people write into a cell of the field's kind; an empty one says nothing. References are looked up elsewhere. */
export function readCell(field: Field, text: string): Cell {
  if (text === '') return { value: undefined };
  const fail = (...failure: Failure): Cell => ({ failure: fieldError(inputName(field), ...failure) });
  const plain = text.normalize('NFKC').trim();
  switch (field.kind) {
    case 'NUMBER':
      return found(wholeNumber(plain)) ?? fail('NOT_A_NUMBER');
    case 'DECIMAL':
    case 'MONEY':
      return found(decimal(plain)) ?? fail('NOT_A_NUMBER');
    case 'PERCENT':
      return found(fraction(plain)) ?? fail('NOT_A_NUMBER');
    case 'FLAG':
      return found(flag(plain)) ?? fail('NOT_A_CHOICE', { choices: '是、否' });
    case 'DATE':
      return found(day(plain)) ?? fail('NOT_A_TIME', { example: '2026-11-23' });
    case 'DATE_TIME':
      return found(instant(plain)) ?? fail('NOT_A_TIME', { example: '2026-11-23 09:30' });
    case 'PERIOD':
      return found(period(plain)) ?? fail('NOT_A_TIME', { example: '2026-11' });
    case 'CHOICE':
      return found(code(field.choices, plain)) ?? fail('NOT_A_CHOICE', { choices: labels(field.choices) });
    case 'CHOICES':
      return found(codes(field.choices, words(plain))) ?? fail('NOT_A_CHOICE', { choices: labels(field.choices) });
    case 'TAGS':
      return { value: words(text) };
    case 'TEXT':
    case 'LONG_TEXT':
    case 'BELONGS_TO':
      return { value: text };
    case 'ID':
    case 'JSON':
    case 'LINKS':
    case 'HAS_MANY':
      throw new Error(`${field.name}: no cell can hold a ${field.kind}`);
  }
}

function found(value: unknown): Cell | undefined {
  return value === undefined ? undefined : { value };
}

/** `1,234.50`, `¥1234.5` and `1234.5元` are one amount; grouping that is not by thousands is none. */
function decimal(text: string): string | undefined {
  const digits = text
    .replaceAll(CURRENCY, '')
    .trim()
    .replace(GROUPED, (_, head: string, groups: string) => head + groups.replaceAll(',', ''))
    .replace(/^\+/, '');
  return isDecimal(digits) ? digits : undefined;
}

function wholeNumber(text: string): number | undefined {
  const [, whole] = /^(-?\d+)(?:\.0+)?$/.exec(decimal(text) ?? '') ?? [];
  return whole && Number.isSafeInteger(Number(whole)) ? Number(whole) : undefined;
}

function fraction(text: string): string | undefined {
  const [, figure] = /^(.*)%$/.exec(text) ?? [];
  if (figure === undefined) return decimal(text);
  const percent = decimal(figure.trim());
  return percent && new Big(percent).div(100).toFixed();
}

function flag(text: string): boolean | undefined {
  if (TRUE.has(text.toLowerCase())) return true;
  return FALSE.has(text.toLowerCase()) ? false : undefined;
}

/** How a workbook writes an instant of the department's time: in days since the end of 1899. Plain digits are no day otherwise. */
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const SERIAL_EPOCH_DAY = 25_569;
const DAY_MS = 86_400_000;

/** `46349.4375` → `2026-11-23T10:30:00`; seconds are as good as the number's digits. */
function serialTime(text: string): string | undefined {
  if (!SERIAL.test(text)) return undefined;
  const ms = Math.round(((Number(text) - SERIAL_EPOCH_DAY) * DAY_MS) / 1000) * 1000;
  return new Date(ms).toISOString().slice(0, 19);
}

/** `2026-11-23`, `2026/11/3`, `2026.11.3`, `2026年11月3日`, or a workbook's number. */
function day(text: string): string | undefined {
  const serial = serialTime(text);
  if (serial) return serial.slice(0, 10);
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (!year || !month || !date) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** A day with or without a time of day in Asia/Shanghai, or ISO 8601 with an offset; answered in UTC. */
function instant(text: string): string | undefined {
  if (isInstant(text)) return new Date(text).toISOString();
  const serial = serialTime(text);
  if (serial) return new Date(`${serial}+08:00`).toISOString();
  const [, date = '', hour = '0', minute = '00', second = '00'] = /^(\S+?)(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const on = day(date);
  const iso = `${on}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`;
  return on && isInstant(iso) ? new Date(iso).toISOString() : undefined;
}

function period(text: string): string | undefined {
  const serial = serialTime(text);
  if (serial) return serial.slice(0, 7);
  const [, year, month] = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? [];
  const iso = `${year}-${month?.padStart(2, '0')}`;
  return isPeriod(iso) ? iso : undefined;
}

/** A member by its zh or en label or its code. */
function code({ members }: Choices, text: string): string | undefined {
  const wanted = text.toLowerCase();
  const same = (name: string): boolean => name.normalize('NFKC').toLowerCase() === wanted;
  return members.find(({ value, label }) => [value, label.zh, label.en].some(same))?.value;
}

function codes(choices: Choices, names: readonly string[]): string[] | undefined {
  const values = names.map((name) => code(choices, name)).filter((value) => value !== undefined);
  return values.length === names.length ? values : undefined;
}

function words(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function labels({ members }: Choices): string {
  return members.map(({ label }) => label.zh).join('、');
}
