import type { EntityName } from '../../../server/entities/index.ts';
import type { Entity, Field, ReferenceField, Registry } from '../../../server/kit/field/index.ts';
import { aggregate } from './aggregate.ts';
import { isAlike } from './alike.ts';
import { valueIn } from './computed.ts';
import { compares, isMasked } from './fields.ts';
import type { Figures } from './figures.ts';
import {
  isIncluded,
  keyOf,
  type Many,
  type One,
  type OrderKey,
  type PageArgs,
  type Part,
  type Query,
  type Selected,
  type Selection,
} from './query.ts';
import type { Rules } from './rules.ts';
import { isHeard, isSpoken } from './spoken.ts';
import { compareValues, masked, matchesScalar } from './values.ts';
import type { WorldRow } from './world.ts';

/** Stands in expected answers where the product writes a cursor of its own making. */
export const CURSOR = Symbol('cursor');

type Answer = Record<string, unknown>;
type Where = Readonly<Record<string, unknown>>;

/** The right answer to a query, computed in memory from a dump and the hand-written rules. */
export class Oracle {
  readonly rules: Rules;
  private readonly registry: Registry;

  constructor(rules: Rules) {
    this.rules = rules;
    this.registry = rules.world.registry;
  }

  answer({ roots }: Query): Answer {
    return object(roots, (root) => (root.kind === 'one' ? this.byId(root) : this.listOrFigures(root, this.rules.world.rows(root.noun))));
  }

  /** All rows that a list holds, in its order, before it is cut into pages. */
  listed({ noun, args }: { readonly noun: string; readonly args: PageArgs }, candidates: readonly WorldRow[]): WorldRow[] {
    const entity = this.registry.named(noun);
    const there = candidates.filter((row) => (args.deleted ? this.isListedDeleted(entity, row) : this.sees(entity, row)));
    const matching = args.where ? there.filter((row) => this.matches(entity, row, args.where!)) : there;
    return this.sorted(entity, matching, args.orderBy);
  }

  private listOrFigures(field: Many | Figures, candidates: readonly WorldRow[]): unknown {
    if (field.kind === 'many') return this.list(field, candidates);
    const { where, deleted } = field.args;
    const rows = this.listed({ noun: field.noun, args: { ...(where && { where }), ...(deleted && { deleted }) } }, candidates);
    return aggregate(this, this.registry.named(field.noun), field, rows);
  }

  private byId({ noun, id, selection }: One): Answer | null {
    const entity = this.registry.named(noun);
    const row = this.rules.world.row(noun as EntityName, id?.toLowerCase());
    return row && this.sees(entity, row) ? this.object(entity, row, selection) : null;
  }

  private list(field: Many, candidates: readonly WorldRow[]): Answer {
    const entity = this.registry.named(field.noun);
    const all = this.listed(field, candidates);
    const { first = 25, offset = 0 } = field.args;
    const page = all.slice(offset, offset + first);
    return object(field.parts, (part) =>
      this.part(entity, part, { all, page, hasNext: all.length > offset + first, hasPrevious: offset > 0 && all.length > 0 }),
    );
  }

  private part(entity: Entity, part: Part, { all, page, hasNext, hasPrevious }: Page): unknown {
    switch (part.kind) {
      case 'nodes':
        return page.map((row) => this.object(entity, row, part.selection));
      case 'edges':
        return page.map((row) => ({ cursor: CURSOR, node: this.object(entity, row, part.selection) }));
      case 'totalCount':
        return all.length;
      case 'pageInfo': {
        const cursor = page.length ? CURSOR : null;
        return { hasNextPage: hasNext, hasPreviousPage: hasPrevious, startCursor: cursor, endCursor: cursor };
      }
    }
  }

  private object(entity: Entity, row: WorldRow, selection: Selection): Answer {
    return object(selection, (field) => this.field(entity, row, field));
  }

  private field(entity: Entity, row: WorldRow, selected: Selected): unknown {
    if (selected.name === '__typename') return entity.name;
    if (selected.kind === 'figures') {
      const list = entity.fields.get(selected.name.replace(/Aggregate$/, '')) as ReferenceField;
      return this.listOrFigures(selected, this.related(row, list));
    }
    const field = entity.fields.get(selected.name)!;
    if (selected.kind === 'leaf') return this.leaf(entity, row, field);
    const related = this.related(row, field as ReferenceField);
    if (selected.kind === 'many') return this.list(selected, related);
    const target = this.registry.named(selected.noun);
    const seen = related.find((other) => this.sees(target, other));
    return seen ? this.object(target, seen, selected.selection) : null;
  }

  private leaf(entity: Entity, row: WorldRow, field: Field): unknown {
    const value = asAnswered(field, this.value(entity, row, field));
    return isMasked(this.rules.viewer, entity.name as EntityName, field.name) ? masked(field.name, value) : value;
  }

  private related(row: WorldRow, field: ReferenceField): readonly WorldRow[] {
    const { world } = this.rules;
    const target = this.registry.target(field);
    if (field.kind === 'HAS_MANY') return world.children(target.name, field.inverse, row.id);
    const ids = field.kind === 'LINKS' ? (row[field.name] as string[]) : [row[field.name]];
    return ids.map((id) => world.row(target.name as EntityName, id)).filter((found) => found !== undefined);
  }

  private matches(entity: Entity, row: WorldRow, where: Where): boolean {
    return given(where).every(([name, operand]) => this.meets(entity, row, name, operand));
  }

