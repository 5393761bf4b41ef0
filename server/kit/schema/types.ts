import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import {
  inputName,
  isReference,
  isRequiredInput,
  ROW_FIELDS,
  type Choices,
  type Entity,
  type Field,
  type Registry,
} from '../field/index.ts';
import { DEFAULT_FIRST } from '../query/page.ts';
import { describe, inputType, member, newEnum, newObjectType, objectType, type ArgSpec, type TypeClass, type TypeRef } from './declare.ts';
import { isSortable } from './grants.ts';
import { filterName, operatorRef, operatorsOf } from './operators.ts';
import { addSearch } from './search.ts';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar, PeriodScalar } from './scalars.ts';

/** The GraphQL types of one product, made once per noun and kept by name. */
export class SchemaTypes {
  readonly registry: Registry;
  readonly sortDirection = newEnum('SortDirection', { ASC: '升序 | Ascending', DESC: '降序 | Descending' });
  readonly deletedArg: ArgSpec = { name: 'deleted', type: () => this.deletedRows, nullable: true };
  private readonly deletedRows = newEnum('DeletedRows', { ONLY: '仅已删除 | Deleted rows only' });
  private readonly made = new Map<string, TypeClass>();
  private readonly enums = new Map<string, object>();

  constructor(registry: Registry) {
    this.registry = registry;
    registry.entities.forEach((entity) => this.entityType(entity));
  }

  connection(entity: Entity): TypeClass {
    return this.once(
      `${entity.name}Connection`,
      () => newObjectType(`${entity.name}Connection`),
      (cls) => {
        const edge = newObjectType(`${entity.name}Edge`);
        const pageInfo = this.pageInfo();
        member(edge, 'cursor', () => GraphQLString);
        member(edge, 'node', () => entity.cls);
        member(cls, 'nodes', () => [entity.cls]);
        member(cls, 'edges', () => [edge]);
        member(cls, 'pageInfo', () => pageInfo);
        member(cls, 'totalCount', () => GraphQLInt, {
          description: '范围内的总数,与页大小无关 | All matching rows in scope, whatever the page',
        });
      },
    );
  }

  listArgs(entity: Entity): ArgSpec[] {
    const [where, order] = [this.where(entity), this.order(entity)];
    return [
      { name: 'where', type: () => where, nullable: true },
      { name: 'orderBy', type: () => [order], nullable: true },
      { name: 'first', type: () => GraphQLInt, nullable: true, defaultValue: DEFAULT_FIRST },
      { name: 'after', type: () => GraphQLString, nullable: true },
      { name: 'before', type: () => GraphQLString, nullable: true },
      { name: 'offset', type: () => GraphQLInt, nullable: true },
    ];
  }

  where(entity: Entity): TypeClass {
    const name = `${entity.name}Where`;
    return this.once(
      name,
      () => inputType(name),
      (cls) => {
        member(cls, 'and', () => [cls], { nullable: true });
        member(cls, 'or', () => [cls], { nullable: true });
        member(cls, 'not', () => cls, { nullable: true });
        addSearch(cls, entity);
        for (const field of entity.fields.values()) {
          const origin = { entity: entity.name, field: field.name, use: 'filter' } as const;
          const filter = this.filter(field);
          member(cls, field.name, () => filter, { nullable: true, origin, description: describe(field.label) });
        }
      },
    );
  }

  order(entity: Entity): TypeClass {
    const name = `${entity.name}Order`;
    return this.once(
      name,
      () => inputType(name),
      (cls) => {
        for (const field of [...entity.fields.values()].filter(isSortable)) {
          const origin = { entity: entity.name, field: field.name, use: 'sort' } as const;
          const type = field.kind === 'BELONGS_TO' ? this.order(this.registry.target(field)) : this.sortDirection;
          member(cls, field.name, () => type, { nullable: true, origin });
        }
      },
    );
  }

  input(entity: Entity, use: 'create' | 'update'): TypeClass {
    const name = `${entity.name}${use === 'create' ? 'Create' : 'Update'}Input`;
    return this.fieldsInput(name, writableFields(entity, use), { entity: entity.name, use });
  }

  /** An input type with one entry per field; required ones are non-null unless the input is an update. */
  fieldsInput(name: string, fields: readonly Field[], origin: { entity?: string; use: 'create' | 'update' }): TypeClass {
    return this.once(
      name,
      () => inputType(name),
      (cls) => {
        for (const field of fields) {
          const nullable = origin.use === 'update' || !isRequiredInput(field);
          const from = origin.entity ? { ...origin, entity: origin.entity, field: field.name } : undefined;
          member(cls, inputName(field), this.inputRef(field), {
            nullable,
            description: describe(field.label),
            ...(from && { origin: from }),
          });
        }
      },
    );
  }

