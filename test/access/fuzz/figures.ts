import type { BelongsToField, Entity, Field, Registry } from '../../../server/kit/field/index.ts';
import { ZONES, type Figure, type FigureArgs, type FigureKey, type FigureOrder, type Figures } from '../oracle/figures.ts';
import type { Where } from '../oracle/query.ts';
import type { Chance } from './chance.ts';

/** What random aggregates are made from. */
export interface FigureMaking {
  readonly chance: Chance;
  readonly registry: Registry;
  /** Whether the viewer may compare by the field: what may be named as a group, counted and added up. */
  isComparable(entity: Entity, field: Field): boolean;
  where(entity: Entity): Where;
}

const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const KEYS = new Set(['TEXT', 'CHOICE', 'FLAG', 'DATE', 'DATE_TIME', 'PERIOD', 'NUMBER', 'BELONGS_TO', 'ID']);
const COUNTED = new Set(['TEXT', 'CHOICE', 'DATE', 'PERIOD', 'NUMBER', 'BELONGS_TO']);
const SUMMED = new Set(['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT']);
const BOUNDED = new Set([...SUMMED, 'DATE', 'DATE_TIME', 'PERIOD']);

interface FiguresAt {
  readonly name: string;
  readonly mayBeDeleted: boolean;
  /** Relations that a key may follow. */
  readonly hops: number;
}

/** A random aggregate of a noun's rows, at the root or below a row. */
export function makeFigures(maker: FigureMaking, entity: Entity, at: FiguresAt): Figures {
  return new FigureMaker(maker, entity).figures(at);
}

/** An aggregate that names a field in one of the ways that there are, for a viewer who may not compare by it. */
export function forbiddenFigures(chance: Chance, entity: Entity, field: Field): Figures | undefined {
  const key: FigureKey = { path: field.kind === 'BELONGS_TO' ? [field.name, 'id'] : [field.name], ...(isDated(field) && { grain: 'DAY' }) };
  const ways: Pick<Figures, 'values' | 'args'>[] = [
    ...(KEYS.has(field.kind) ? [{ values: [{ name: 'count' } as const], args: { groupBy: [key], orderBy: [] } }] : []),
    ...figuresOf(field).map((figure) => ({ values: [figure], args: { groupBy: [], orderBy: [] } })),
    ...figuresOf(field).map((by) => ({
      values: [{ name: 'count' } as const],
      args: { groupBy: [], orderBy: [{ by, direction: 'ASC' } as const] },
    })),
  ];
  if (!ways.length) return undefined;
  return { kind: 'figures', name: `${entity.plural}Aggregate`, noun: entity.name, isBound: false, labels: [], ...chance.of(ways) };
}

class FigureMaker {
  private readonly maker: FigureMaking;
  private readonly chance: Chance;
  private readonly entity: Entity;

  constructor(maker: FigureMaking, entity: Entity) {
    this.maker = maker;
    this.chance = maker.chance;
    this.entity = entity;
  }

  figures({ name, mayBeDeleted, hops }: FiguresAt): Figures {
    const { chance } = this;
    const groupBy = chance.happens(75) ? this.keys(hops) : [];
    const values = [{ name: 'count' } as const, ...this.values()];
    const args: FigureArgs = {
      groupBy,
      orderBy: chance.happens(50) ? this.orderBy(groupBy, values) : [],
      ...(chance.happens(40) && { where: this.maker.where(this.entity) }),
      ...(chance.happens(20) && { moreThan: chance.upTo(3) }),
      ...(mayBeDeleted && chance.happens(20) && { deleted: true as const }),
      ...(chance.happens(60) && { first: chance.upTo(12) }),
      ...(chance.happens(30) && { zone: chance.of(Object.keys(ZONES) as (keyof typeof ZONES)[]) }),
    };
    return { kind: 'figures', name, noun: this.entity.name, isBound: chance.happens(50), args, labels: this.labels(groupBy), values };
  }

  private keys(hops: number): FigureKey[] {
    const keys = Array.from({ length: 1 + this.chance.upTo(1) }, () => this.key(this.entity, hops));
    return keys.filter(({ path }, index) => keys.findIndex((other) => other.path.join('.') === path.join('.')) === index);
  }

  private key(entity: Entity, hops: number): FigureKey {
    const field = this.chance.of(this.fields(entity, KEYS).filter(({ kind }) => hops > 0 || kind !== 'BELONGS_TO'));
    if (isDated(field)) return { path: [field.name], grain: this.chance.of(GRAINS) };
    if (field.kind !== 'BELONGS_TO') return { path: [field.name] };
    if (this.chance.happens(50)) return { path: [field.name, 'id'] };
    const below = this.key(this.maker.registry.target(field), hops - 1);
    return { ...below, path: [field.name, ...below.path] };
  }

  private values(): Figure[] {
    const all = [...this.entity.fields.values()].filter((field) => this.maker.isComparable(this.entity, field)).flatMap(figuresOf);
    return all.length ? this.chance.some(all, 3) : [];
  }

  private orderBy(groupBy: readonly FigureKey[], values: readonly Figure[]): FigureOrder[] {
    return [{ by: this.chance.of([...groupBy.keys(), ...values]), direction: this.chance.of(['ASC', 'DESC']) }];
  }

  /** The keys themselves, and something of each row that a key names. */
  private labels(groupBy: readonly FigureKey[]): string[][] {
    return groupBy.flatMap(({ path }) => {
      if (path.length < 2 || path.at(-1) !== 'id') return [[...path]];
      const relation = path.slice(0, -1);
      const label = this.chance.of(this.fields(this.targetOf(relation), new Set(['ID', 'TEXT', 'CHOICE', 'FLAG', 'DATE', 'DATE_TIME'])));
      return [[...path], [...relation, label.name]];
    });
  }

  private targetOf(path: readonly string[]): Entity {
    return path.reduce((entity, name) => this.maker.registry.target(entity.fields.get(name) as BelongsToField), this.entity);
  }

  private fields(entity: Entity, kinds: ReadonlySet<string>): Field[] {
    return [...entity.fields.values()].filter((field) => isAmong(kinds, field) && this.maker.isComparable(entity, field));
  }
}

function figuresOf(field: Field): Figure[] {
  return [
    ...(isAmong(COUNTED, field) ? (['countDistinct'] as const) : []),
    ...(isAmong(SUMMED, field) ? (['sum', 'avg'] as const) : []),
    ...(isAmong(BOUNDED, field) ? (['min', 'max'] as const) : []),
  ].map((name) => ({ name, field: field.name }));
}

/** How often a row was changed is no figure. */
function isAmong(kinds: ReadonlySet<string>, { kind, name }: Field): boolean {
  return kinds.has(kind) && name !== 'version';
}

function isDated({ kind }: Field): boolean {
  return kind === 'DATE' || kind === 'DATE_TIME';
}
