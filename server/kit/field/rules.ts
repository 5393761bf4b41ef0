import type { Label } from './definition.ts';

type Values = Readonly<Record<string, unknown>>;

/** A condition over several fields of one row, checked before every write and by the database. */
export interface RowRule {
  /** Names the CHECK constraint, snake_case, unique within the entity. */
  readonly name: string;
  /** The fields that the failure is shown at. */
  readonly fields: readonly string[];
  readonly message: Label | ((row: Values) => Label);
  readonly holds: (row: Values) => boolean;
  /** The same condition in SQL, over column names given by `column`; absent: the gateway alone judges. */
  readonly check?: (column: (field: string) => string) => string;
}

/** One of the values of a field, such as states of a row. */
interface Condition {
  readonly field: string;
  readonly values: readonly string[];
}

/** `low` must not exceed `high` when both are given. */
export function atMost(low: string, high: string, message: Label): RowRule {
  return {
    name: `${snake(low)}_at_most_${snake(high)}`,
    fields: [high],
    message,
    holds: (row) => isEmpty(row[low]) || isEmpty(row[high]) || compare(row[low], row[high]) <= 0,
    check: (column) => `${column(low)} <= ${column(high)}`,
  };
}

/** At least one of the fields must be given ("X or text", domain §2.0). */
export function anyOf(fields: readonly string[], message: Label): RowRule {
  return {
    name: `any_of_${fields.map(snake).join('_')}`,
    fields,
    message,
    holds: (row) => fields.some((field) => !isEmpty(row[field])),
    check: (column) => `num_nonnulls(${fields.map(column).join(', ')}) > 0`,
  };
}

/** `field` must be given while `condition.field` has one of `condition.values`. */
export function requiredWhen(field: string, condition: Condition, message: Label): RowRule {
  return {
    name: `${snake(field)}_required`,
    fields: [field],
    message,
    holds: (row) => !condition.values.includes(String(row[condition.field])) || !isEmpty(row[field]),
    check: (column) => {
      const isOther = condition.values.map((value) => `${column(condition.field)} <> ${quote(value)}`).join(' and ');
      return `${column(field)} is not null or (${isOther})`;
    },
  };
}

/**
 * At least one of the fields must be given while `condition.field` has one of `condition.values`; judged by the gateway alone, so that
 * rows from before the rule stand until they are changed.
 */
export function anyOfWhen(fields: readonly string[], condition: Condition, message: Label): RowRule {
  return {
    name: `${fields.map(snake).join('_')}_while_${snake(condition.field)}`,
    fields: fields.slice(0, 1),
    message,
    holds: (row) => !condition.values.includes(String(row[condition.field])) || fields.some((field) => !isEmpty(row[field])),
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Numbers and decimal strings by value, ISO dates by text. */
function compare(a: unknown, b: unknown): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