  private entityType(entity: Entity): void {
    objectType(entity.cls, entity.name, describe(entity.label));
    const own = [...entity.fields.values()].filter((field) => !ROW_FIELDS.includes(field.name));
    const row = ROW_FIELDS.map((name) => entity.fields.get(name)!);
    const [id, ...rest] = row as [Field, ...Field[]];
    for (const field of [id, ...own, ...rest]) this.entityField(entity, field);
  }

  private entityField(entity: Entity, field: Field): void {
    const origin = { entity: entity.name, field: field.name, use: 'read' } as const;
    const isMany = field.kind === 'HAS_MANY' || field.kind === 'LINKS';
    // a row out of scope reads as null and must not take its parent along (design §3)
    const nullable = field.kind === 'BELONGS_TO' || (!isMany && !field.required);
    const args = isMany ? this.listArgs(this.registry.target(field)) : [];
    member(entity.cls, field.name, this.outputRef(field), { nullable, origin, args, description: describe(field.label) });
  }

  private outputRef(field: Field): TypeRef {
    if (field.kind === 'BELONGS_TO') return () => this.registry.target(field).cls;
    if (!isReference(field)) return this.scalarRef(field);
    const connection = this.connection(this.registry.target(field));
    return () => connection;
  }

  private inputRef(field: Field): TypeRef {
    if (field.kind === 'BELONGS_TO') return () => GraphQLID;
    if (field.kind === 'LINKS') return () => [GraphQLID];
    return this.scalarRef(field);
  }

  scalarRef(field: Field): TypeRef {
    const scalar = this.scalar(field);
    return field.kind === 'TAGS' || field.kind === 'CHOICES' ? () => [scalar] : () => scalar;
  }

  private scalar(field: Field): object {
    switch (field.kind) {
      case 'ID':
      case 'BELONGS_TO':
      case 'HAS_MANY':
      case 'LINKS':
        return GraphQLID;
      case 'TEXT':
      case 'LONG_TEXT':
      case 'TAGS':
        return GraphQLString;
      case 'NUMBER':
        return GraphQLInt;
      case 'DECIMAL':
      case 'MONEY':
      case 'PERCENT':
        return DecimalScalar;
      case 'FLAG':
        return GraphQLBoolean;
      case 'CHOICE':
      case 'CHOICES':
        return this.choices(field.choices);
      case 'DATE':
        return DateScalar;
      case 'DATE_TIME':
        return DateTimeScalar;
      case 'PERIOD':
        return PeriodScalar;
      case 'JSON':
        return JsonScalar;
    }
  }

  private choices({ name, members }: Choices): object {
    const known = this.enums.get(name);
    if (known) return known;
    const made = newEnum(name, Object.fromEntries(members.map(({ value, label }) => [value, describe(label)])));
    this.enums.set(name, made);
    return made;
  }

  /** The operators that a field's kind allows. */
  filter(field: Field): TypeClass {
    if (field.kind === 'BELONGS_TO') return this.where(this.registry.target(field));
    if (isReference(field)) return this.manyFilter(this.registry.target(field));
    const name = filterName(field);
    return this.once(
      name,
      () => inputType(name),
      (cls) => {
        const scalar = this.scalar(field);
        for (const operator of operatorsOf(field)) member(cls, operator, operatorRef(operator, scalar), { nullable: true });
      },
    );
  }

  private manyFilter(target: Entity): TypeClass {
    const name = `${target.name}ManyFilter`;
    return this.once(
      name,
      () => inputType(name),
      (cls) => {
        const where = this.where(target);
        for (const quantifier of ['some', 'none', 'every']) member(cls, quantifier, () => where, { nullable: true });
      },
    );
  }

  private pageInfo(): TypeClass {
    return this.once(
      'PageInfo',
      () => newObjectType('PageInfo'),
      (cls) => {
        for (const name of ['hasNextPage', 'hasPreviousPage']) member(cls, name, () => GraphQLBoolean);
        for (const name of ['startCursor', 'endCursor']) member(cls, name, () => GraphQLString, { nullable: true });
      },
    );
  }

  /** Kept before it is filled: types refer to each other in circles. */
  once(name: string, make: () => TypeClass, fill: (cls: TypeClass) => void): TypeClass {
    const known = this.made.get(name);
    if (known) return known;
    const cls = make();
    this.made.set(name, cls);
    fill(cls);
    return cls;
  }
}

/** The fields that stand in a noun's create or update input, whoever asks. */
export function writableFields(entity: Entity, use: 'create' | 'update'): Field[] {
  return [...entity.fields.values()].filter(({ write }) => write !== 'never' && (use === 'create' || write !== 'create'));
}