  private meets(entity: Entity, row: WorldRow, name: string, operand: unknown): boolean {
    if (name === 'and') return (operand as Where[]).every((part) => this.matches(entity, row, part));
    if (name === 'or') return (operand as Where[]).some((part) => this.matches(entity, row, part));
    if (name === 'not') return !this.matches(entity, row, operand as Where);
    if (name === 'q') return this.isFound(entity, row, String(operand));
    if (name === 'alike') return this.isAlike(entity, row, operand as Where);
    const field = entity.fields.get(name)!;
    if ('target' in field) return this.meetsRelation(row, field, operand as Where);
    return given(operand as Where).every(([operator, value]) => matchesScalar(field, this.value(entity, row, field), operator, value));
  }

  private meetsRelation(row: WorldRow, field: ReferenceField, operand: Where): boolean {
    const target = this.registry.target(field);
    const seen = this.related(row, field).filter((other) => this.sees(target, other));
    const some = (where: Where): boolean => seen.some((other) => this.matches(target, other, where));
    if (field.kind === 'BELONGS_TO') return some(operand);
    return given(operand).every(([quantifier, where]) => {
      if (quantifier === 'some') return some(where as Where);
      if (quantifier === 'none') return !some(where as Where);
      return seen.every((other) => this.matches(target, other, where as Where));
    });
  }

  private isAlike(entity: Entity, row: WorldRow, operand: Where): boolean {
    return given(operand).some(([name, entered]) => {
      const known = row[name];
      return this.compares(entity, name) && typeof known === 'string' && isAlike(entity.name, name, known, String(entered));
    });
  }

  private isFound(entity: Entity, row: WorldRow, text: string): boolean {
    const texts = entity.search.filter((name) => this.compares(entity, name)).map((name) => String(row[name] ?? '').toLowerCase());
    const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
    const title = isSpoken(entity) && this.compares(entity, entity.title) ? String(row[entity.title] ?? '') : '';
    return words.every((word) => texts.some((candidate) => candidate.includes(word.toLowerCase())) || isHeard(title, word));
  }

  private sorted(entity: Entity, rows: readonly WorldRow[], orderBy?: readonly OrderKey[]): WorldRow[] {
    const keys = orderBy?.length ? orderBy : this.defaultOrder(entity);
    const all: readonly OrderKey[] = [...keys, [['id'], keys.at(-1)?.[1] ?? 'ASC']];
    // what rows are ordered by is looked up once for each row, not once for each comparison
    const keyed = rows.map((row) => ({ row, keys: all.map(([path]) => this.follow(entity, row, path)) }));
    keyed.sort((one, other) => {
      for (const [index, [, direction]] of all.entries()) {
        const order = this.compare(one.keys[index]!, other.keys[index]!, direction);
        if (order !== 0) return order;
      }
      return 0;
    });
    return keyed.map(({ row }) => row);
  }

  private defaultOrder(entity: Entity): OrderKey[] {
    return entity.sort
      .map((key): OrderKey => (key.startsWith('-') ? [[key.slice(1)], 'DESC'] : [[key], 'ASC']))
      .filter(([[name]]) => this.compares(entity, name!));
  }

  /** Rows without a value come last in either direction. */
  private compare(one: Followed, other: Followed, direction: 'ASC' | 'DESC'): number {
    if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
    const order = compareValues(this.rules.world, one.field, one.value, other.value);
    return direction === 'ASC' ? order : -order;
  }

  /** What stands at the end of a path from a row; null where the way leads out of scope. */
  follow(entity: Entity, row: WorldRow | undefined, [name, ...rest]: readonly string[]): Followed {
    const field = entity.fields.get(name!)!;
    if (!rest.length) return { field, value: row ? (this.value(entity, row, field) ?? null) : null };
    const target = this.registry.target(field as ReferenceField);
    const [related] = row ? this.related(row, field as ReferenceField) : [];
    return this.follow(target, related && this.sees(target, related) ? related : undefined, rest);
  }

  private value(entity: Entity, row: WorldRow, field: Field): unknown {
    return valueIn(this.rules, entity, row, field);
  }

  private sees(entity: Entity, row: WorldRow): boolean {
    return this.rules.sees(entity.name as EntityName, row);
  }

  private isListedDeleted(entity: Entity, row: WorldRow): boolean {
    const noun = entity.name as EntityName;
    return row['deletedAt'] !== null && !this.rules.isHidden(noun, row) && this.rules.covers(noun, row);
  }

  private compares(entity: Entity, name: string): boolean {
    return compares(this.registry, this.rules.viewer, entity, entity.fields.get(name)!);
  }
}

interface Page {
  readonly all: readonly WorldRow[];
  readonly page: readonly WorldRow[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

interface Followed {
  readonly field: Field;
  readonly value: unknown;
}

function object<F extends Selected | Part>(fields: readonly F[], value: (field: F) => unknown): Answer {
  return Object.fromEntries(fields.filter(isIncluded).map((field) => [keyOf(field), value(field)]));
}

/** A condition of null says nothing, except that something equals it or not. */
function given(where: Where): [string, unknown][] {
  return Object.entries(where).filter(([name, value]) => value !== null || name === 'eq' || name === 'ne');
}

/** Instants are answered in milliseconds. */
function asAnswered(field: Field, value: unknown): unknown {
  return field.kind === 'DATE_TIME' && typeof value === 'string' ? `${value.slice(0, 23)}Z` : (value ?? null);
}
