import { fieldError, type FieldError } from '../errors.ts';
import { checkFormat, inputName, isRequiredInput, type ChoiceField, type Entity, type Field } from '../field/index.ts';

export type Values = Readonly<Record<string, unknown>>;

const MAX_ITEMS = 100;
// a NUL or half a surrogate pair: text that PostgreSQL or JSON cannot hold
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
// the same as JSON writes them
const UNSTORABLE_ESCAPE = /(?<!\\)(\\\\)*\\u(0000|d[89a-f])/;

/** Text without surrounding space; an emptied text is no value. */
export function normalised(field: Field, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (field.kind !== 'TEXT' && field.kind !== 'LONG_TEXT') return value;
  return value.trim() === '' ? null : value.trim();
}

/** Every failure of an input against its fields' declarations; references are checked against rows elsewhere. */
export function fieldFailures(fields: readonly Field[], input: Values, isCreate: boolean): FieldError[] {
  return fields.flatMap((field) => {
    const path = inputName(field);
    const value = normalised(field, input[path]);
    if (value === undefined) return isCreate && isMissing(field) ? [fieldError(path, 'REQUIRED')] : [];
    if (value === null) return (field.required || field.asked) && field.default === undefined ? [fieldError(path, 'REQUIRED')] : [];
    return valueFailures(field, path, value);
  });
}

/** Every rule of the noun that the whole row would break. */
export function ruleFailures(entity: Entity, row: Values): FieldError[] {
  return entity.rules
    .filter((rule) => !rule.holds(row))
    .flatMap(({ fields, message: said }) => {
      const message = typeof said === 'function' ? said(row) : said;
      return fields.map((name) => ({ path: inputName(entity.fields.get(name)!), code: 'RULE' as const, message }));
    });
}

function isMissing(field: Field): boolean {
  return isRequiredInput(field);
}

function valueFailures(field: Field, path: string, value: unknown): FieldError[] {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return textFailures(path, String(value), field);
    case 'NUMBER':
      return rangeFailures(path, Number(value), field.min, field.max);
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return decimalFailures(path, String(value), field);
    case 'TAGS':
      return listFailures(path, value as readonly string[]).concat(
        (value as readonly string[]).flatMap((tag, index) => textFailures(`${path}.${index}`, tag, { max: field.max, min: 1 })),
      );
    case 'CHOICE':
      return retiredFailures(path, field, [value]);
    case 'CHOICES':
      return listFailures(path, value as readonly unknown[]).concat(retiredFailures(path, field, value as readonly unknown[]));
    case 'LINKS':
      return listFailures(path, value as readonly unknown[]);
    case 'JSON':
      return field.shape === 'geoPoint' && !isGeoPoint(value) ? [fieldError(path, 'INVALID_FORMAT')] : jsonFailures(path, value);
    default:
      return [];
  }
}

/** What has been retired stays with the rows that have it. */
function retiredFailures(path: string, { choices }: ChoiceField, values: readonly unknown[]): FieldError[] {
  const isRetired = choices.members.some(({ value, retired }) => retired && values.includes(value));
  return isRetired ? [fieldError(path, 'NOT_ALLOWED')] : [];
}

type TextLimits = Pick<Extract<Field, { kind: 'TEXT' | 'LONG_TEXT' }>, 'max' | 'min' | 'format'>;

function textFailures(path: string, text: string, { max, min = 0, format }: TextLimits): FieldError[] {
  if (UNSTORABLE.test(text)) return [fieldError(path, 'INVALID_CHARACTER')];
  const actual = [...text].length;
  if (actual > max) return [fieldError(path, 'TOO_LONG', { max, actual })];
  if (actual < min) return [fieldError(path, 'TOO_SHORT', { min, actual })];
  return format && !checkFormat(format, text) ? [fieldError(path, 'INVALID_FORMAT')] : [];
}

function rangeFailures(path: string, value: number, min: number, max: number): FieldError[] {
  if (value < min) return [fieldError(path, 'TOO_SMALL', { min })];
  return value > max ? [fieldError(path, 'TOO_LARGE', { max })] : [];
}

type DecimalLimits = Extract<Field, { kind: 'DECIMAL' | 'MONEY' | 'PERCENT' }>;

/** Digits are counted rather than numbers compared: a float would round what the column must hold exactly. */
function decimalFailures(path: string, text: string, { precision, scale, min, max }: DecimalLimits): FieldError[] {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = precision - scale;
  if (fraction.replace(/0+$/, '').length > scale) return [fieldError(path, 'TOO_PRECISE', { scale })];
  if (whole.replace(/^0+/, '').length > digits) return [fieldError(path, 'TOO_LARGE', { max: '9'.repeat(digits) })];
  if (min !== undefined && Number(text) < Number(min)) return [fieldError(path, 'TOO_SMALL', { min })];
  return max !== undefined && Number(text) > Number(max) ? [fieldError(path, 'TOO_LARGE', { max })] : [];
}

function listFailures(path: string, items: readonly unknown[]): FieldError[] {
  return items.length > MAX_ITEMS ? [fieldError(path, 'TOO_MANY', { max: MAX_ITEMS })] : [];
}

function jsonFailures(path: string, value: unknown): FieldError[] {
  const text = JSON.stringify(value);
  if (UNSTORABLE_ESCAPE.test(text)) return [fieldError(path, 'INVALID_CHARACTER')];
  return text.length > 20_000 ? [fieldError(path, 'TOO_LONG', { max: 20_000, actual: text.length })] : [];
}

function isGeoPoint(value: unknown): boolean {
  const { lat, lng } = value as { lat?: unknown; lng?: unknown };
  return typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}
