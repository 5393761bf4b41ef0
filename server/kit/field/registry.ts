import type { BelongsToField, EntityClass, Field, LinksField, HasManyField } from './definition.ts';
import { extended, type Extensions } from './extended.ts';
import type { Unique, EntityOptions, Entity } from './entity.ts';

export type ReferenceField = BelongsToField | HasManyField | LinksField;

/** A field of a noun that names rows of another. */
export interface Naming {
  readonly source: Entity;
  readonly field: BelongsToField | LinksField;
}

const declared = new WeakMap<object, Map<string, Field>>();
const entities = new Map<EntityClass, Entity>();

/** Records one field of a class; a second call for the same name adds to the first. */
export function declareField(prototype: object, name: string, field: Partial<Field>): void {
  const fields = declared.get(prototype) ?? new Map<string, Field>();
  // a decorator states a whole field, `derived` adds to it: the union cannot express the merge
  fields.set(name, { ...fields.get(name), ...field } as Field);
  declared.set(prototype, fields);
}

/**
 * Declares a noun. Everything else — table, operations, labels, screens — is derived from this and its fields.
 * @example @entity<Zone>('参观区域', 'Zone', { plural: 'zones', title: 'nameZh', list: ['code', 'nameZh'] })
 */
export function entity<T extends object>(zh: string, en: string, options: EntityOptions<T>) {
  return (cls: EntityClass<T>): void => {
    const fields = new Map([...fieldsOf(Object.getPrototypeOf(cls.prototype)), ...fieldsOf(cls.prototype)]);
    entities.set(cls, {
      icon: 'Description',
      labels: { zh, en: `${en}s` },
      filters: [],
      search: [],
      alike: {},
      sort: [],
      rules: [],
      scope: {},
      ...options,
      name: cls.name,
      single: lowerFirst(cls.name),
      table: options.table ?? snakeCase(cls.name),
      label: { zh, en },
      cls,
      fields,
      uniques: [...uniqueFields(fields), ...(options.uniques ?? [])],
      exclusives: options.exclusives ?? [],
    });
  };
}

/** The nouns of one product, in the order given; throws at start on a declaration that cannot work. */
export class Registry {
  readonly entities: readonly Entity[];
  readonly actor: Entity;
  private readonly byName: ReadonlyMap<string, Entity>;

  /** `extensions` are what this product has beyond the declarations. */
  constructor(classes: readonly EntityClass[], extensions: Extensions = { fields: new Map() }) {
    this.entities = classes.map(entityOf).map((entity) => extended(entity, extensions));
    this.byName = new Map(this.entities.map((entity) => [entity.name, entity]));
    const actor = this.entities.find((entity) => entity.isActor);
    if (!actor) throw new Error('No entity is marked isActor: created by and updated by have no target');
    this.actor = actor;
    this.entities.forEach((entity) => checkEntity(entity, this));
  }

  named(name: string): Entity {
    const entity = this.byName.get(name);
    if (!entity) throw new Error(`Unknown entity ${name}; known: ${[...this.byName.keys()].join(', ')}`);
    return entity;
  }

  of(cls: EntityClass): Entity {
    return this.named(entityOf(cls).name);
  }

  find(name: string): Entity | undefined {
    return this.byName.get(name);
  }

  /** The fields by which rows of any noun name rows of this one. */
  naming(entity: Entity): readonly Naming[] {
    return this.entities.flatMap((source) =>
      [...source.fields.values()]
        .filter((field): field is Naming['field'] => field.kind === 'BELONGS_TO' || field.kind === 'LINKS')
        .filter((field) => this.target(field) === entity)
        .map((field) => ({ source, field })),
    );
  }

  target(field: ReferenceField): Entity {
    return field.target() === ACTOR ? this.actor : this.named(entityOf(field.target()).name);
  }
}

/** Stands for the registry's actor in {@link Row}, which knows no noun. */
export abstract class ACTOR {}

