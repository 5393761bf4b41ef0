import type {
  BelongsToField,
  Choices,
  DecimalField,
  DerivedSql,
  EntityClass,
  Field,
  FieldOptions,
  JsonShape,
  Label,
  LinksField,
  NumberField,
  TagsField,
  TextField,
} from './definition.ts';
import { declareField } from './registry.ts';

type Decorator = (target: object, name: string) => void;
type TextOptions = FieldOptions & Partial<Pick<TextField, 'max' | 'min' | 'format' | 'mask' | 'namesNoun'>>;
type NumberOptions = FieldOptions & Partial<Pick<NumberField, 'min' | 'max' | 'unit'>>;
type DecimalOptions = FieldOptions & Partial<Pick<DecimalField, 'precision' | 'scale' | 'min' | 'max' | 'unit'>>;
type LinksOptions = FieldOptions & Pick<LinksField, 'media' | 'within' | 'staysBehind'>;
type BelongsToOptions = FieldOptions & Pick<BelongsToField, 'only' | 'defaultsTo' | 'inherits' | 'within' | 'staysBehind'>;

const MAX_INT = 2_147_483_647;

/** One line of text, at most `max` characters (default 200). */
export function text(zh: string, en: string, options: TextOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'TEXT', max: 200, ...options });
}

/** Several lines of text, at most `max` characters (default 4,000). */
export function longText(zh: string, en: string, options: TextOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'LONG_TEXT', max: 4000, ...options });
}

/**
 * A number that the database gives at creation: `{6}` counts without end, `{yyyymm}` starts a count of its own each month.
 * @example serial('申请编号', 'No.', 'CG-{yyyymm}-{4}') // CG-202611-0001
 */
export function serial(zh: string, en: string, pattern: string): Decorator {
  return declare({ zh, en }, { kind: 'TEXT', max: 32, serial: pattern, required: true, unique: true, write: 'never' });
}

/** A whole number, 0 or more unless `min` says otherwise. */
export function number(zh: string, en: string, options: NumberOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'NUMBER', min: 0, max: MAX_INT, ...options });
}

/** An exact decimal (default 18,2); a string in GraphQL, never a float. */
export function decimal(zh: string, en: string, options: DecimalOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'DECIMAL', precision: 18, scale: 2, ...options });
}

/** An amount in CNY 元, decimal(18,2), not negative unless `min` says otherwise (domain §2.0). */
export function money(zh: string, en: string, options: DecimalOptions = {}): Decorator {
  const unit = { zh: '元', en: 'CNY' };
  return declare({ zh, en }, { kind: 'MONEY', precision: 18, scale: 2, min: '0', unit, ...options });
}

/** A fraction from 0 to 1 with four decimals, shown ×100 (domain §2.0). */
export function percent(zh: string, en: string, options: DecimalOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'PERCENT', precision: 7, scale: 4, min: '0', max: '1', ...options });
}

export function flag(zh: string, en: string, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'FLAG', ...options });
}

/** A calendar day, `YYYY-MM-DD`, judged in Asia/Shanghai. */
export function date(zh: string, en: string, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'DATE', ...options });
}

/** An instant, stored and sent in UTC with milliseconds. */
export function dateTime(zh: string, en: string, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'DATE_TIME', ...options });
}

/** A month, `YYYY-MM`. */
export function period(zh: string, en: string, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'PERIOD', ...options });
}

/** Short free words, each at most `max` characters (default 40). */
export function tags(zh: string, en: string, options: FieldOptions & Partial<Pick<TagsField, 'max' | 'offers'>> = {}): Decorator {
  return declare({ zh, en }, { kind: 'TAGS', max: 40, ...options });
}

export function json(zh: string, en: string, options: FieldOptions & { shape?: JsonShape } = {}): Decorator {
  return declare({ zh, en }, { kind: 'JSON', ...options });
}

/** `{ lat, lng }` in degrees (WGS 84). */
export function geoPoint(zh: string, en: string, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'JSON', shape: 'geoPoint', ...options });
}

/** One code of an enumeration. */
export function choice(zh: string, en: string, list: Choices, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'CHOICE', choices: list, ...options });
}

/** Any number of codes of an enumeration. */
export function choiceSet(zh: string, en: string, list: Choices, options: FieldOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'CHOICES', choices: list, ...options });
}

/** A reference to one row; its input is named `<name>Id`. */
export function belongsTo(zh: string, en: string, target: () => EntityClass, options: BelongsToOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'BELONGS_TO', target, index: true, ...options });
}

/** The rows of `target` whose to-one field `inverse` points here; read-only. */
export function hasMany(zh: string, en: string, target: () => EntityClass, inverse: string): Decorator {
  return declare({ zh, en }, { kind: 'HAS_MANY', target, inverse, write: 'never' });
}

/** Any number of rows of `target`, kept in a table of pairs; its input is named `<singular>Ids`. */
export function links(zh: string, en: string, target: () => EntityClass, options: LinksOptions = {}): Decorator {
  return declare({ zh, en }, { kind: 'LINKS', target, ...options });
}

/**
 * A computed field: an SQL expression over the row, filtered and sorted like a column.
 * `reads` names the other nouns that the expression looks at: roles that do not read them over the same rows lack the field (design §4.6).
 * @example @derived(money('预估金额', 'Estimated amount'), (row) => `${row}.quantity * ${row}.price_min`)
 */
export function derived(field: Decorator, sql: DerivedSql, reads?: () => readonly EntityClass[]): Decorator {
  return (target, name) => {
    field(target, name);
    declareField(target, name, { derived: sql, reads, write: 'never' });
  };
}

function declare(label: Label, field: DistributiveOmit<Field, 'name' | 'label'>): Decorator {
  return (target, name) => declareField(target, name, { ...field, name, label });
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
