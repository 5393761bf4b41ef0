import type { Parameter } from '../../kit/dataset/parameters.ts';
import type { Telling } from '../../kit/dataset/table.ts';
import { UPDATED_SINCE, type DatasetView } from '../../kit/dataset/view.ts';
import { fieldError, inputError, type FieldError } from '../../kit/errors.ts';
import { isDay, isDecimal, isInstant, isPeriod } from '../../kit/field/index.ts';
import { TIME_ZONE_OFFSET } from '../../kit/store/clock.ts';
import type { Language } from '../errorAnswer.ts';

/** What an address asks of a dataset. */
export interface Ask {
  /** By name, as the operation takes them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly telling: Telling;
  /** Rows of one page; undefined for all there are. */
  readonly limit: number | undefined;
  /** Of a workbook: a plain table, or the report's paper form. */
  readonly layout: 'table' | 'form';
  readonly cursor: string | null;
  /** Whether the total of a report shall stand below its rows. */
  readonly isTotalled: boolean;
  readonly updatedSince: string | undefined;
}

/** Rows of a page that is asked for by `limit`. */
export const MAX_LIMIT = 5_000;

const MAX_TEXT = 200;
const MAX_VALUES = 100;
const MAX_CURSOR = 500;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A value, or what is wrong with it. */
type Read<T> = (text: string, name: string) => T | FieldError;

/** The settings of every dataset beside its own parameters. */
const oneOf = <T extends string>(...choices: readonly T[]): Read<T> => {
  return (text, name) => choices.find((choice) => choice === text) ?? fieldError(name, 'NOT_A_CHOICE', { choices: choices.join(', ') });
};

const SETTINGS = {
  lang: oneOf('zh', 'en'),
  values: oneOf('label', 'code'),
  headers: oneOf('label', 'name'),
  total: oneOf('true', 'false'),
  limit: (text: string, name: string) => readLimit(text, name),
  layout: oneOf('table', 'form'),
  cursor: (text: string, name: string) => (text.length > MAX_CURSOR ? fieldError(name, 'INVALID_CURSOR') : text),
} as const;

/** Names that every dataset's address takes, with `key` for a token. */
export const SETTING_NAMES: readonly string[] = [...Object.keys(SETTINGS), 'key'];

/** Reads the query of an address; what is empty counts as left out. @throws VALIDATION_FAILED with every failure at once */
export function readAsk({ parameters }: DatasetView, query: Query, language: Language): Ask {
  const faults: FieldError[] = [];
  const take = <T>(name: string, read: Read<T>): T | undefined => {
    const given = query[name];
    if (given === undefined || given === '') return undefined;
    const value = typeof given === 'string' ? read(given, name) : fieldError(name, 'INVALID_FORMAT');
    if (!isFault(value)) return value;
    faults.push(value);
    return undefined;
  };
  const known = [...parameters.map(({ name }) => name), ...SETTING_NAMES];
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  faults.push(...unknown.map((name) => fieldError(name.slice(0, MAX_TEXT), 'UNKNOWN_PARAMETER', { known: known.join(', ') })));
  const given = parameters.map((parameter) => [parameter.name, take(parameter.name, valueReader(parameter)) ?? parameter.default] as const);
  faults.push(...parameters.filter(({ name, isRequired }) => isRequired && !query[name]).map(({ name }) => fieldError(name, 'REQUIRED')));
  const variables = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const ask: Ask = {
    variables,
    telling: {
      language: take('lang', SETTINGS.lang) ?? language,
      values: take('values', SETTINGS.values) ?? 'label',
      headers: take('headers', SETTINGS.headers) ?? 'label',
    },
    limit: take('limit', SETTINGS.limit),
    layout: take('layout', SETTINGS.layout) ?? 'table',
    cursor: take('cursor', SETTINGS.cursor) ?? null,
    isTotalled: take('total', SETTINGS.total) === 'true',
    updatedSince: variables[UPDATED_SINCE] as string | undefined,
  };
  if (faults.length) throw inputError(faults);
  return ask;
}

function isFault(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'code' in value;
}

function readLimit(text: string, name: string): number | FieldError {
  const limit = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(limit)) return fieldError(name, 'NOT_A_NUMBER');
  if (limit < 1) return fieldError(name, 'TOO_SMALL', { min: 1 });
  return limit > MAX_LIMIT ? fieldError(name, 'TOO_LARGE', { max: MAX_LIMIT }) : limit;
}

function valueReader(parameter: Parameter): Read<unknown> {
  if (!parameter.isList) return (text, name) => readValue(parameter, text, name);
  return (text, name) => {
    const values = text.split(',').map((part) => readValue(parameter, part.trim(), name));
    if (values.length > MAX_VALUES) return fieldError(name, 'TOO_MANY', { max: MAX_VALUES });
    return values.find(isFault) ?? values;
  };
}

function readValue({ type, choices = [] }: Parameter, text: string, name: string): unknown {
  switch (type) {
    case 'integer':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : fieldError(name, 'NOT_A_NUMBER');
    case 'decimal':
      return isDecimal(text) ? text : fieldError(name, 'NOT_A_NUMBER');
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : fieldError(name, 'NOT_A_CHOICE', { choices: 'true, false' }));
    case 'date':
      return isDay(text) ? text : fieldError(name, 'NOT_A_TIME', { example: '2026-11-01' });
    case 'datetime':
      return instantOf(text) ?? fieldError(name, 'NOT_A_TIME', { example: '2026-11-01T08:00:00+08:00' });
    case 'period':
      return isPeriod(text) ? text : fieldError(name, 'NOT_A_TIME', { example: '2026-11' });
    case 'choice':
      if (choices.some(({ value }) => value === text)) return text;
      return fieldError(name, 'NOT_A_CHOICE', { choices: choices.map(({ value }) => value).join(', ') });
    case 'text':
      return readText(text, name);
  }
}

function readText(text: string, name: string): string | FieldError {
  if (text.length > MAX_TEXT) return fieldError(name, 'TOO_LONG', { max: MAX_TEXT, actual: text.length });
  return text.includes('\0') || !text.isWellFormed() ? fieldError(name, 'INVALID_CHARACTER') : text;
}

/** A day stands for its beginning in the department's time; a plus sign that was not encoded has come as a space. */
function instantOf(text: string): string | undefined {
  const whole = isDay(text) ? `${text}T00:00:00${TIME_ZONE_OFFSET.text}` : text.replace(' ', '+');
  return isInstant(whole) ? new Date(whole).toISOString() : undefined;
}
