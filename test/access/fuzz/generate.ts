import type { EntityName } from '../../../server/entities/index.ts';
import type { Entity, Field, ReferenceField } from '../../../server/kit/field/index.ts';
import { compares, mayDelete, reads } from '../oracle/fields.ts';
import type { Figures } from '../oracle/figures.ts';
import type { Dressing, Leaf, Many, One, OrderKey, PageArgs, Part, Query, Selected, Selection } from '../oracle/query.ts';
import type { Rules } from '../oracle/rules.ts';
import { knows } from '../oracle/tokens.ts';
import type { Chance } from './chance.ts';
import { Conditions } from './conditions.ts';
import { forbiddenFigures, makeFigures, type FigureMaking } from './figures.ts';

/** Objects below one root, each counted by its pages: within what a query may cost. */
const MAX_OBJECTS = 200;
const MAX_HOPS = 3;

/** What makes the random part of a query. */
export interface Making {
  readonly chance: Chance;
  readonly rules: Rules;
  /** Of a hundred queries, how many reach for something that the role's schema does not have. */
  readonly trespasses: number;
}

/** A random operation as one viewer would send it: mostly within their schema, sometimes reaching for what is not there. */
export function makeQuery(making: Making): Query {
  return new QueryMaker(making).query(making.trespasses);
}

/** A random list in whole, to be walked page by page. */
export function makeList({ chance, rules }: Pick<Making, 'chance' | 'rules'>): Many {
  return new QueryMaker({ chance, rules, trespasses: 0 }).list();
}

class QueryMaker {
  private readonly chance: Chance;
  private readonly rules: Rules;
  private readonly conditions: Conditions;
  private readonly figureMaker: FigureMaking;
  private aliases = 0;

  constructor({ chance, rules }: Making) {
    this.chance = chance;
    this.rules = rules;
    this.conditions = new Conditions(chance, rules);
    this.figureMaker = {
      chance,
      registry: rules.world.registry,
      isComparable: (entity, field) => this.isComparable(entity, field),
      where: (entity) => this.conditions.where(entity, 2),
    };
  }

  query(trespasses: number): Query {
    const forbidden = this.chance.happens(trespasses) ? this.forbidden() : [];
    if (forbidden.length) return this.trespass(this.chance.of(forbidden));
    return { roots: Array.from({ length: 1 + this.chance.upTo(1) }, () => this.root()) };
  }

  list(): Many {
    const entity = this.chance.of(this.nouns());
    const { first = 25, ...args } = this.pageArgs(entity, 1, true);
    return {
      kind: 'many',
      name: entity.plural,
      noun: entity.name,
      args: { ...args, first: Math.max(first, 1), offset: 0 },
      isBound: true,
      parts: [],
    };
  }

  /** Root fields are made here, one of the operation's kinds each: rows by id, lists, aggregates. */
  private root(): One | Many | Figures {
    const entity = this.chance.of(this.nouns());
    if (this.chance.happens(25)) return this.figures(entity);
    const isOne = this.chance.happens(25);
    const dressing = { alias: this.alias() };
    const rows = this.rules.world.rows(entity.name);
    if (!isOne || !rows.length) return this.many(entity, entity.plural, { dressing, objects: 1, hops: MAX_HOPS, isRoot: true });
    const { id } = this.chance.of(rows);
    return { ...dressing, kind: 'one', name: entity.single, noun: entity.name, id, selection: this.selection(entity, 1, MAX_HOPS) };
  }

  private figures(entity: Entity): Figures {
    const mayBeDeleted = mayDelete(this.rules.viewer.role, entity.name as EntityName);
    return { ...makeFigures(this.figureMaker, entity, { name: `${entity.plural}Aggregate`, mayBeDeleted, hops: 2 }), alias: this.alias() };
  }

