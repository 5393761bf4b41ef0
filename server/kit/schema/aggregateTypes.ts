import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql';
import type { Entity, Field } from '../field/index.ts';
import { aggregateName, DEFAULT_GROUPS } from '../query/aggregate.ts';
import type { Grain } from '../query/groupKeys.ts';
import { TIME_ZONE } from '../store/clock.ts';
import { aggregateFields, type AggregatePart } from './aggregateFields.ts';
import { describe, inputType, member, newEnum, newObjectType, type ArgSpec, type TypeClass, type TypeRef } from './declare.ts';
import type { FieldUse } from './grants.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';
import type { SchemaTypes } from './types.ts';

/** The parts of an aggregate that hold a value per field, and what is described of them. */
const VALUES = {
  countDistinct: { part: 'distinct', type: 'Counts', description: '不同值的个数 | Different values' },
  sum: { part: 'sums', type: 'Sums', description: '合计,无值为空 | Total, null of no values' },
  avg: { part: 'sums', type: 'Sums', description: '平均,比字段多两位小数 | Mean, with two places more than the field' },
  min: { part: 'bounds', type: 'Bounds', description: '最小 | Smallest' },
  max: { part: 'bounds', type: 'Bounds', description: '最大 | Largest' },
} as const satisfies Record<string, { part: AggregatePart; type: string; description: string }>;

type ValueName = keyof typeof VALUES;

const NAMES = Object.keys(VALUES) as ValueName[];

/** What the names of a noun's aggregated objects end in. */
export const AGGREGATE_TYPES = ['Aggregate', 'Group', 'Counts', 'Sums', 'Bounds'];

const NO_LABEL = { zh: '', en: '' };

/** What counts and totals are filtered like. */
const COUNT: Field = { name: 'count', label: NO_LABEL, kind: 'NUMBER', min: 0, max: Number.MAX_SAFE_INTEGER };
const SUM: Field = { name: 'sum', label: NO_LABEL, kind: 'DECIMAL', precision: 38, scale: 2 };

const GRAIN_LABELS: Readonly<Record<Grain, string>> = {
  DAY: '日 | Day',
  WEEK: '周,自周一 | Week, from Monday',
  MONTH: '月 | Month',
  QUARTER: '季 | Quarter',
  YEAR: '年 | Year',
};

/** The GraphQL types of aggregates: per noun what groups are named by, what is computed, and how both are filtered and ordered. */
export class AggregateTypes {
  private readonly types: SchemaTypes;
  private readonly grain = newEnum('DateGrain', GRAIN_LABELS);

  constructor(types: SchemaTypes) {
    this.types = types;
  }

  /** Adds `visitsAggregate` beside every `visits` of a row. */
  addToRows(): void {
    for (const entity of this.types.registry.entities)
      for (const field of entity.fields.values()) if (field.kind === 'HAS_MANY' || field.kind === 'LINKS') this.addToRow(entity, field);
  }

  /** One group of rows. */
  group(entity: Entity): TypeClass {
    return this.object(`${entity.name}Aggregate`, (cls) => {
      const named = this.named(entity);
      member(cls, 'group', () => named, { description: '分组依据,未分组者为空 | What it is grouped by; null where it is not' });
      member(cls, 'count', () => GraphQLInt, { description: '行数 | Rows' });
      for (const name of this.valuesOf(entity)) {
        const values = this.values(entity, name);
        member(cls, name, () => values, { description: VALUES[name].description });
      }
    });
  }

  args(entity: Entity): ArgSpec[] {
    const [where, groupBy, having, order] = [this.types.where(entity), this.groupBy(entity), this.having(entity), this.order(entity)];
    return [
      { name: 'where', type: () => where, nullable: true },
      {
        name: 'groupBy',
        type: () => [groupBy],
        nullable: true,
        description: '缺省为全部一组 | One group of all rows where it is left out',
      },
      { name: 'having', type: () => having, nullable: true },
      { name: 'orderBy', type: () => [order], nullable: true },
      { name: 'first', type: () => GraphQLInt, nullable: true, defaultValue: DEFAULT_GROUPS },
      {
        name: 'timeZone',
        type: () => GraphQLString,
        nullable: true,
        defaultValue: TIME_ZONE,
        description: '时刻按此时区归入日期 | Where instants have their day',
      },
    ];
  }

