import type { DecimalField, Field } from '../field/index.ts';
import { jsonValue, sortKey, typeOf, valueAt, valueOf } from './column.ts';
import type { Compilation } from './compilation.ts';
import { groupKeys, type Grain, type GroupInput, type GroupKey } from './groupKeys.ts';
import { Joins, type Place } from './joins.ts';
import { fromClause } from './rows.ts';
import { ident, join, raw, sql, type Sql } from './sql.ts';

/** A value of each group: as it is compared, as it is ordered by, and as it stands in the answer. */
export interface GroupValue {
  readonly value: Sql;
  readonly type: string;
  readonly sort: Sql;
  readonly json: Sql;
}

interface Column {
  readonly name: string;
  readonly expression: Sql;
  readonly isKey: boolean;
}

interface GroupsParts {
  readonly compilation: Compilation;
  readonly root: Place;
  readonly groupBy: readonly GroupInput[];
  /** The time zone in which instants have a day. */
  readonly timeZone: unknown;
}

/** Decimal places that an average has beyond its field's. */
const AVERAGE_PLACES = 2;

/** The grouped rows `g` of one aggregate: a column for whatever is asked of the groups, each once. */
export class Groups {
  readonly keys: readonly GroupKey[];
  private readonly root: Place;
  private readonly timeZone: unknown;
  private readonly joins: Joins;
  private readonly columns: Column[] = [];

  constructor({ compilation, root, groupBy, timeZone }: GroupsParts) {
    this.root = root;
    this.timeZone = timeZone;
    this.joins = new Joins(compilation, root);
    this.keys = groupKeys(compilation.registry, root.entity, groupBy);
    for (const { path } of this.keys) this.keyed(path);
  }

  /** What all rows of a group have at a path: a key, or a field of a row that a key names; undefined where they may differ. */
  at(path: readonly string[]): GroupValue | undefined {
    const owner = path.slice(0, -1);
    const isKey = this.keys.some((key) => key.path.join('.') === path.join('.'));
    if (!isKey && !this.names(owner)) return undefined;
    // the database knows that an id determines its own row, and no further one: those are keys too, which part no group
    if (!isKey) this.keyed([...owner, 'id']);
    const { field, expression } = this.leaf(path);
    const value = this.column(path.join('.'), expression, isKey);
    const isDay = field.kind === 'DATE_TIME';
    return { value, type: typeOf(field), sort: sortKey(field, value), json: isDay ? value : jsonValue(field, value) };
  }

  /** Whether some key stands at or below a path, or names its row. */
  reaches(path: readonly string[]): boolean {
    return this.names(path) || this.keys.some((key) => isWithin(key.path, path));
  }

  /** Whether a key names the row at a path, by its own id or that of a row before it. */
  names(path: readonly string[]): boolean {
    return this.keys.some((key) => key.path.at(-1) === 'id' && isWithin(path, key.path.slice(0, -1)));
  }

  count(): GroupValue {
    return plain(this.column('count', raw('count(*)::int')), 'integer');
  }

  /** One of the aggregates of a field, by its name in the schema. */
  aggregate(name: string, fieldName: string): GroupValue {
    const field = this.root.entity.fields.get(fieldName)!;
    const column = (expression: Sql): Sql => this.column(`${name} ${fieldName}`, expression);
    switch (name) {
      case 'countDistinct':
        return plain(column(sql`count(distinct ${this.counted(field)})::int`), 'integer');
      case 'sum':
        return decimal(column(sql`sum(${this.summed(field)})`));
      case 'avg':
        return decimal(column(sql`round(avg(${this.summed(field)}), ${raw(String(placesOf(field) + AVERAGE_PLACES))})`));
      default: {
        const value = column(sql`${raw(name === 'min' ? 'min' : 'max')}(${valueOf(field, this.root.alias)})`);
        return { value, type: typeOf(field), sort: value, json: jsonValue(field, value) };
      }
    }
  }

  /** The grouped rows, once everything has been asked for; without keys all rows are one group, of none too. */
  sql(rows: Sql): Sql {
    const columns = this.columns.map(({ expression }, index) => sql`${expression} as ${raw(`c${index}`)}`);
    // by their places: an expression with parameters would not be known again
    const places = this.columns.flatMap(({ isKey }, index) => (isKey ? [String(index + 1)] : []));
    const by = places.length ? ` group by ${places.join(', ')}` : '';
    return sql`select ${join(columns, ', ')} from ${fromClause(this.root.entity, this.root.alias)} ${this.joins.sql()}
      where ${rows}${raw(by)}`;
  }

  private keyed(path: readonly string[]): void {
    this.column(path.join('.'), this.leaf(path).expression, true);
  }

  private column(name: string, expression: Sql, isKey = false): Sql {
    const known = this.columns.findIndex((column) => column.name === name);
    const place = known < 0 ? this.columns.push({ name, expression, isKey }) - 1 : known;
    return ident(`c${place}`, 'g');
  }

  private leaf(path: readonly string[]): { field: Field; expression: Sql } {
    const place = this.joins.at(path.slice(0, -1));
    const field = place.entity.fields.get(path.at(-1)!)!;
    const grain = this.keys.find((key) => key.path.join('.') === path.join('.'))?.grain ?? 'DAY';
    return { field, expression: this.spanned(field, grain, valueAt(place, field)) };
  }

  /** The first day of the span that a date or an instant lies in; other values as they are. */
  private spanned(field: Field, grain: Grain, value: Sql): Sql {
    if (field.kind !== 'DATE' && field.kind !== 'DATE_TIME') return value;
    const local = field.kind === 'DATE' ? sql`${value}::timestamp` : sql`(${value} at time zone ${this.timeZone}::text)`;
    return grain === 'DAY' ? sql`${local}::date` : sql`date_trunc(${raw(`'${grain.toLowerCase()}'`)}, ${local})::date`;
  }

  /** Related rows are counted where they are visible. */
  private counted(field: Field): Sql {
    return field.kind === 'BELONGS_TO' ? ident('id', this.joins.at([field.name]).alias) : valueOf(field, this.root.alias);
  }

  /** What people see adds up: a computed amount counts as it is shown. */
  private summed(field: Field): Sql {
    const value = valueOf(field, this.root.alias);
    return field.derived ? sql`round(${value}, ${raw(String(placesOf(field)))})` : value;
  }
}

function plain(value: Sql, type: string): GroupValue {
  return { value, type, sort: value, json: value };
}

function decimal(value: Sql): GroupValue {
  return { value, type: 'numeric', sort: value, json: sql`${value}::text` };
}

function placesOf(field: Field): number {
  return (field as DecimalField).scale ?? 0;
}

function isWithin(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}