  /** The figures of a list, few enough for every row to have some; below a list in a list, no deeper than a query may go. */
  private figuresBelow(target: Entity, field: Field, hops: number): Figures {
    const at = { name: `${field.name}Aggregate`, mayBeDeleted: false, hops: hops - 1 };
    const figures = makeFigures(this.figureMaker, target, at);
    return { ...this.dressing(), ...figures, args: { ...figures.args, first: this.chance.upTo(2) } };
  }

  private many(entity: Entity, name: string, at: { dressing: Dressing; objects: number; hops: number; isRoot?: boolean }): Many {
    const args = this.pageArgs(entity, at.objects, at.isRoot === true);
    const objects = at.objects * Math.max(args.first ?? 25, 1);
    const parts = this.parts(entity, objects, at.hops);
    return { ...at.dressing, kind: 'many', name, noun: entity.name, args, isBound: this.chance.happens(50), parts };
  }

  private parts(entity: Entity, objects: number, hops: number): Part[] {
    const kinds = this.chance.some(['nodes', 'totalCount', 'edges', 'pageInfo'] as const, 3);
    const listed = kinds.includes('nodes') ? kinds.filter((kind) => kind !== 'edges') : kinds;
    return listed.map((kind) => this.part(kind, () => this.selection(entity, objects, hops)));
  }

  private part(kind: Part['kind'], select: () => Selection): Part {
    const dressing = this.dressing();
    return kind === 'nodes' || kind === 'edges' ? { ...dressing, kind, selection: select() } : { ...dressing, kind };
  }

  private selection(entity: Entity, objects: number, hops: number): Selection {
    const usable = [...entity.fields.values()].filter((field) => this.isUsable(entity, field));
    const canFollow = hops > 1 && objects * 2 <= MAX_OBJECTS;
    const chosen = this.chance.some(
      usable.filter((field) => canFollow || !('target' in field)),
      5,
    );
    const id: Leaf = { kind: 'leaf', name: 'id' };
    const selected = chosen.filter(({ name }) => name !== 'id').map((field) => this.selected(field, objects, hops));
    const typename: Leaf[] = this.chance.happens(10) ? [{ kind: 'leaf', name: '__typename' }] : [];
    return [id, ...selected, ...typename];
  }

  private selected(field: Field, objects: number, hops: number): Selected {
    const dressing = this.dressing();
    if (!('target' in field)) return { ...dressing, kind: 'leaf', name: field.name };
    const target = this.rules.world.registry.target(field);
    if (field.kind !== 'BELONGS_TO' && this.chance.happens(25)) return this.figuresBelow(target, field, hops);
    if (field.kind !== 'BELONGS_TO') return this.many(target, field.name, { dressing, objects, hops: hops - 1 });
    return { ...dressing, kind: 'one', name: field.name, noun: target.name, selection: this.selection(target, objects, hops - 1) };
  }

  private pageArgs(entity: Entity, objects: number, isRoot: boolean): PageArgs {
    const { chance } = this;
    const room = Math.floor(MAX_OBJECTS / objects);
    const isPlain = isRoot && chance.happens(20);
    const mayListDeleted = isRoot && mayDelete(this.rules.viewer.role, entity.name as EntityName);
    return {
      ...(chance.happens(50) && { where: this.conditions.where(entity, 2) }),
      ...(chance.happens(50) && { orderBy: this.orderBy(entity) }),
      ...(!isPlain && { first: chance.upTo(Math.min(room, isRoot ? 12 : 4)) }),
      ...(chance.happens(20) && { offset: chance.upTo(8) }),
      ...(mayListDeleted && chance.happens(25) && { deleted: true as const }),
    };
  }

  private orderBy(entity: Entity): OrderKey[] {
    return Array.from({ length: 1 + this.chance.upTo(1) }, (): OrderKey => [this.orderPath(entity, 2), this.chance.of(['ASC', 'DESC'])]);
  }