export function entityOf(cls: EntityClass): Entity {
  const entity = entities.get(cls);
  if (!entity) throw new Error(`${cls.name} is no entity: decorate it with @entity(…)`);
  return entity;
}

/** The column of a field: `plannedStart` → `planned_start`, to-one `account` → `account_id`. */
export function columnOf(field: Pick<Field, 'name' | 'kind'>): string {
  const column = snakeCase(field.name);
  return field.kind === 'BELONGS_TO' ? `${column}_id` : column;
}

/** The name of a field in create and update inputs: `accountId`, `contactIds`, else its own. */
export function inputName(field: Pick<Field, 'name' | 'kind'>): string {
  if (field.kind === 'BELONGS_TO') return `${field.name}Id`;
  return field.kind === 'LINKS' ? `${singular(field.name)}Ids` : field.name;
}

/** Whether a create input must carry the field: not where the gateway fills it. */
export function isRequiredInput(field: Field): boolean {
  const isFilled = field.default !== undefined || (field.kind === 'BELONGS_TO' && field.defaultsTo !== undefined);
  return Boolean(field.required || field.asked) && !isFilled;
}

/** Whether a row has a column for the field. */
export function isStored(field: Field): boolean {
  return !field.derived && field.kind !== 'HAS_MANY' && field.kind !== 'LINKS';
}

export function isReference(field: Field): field is ReferenceField {
  return field.kind === 'BELONGS_TO' || field.kind === 'HAS_MANY' || field.kind === 'LINKS';
}

export function snakeCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

function uniqueFields(fields: ReadonlyMap<string, Field>): Unique[] {
  return [...fields.values()].filter(({ unique }) => unique).map(({ name }) => ({ fields: [name] }));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

/** The fields declared on a class itself, by its prototype. */
export function fieldsOf(prototype: object): ReadonlyMap<string, Field> {
  return declared.get(prototype) ?? new Map<string, Field>();
}

function checkEntity(entity: Entity, registry: Registry): void {
  const { title, list, filters, search, alike, scope, sort, merges } = entity;
  const kept = merges ? [...merges.names, merges.keptIn] : [];
  const named = [title, ...list, ...filters, ...search, ...kept, ...Object.keys(alike), ...sort.map((key) => key.replace(/^-/, ''))];
  for (const name of [...named, ...(scope.via ? [scope.via] : [])]) {
    if (!entity.fields.has(name)) throw new Error(`${entity.name} names a field ${name} that it does not declare`);
  }
  for (const field of entity.fields.values()) {
    if (field.kind === 'BELONGS_TO' && field.inherits) checkInherits(entity, field, registry);
    if ('within' in field && field.within) checkWithin(entity, field, registry);
    if (field.kind !== 'HAS_MANY') continue;
    const inverse = registry.target(field).fields.get(field.inverse);
    if (inverse?.kind !== 'BELONGS_TO') {
      throw new Error(`${entity.name}.${field.name}: ${registry.target(field).name} has no to-one field ${field.inverse}`);
    }
  }
}

function checkWithin(entity: Entity, field: BelongsToField | LinksField, registry: Registry): void {
  const [own, theirs] = [entity, registry.target(field)].map(({ fields }) => fields.get(field.within!));
  if (own?.kind === 'BELONGS_TO' && theirs?.kind === 'BELONGS_TO' && registry.target(own) === registry.target(theirs)) return;
  throw new Error(`${entity.name}.${field.name} is within ${field.within}, a to-one field that not both nouns have`);
}

function checkInherits(entity: Entity, { name, inherits = '' }: BelongsToField, registry: Registry): void {
  const parent = entity.fields.get(inherits);
  const isThere = parent?.kind === 'BELONGS_TO' && registry.target(parent).fields.get(name)?.kind === 'BELONGS_TO';
  if (!isThere) throw new Error(`${entity.name}.${name} inherits from ${inherits}, whose row has no to-one field ${name}`);
}