  private addToRow(entity: Entity, field: Field & { readonly kind: 'HAS_MANY' | 'LINKS' }): void {
    const target = this.types.registry.target(field);
    const group = this.group(target);
    const origin = { entity: entity.name, field: field.name, use: 'read' } as const;
    member(entity.cls, aggregateName(field.name), () => [group], { origin, args: this.args(target), description: describe(field.label) });
  }

  private valuesOf(entity: Entity): ValueName[] {
    return NAMES.filter((name) => aggregateFields(entity, VALUES[name].part).length > 0);
  }

  private named(entity: Entity): TypeClass {
    return this.object(`${entity.name}Group`, (cls) =>
      addFields(cls, { entity, part: 'group' }, (field) => {
        if (field.kind === 'DATE_TIME') return () => DateScalar;
        if (field.kind !== 'BELONGS_TO') return this.types.scalarRef(field);
        const target = this.named(this.types.registry.target(field));
        return () => target;
      }),
    );
  }

  private values(entity: Entity, name: ValueName): TypeClass {
    const { part, type } = VALUES[name];
    return this.object(`${entity.name}${type}`, (cls) =>
      addFields(cls, { entity, part, nullable: part !== 'distinct' }, (field) => {
        if (part === 'bounds') return this.types.scalarRef(field);
        return () => (part === 'sums' ? DecimalScalar : GraphQLInt);
      }),
    );
  }

  private groupBy(entity: Entity): TypeClass {
    const description = '关系本身写作 {} | The relation itself is {}';
    return this.input(`${entity.name}GroupBy`, description, (cls) =>
      addFields(cls, { entity, part: 'group' }, (field) => {
        if (field.kind === 'DATE' || field.kind === 'DATE_TIME') return () => this.grain;
        if (field.kind !== 'BELONGS_TO') return () => GraphQLBoolean;
        const target = this.groupBy(this.types.registry.target(field));
        return () => target;
      }),
    );
  }

  private having(entity: Entity): TypeClass {
    return this.input(`${entity.name}Having`, undefined, (cls) => {
      const [count, sum] = [this.types.filter(COUNT), this.types.filter(SUM)];
      member(cls, 'count', () => count, { nullable: true });
      this.addInputs(cls, entity, 'Having', (field, part) => {
        if (part === 'bounds') return this.types.filter(field);
        return part === 'sums' ? sum : count;
      });
    });
  }

  private order(entity: Entity): TypeClass {
    return this.input(`${entity.name}AggregateOrder`, undefined, (cls) => {
      const [group, { sortDirection }] = [this.types.order(entity), this.types];
      member(cls, 'group', () => group, { nullable: true });
      member(cls, 'count', () => sortDirection, { nullable: true });
      this.addInputs(cls, entity, 'Order', () => sortDirection);
    });
  }

  /** One entry per value of the aggregate, each an input with an entry per field. */
  private addInputs(cls: TypeClass, entity: Entity, suffix: string, typeOf: (field: Field, part: AggregatePart) => object): void {
    for (const name of this.valuesOf(entity)) {
      const { part, type } = VALUES[name];
      const inner = this.input(`${entity.name}${type}${suffix}`, undefined, (made) =>
        addFields(made, { entity, part }, (field) => {
          const ref = typeOf(field, part);
          return () => ref;
        }),
      );
      member(cls, name, () => inner, { nullable: true });
    }
  }

  private object(name: string, fill: (cls: TypeClass) => void): TypeClass {
    return this.types.once(name, () => newObjectType(name), fill);
  }

  private input(name: string, description: string | undefined, fill: (cls: TypeClass) => void): TypeClass {
    return this.types.once(name, () => inputType(name, description), fill);
  }
}

interface FieldsWanted {
  readonly entity: Entity;
  readonly part: AggregatePart;
  readonly nullable?: boolean;
}

function addFields(cls: TypeClass, { entity, part, nullable = true }: FieldsWanted, typeOf: (field: Field) => TypeRef): void {
  const use: FieldUse = part === 'group' || part === 'bounds' ? 'group' : 'aggregate';
  for (const field of aggregateFields(entity, part)) {
    const origin = { entity: entity.name, field: field.name, use } as const;
    member(cls, field.name, typeOf(field), { nullable, origin, description: describe(field.label) });
  }
}