  private orderPath(entity: Entity, hops: number): string[] {
    const fields = [...entity.fields.values()].filter((field) => isSortable(field) && this.isComparable(entity, field));
    const field = this.chance.of(fields.filter((candidate) => hops > 0 || !('target' in candidate)));
    if (!('target' in field)) return [field.name];
    return [field.name, ...this.orderPath(this.rules.world.registry.target(field as ReferenceField), hops - 1)];
  }

  private dressing(): Dressing {
    const { chance } = this;
    if (chance.happens(60)) return {};
    const directive = { name: chance.of(['include', 'skip'] as const), value: chance.happens(50), isVariable: chance.happens(50) };
    return {
      ...(chance.happens(60) && { alias: this.alias() }),
      ...(chance.happens(40) && { fragment: chance.of(['inline', 'named'] as const) }),
      ...(chance.happens(30) && { directive }),
    };
  }

  private alias(): string {
    this.aliases += 1;
    return `a${this.aliases}`;
  }

  private nouns(): Entity[] {
    return this.rules.world.registry.entities.filter((noun) => knows(this.rules.viewer, noun.name as EntityName));
  }

  private isUsable(entity: Entity, field: Field): boolean {
    return reads(this.rules.world.registry, this.rules.viewer, entity, field);
  }

  private isComparable(entity: Entity, field: Field): boolean {
    return compares(this.rules.world.registry, this.rules.viewer, entity, field);
  }

  /** Every noun, and every field of known nouns, that the role does not have, or not whole. */
  private forbidden(): Forbidden[] {
    const { entities } = this.rules.world.registry;
    const nouns = this.nouns();
    const fields = nouns.flatMap((entity) =>
      [...entity.fields.values()].filter((field) => !this.isComparable(entity, field)).map((field) => ({ entity, field })),
    );
    return [...entities.filter((entity) => !nouns.includes(entity)).map((entity) => ({ entity })), ...fields];
  }

  private trespass({ entity, field }: Forbidden): Query {
    const count: Many = { kind: 'many', name: entity.plural, noun: entity.name, args: {}, isBound: false, parts: [{ kind: 'totalCount' }] };
    if (!field) return { roots: [count], trespass: entity.name };
    const figures = this.chance.happens(40) ? forbiddenFigures(this.chance, entity, field) : undefined;
    if (figures) return { roots: [figures], trespass: `aggregate ${entity.name}.${field.name}` };
    const root = this.many(entity, entity.plural, { dressing: {}, objects: 1, hops: 1, isRoot: true });
    const reading = this.isUsable(entity, field) ? [] : (['select'] as const);
    const way = this.chance.of(isSortable(field) ? (['filter', 'sort', ...reading] as const) : (['filter', ...reading] as const));
    return { roots: [this.reaching(root, field, way)], trespass: `${way} ${entity.name}.${field.name}` };
  }

  private reaching(root: Many, field: Field, way: 'select' | 'filter' | 'sort'): Many {
    const path = 'target' in field ? [field.name, 'id'] : [field.name];
    if (way === 'filter') return { ...root, args: { ...root.args, where: { [field.name]: {} } } };
    if (way === 'sort') return { ...root, args: { ...root.args, orderBy: [[path, 'ASC']] } };
    return { ...root, parts: [{ kind: 'nodes', selection: [this.bare(field)] }] };
  }

  private bare(field: Field): Selected {
    if (!('target' in field)) return { kind: 'leaf', name: field.name };
    const noun = this.rules.world.registry.target(field).name;
    if (field.kind === 'BELONGS_TO') return { kind: 'one', name: field.name, noun, selection: [{ kind: 'leaf', name: 'id' }] };
    return { kind: 'many', name: field.name, noun, args: {}, isBound: false, parts: [{ kind: 'totalCount' }] };
  }
}

interface Forbidden {
  readonly entity: Entity;
  readonly field?: Field;
}

/** Whether a field is ordered by: lists and structures have no order. */
export function isSortable({ kind }: Field): boolean {
  return !['TAGS', 'CHOICES', 'JSON', 'HAS_MANY', 'LINKS'].includes(kind);
}
