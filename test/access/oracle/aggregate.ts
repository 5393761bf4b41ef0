import { Big } from 'big.js';
import type { DecimalField, Entity, Field } from '../../../server/kit/field/index.ts';
import { ZONES, type Figure, type FigureKey, type FigureOrder, type Figures } from './figures.ts';
import type { Rules } from './rules.ts';
import { compareValues } from './values.ts';
import type { WorldRow } from './world.ts';

/** How a row is read: what stands at the end of a path, null where the way leads out of scope. */
export interface Reader {
  readonly rules: Rules;
  follow(entity: Entity, row: WorldRow | undefined, path: readonly string[]): { readonly field: Field; readonly value: unknown };
}

interface Group {
  readonly keys: readonly unknown[];
  readonly rows: readonly WorldRow[];
}

const DEFAULT_GROUPS = 100;
const DAY_MS = 86_400_000;

/** The right answer to an aggregate over rows that the viewer sees, in plain steps. */
export function aggregate(reader: Reader, entity: Entity, figures: Figures, rows: readonly WorldRow[]): unknown[] {
  return new Aggregation(reader, entity, figures).answer(rows);
}

class Aggregation {
  private readonly reader: Reader;
  private readonly entity: Entity;
  private readonly figures: Figures;

  constructor(reader: Reader, entity: Entity, figures: Figures) {
    this.reader = reader;
    this.entity = entity;
    this.figures = figures;
  }

  answer(rows: readonly WorldRow[]): unknown[] {
    const { moreThan = -1, first = DEFAULT_GROUPS } = this.figures.args;
    const kept = this.groups(rows).filter((group) => group.rows.length > moreThan);
    return kept
      .toSorted((one, other) => this.order(one, other))
      .slice(0, first)
      .map((group) => this.object(group));
  }

  /** Without keys there is one group, of no rows too. */
  private groups(rows: readonly WorldRow[]): Group[] {
    const { groupBy } = this.figures.args;
    if (!groupBy.length) return [{ keys: [], rows }];
    const keysOf = (row: WorldRow): unknown[] => groupBy.map((key) => this.keyed(row, key));
    return [...Map.groupBy(rows, (row) => JSON.stringify(keysOf(row))).values()].map((all) => ({ keys: keysOf(all[0]!), rows: all }));
  }

  private keyed(row: WorldRow, { path, grain = 'DAY' }: FigureKey): unknown {
    const { field, value } = this.reader.follow(this.entity, row, path);
    if (value === null || (field.kind !== 'DATE' && field.kind !== 'DATE_TIME')) return value;
    return spanStart(grain, field.kind === 'DATE' ? String(value) : this.dayOf(String(value)));
  }

  private dayOf(instant: string): string {
    const hours = ZONES[this.figures.args.zone ?? 'Asia/Shanghai'];
    return new Date(Date.parse(instant) + hours * 3_600_000).toISOString().slice(0, 10);
  }

  private order(one: Group, other: Group): number {
    const byKeys = this.figures.args.groupBy.map((_, by): FigureOrder => ({ by, direction: 'ASC' }));
    for (const { by, direction } of [...this.figures.args.orderBy, ...byKeys]) {
      const [a, b] = [one, other].map((group) => (typeof by === 'number' ? group.keys[by] : this.figure(group, by)));
      // groups without a value come last in either direction
      if (a === null || b === null) {
        if (a !== b) return Number(a === null) - Number(b === null);
        continue;
      }
      const order = typeof by === 'number' ? this.compareKeys(by, a, b) : compareFigures(by, a, b);
      if (order !== 0) return direction === 'ASC' ? order : -order;
    }
    return 0;
  }

  private compareKeys(by: number, one: unknown, other: unknown): number {
    const { field } = this.reader.follow(this.entity, undefined, this.figures.args.groupBy[by]!.path);
    return compareValues(this.reader.rules.world, field, one, other);
  }

  private object(group: Group): unknown {
    const answer: Record<string, Record<string, unknown> | unknown> = {};
    for (const figure of this.figures.values)
      put(answer, figure.field ? [figure.name, figure.field] : [figure.name], this.figure(group, figure));
    for (const label of this.figures.labels) {
      const lost = this.lostAlong(group, label);
      put(answer, ['group', ...(lost ?? label)], lost ? null : this.labelled(group, label));
    }
    return answer;
  }

  /** The first row on the way to a label that is named and out of scope. */
  private lostAlong(group: Group, label: readonly string[]): readonly string[] | undefined {
    const relations = label.slice(0, -1).map((_, index) => label.slice(0, index + 1));
    return relations.find((relation) => this.isNamed(relation) && this.labelled(group, [...relation, 'id']) === null);
  }

  /** By its own id, or by that of a row on the way to it. */
  private isNamed(relation: readonly string[]): boolean {
    const named = this.figures.args.groupBy.map(({ path }) => path).filter((path) => path.at(-1) === 'id');
    return named.some((path) => path.slice(0, -1).every((name, index) => relation[index] === name));
  }

  /** The value of a key, or of a row that a key names. */
  private labelled(group: Group, path: readonly string[]): unknown {
    const key = this.figures.args.groupBy.findIndex((candidate) => candidate.path.join('.') === path.join('.'));
    return key >= 0 ? group.keys[key] : this.keyed(group.rows[0]!, { path });
  }

  private figure({ rows }: Group, { name, field: fieldName }: Figure): unknown {
    if (name === 'count') return rows.length;
    const field = this.entity.fields.get(fieldName!)!;
    const path = field.kind === 'BELONGS_TO' ? [field.name, 'id'] : [field.name];
    const values = rows.map((row) => this.reader.follow(this.entity, row, path).value).filter((value) => value !== null);
    if (name === 'countDistinct') return new Set(values).size;
    if (!values.length) return null;
    if (name === 'min' || name === 'max') return this.bound(name, field, values);
    const places = (field as DecimalField).scale ?? 0;
    const sum = values.reduce<Big>((all, value) => all.plus(String(value)), Big(0));
    return name === 'sum' ? sum.toFixed(places) : sum.div(values.length).toFixed(places + 2);
  }

  private bound(name: 'min' | 'max', field: Field, values: readonly unknown[]): unknown {
    const sorted = values.toSorted((one, other) => compareValues(this.reader.rules.world, field, one, other));
    const value = sorted.at(name === 'min' ? 0 : -1);
    return field.kind === 'DATE_TIME' ? `${String(value).slice(0, 23)}Z` : value;
  }
}

function compareFigures({ name }: Figure, one: unknown, other: unknown): number {
  if (name === 'sum' || name === 'avg') return Big(String(one)).cmp(String(other));
  const isNumeric = /^-?[\d.]+$/.test(String(one)) && /^-?[\d.]+$/.test(String(other));
  if (isNumeric) return Big(String(one)).cmp(String(other));
  return String(one) < String(other) ? -1 : Number(one !== other);
}

function spanStart(grain: NonNullable<FigureKey['grain']>, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (grain) {
    case 'DAY':
      return day;
    case 'WEEK': {
      const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
      return new Date(Date.parse(day) - sinceMonday * DAY_MS).toISOString().slice(0, 10);
    }
    case 'MONTH':
      return `${day.slice(0, 7)}-01`;
    case 'QUARTER':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'YEAR':
      return `${year}-01-01`;
  }
}

function put(answer: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (!rest.length) {
    answer[name] = value;
    return;
  }
  if (answer[name] !== null) put((answer[name] ??= {}) as Record<string, unknown>, rest, value);
}
