import type { BelongsToField, EntityClass, Field, Group, Label, LinksField, HasManyField } from './definition.ts';
import type { RowRule } from './rules.ts';

/** The columns that row scope is judged by; they stand on every business row (design §5). */
export const SCOPE_COLUMNS = ['department', 'owner', 'partner'] as const;
export type ScopeColumn = (typeof SCOPE_COLUMNS)[number];

/** Where a scope column's value comes from: a to-one field of the row, see {@link EntityOptions.scope}. */
export type ScopeSource = Partial<Record<ScopeColumn, string>>;

/** The fields that name a row of any noun. */
export interface RowNames<F extends string = string> {
  readonly noun: F;
  readonly id: F;
}

/** Where a row that tells of another says what was done to it. */
export interface Tells<F extends string = string> {
  /** The field with the name of what was done: `create`, `update`, …, or a verb's. */
  readonly action: F;
  /** The field that lists the changes, each `{ field, before, after }`. */
  readonly changes: F;
  /** The verb that gives a field back its value from before; its input takes `field` and `recordVersion`. */
  readonly restore?: string;
}

export interface Unique<F extends string = string> {
  readonly fields: readonly F[];
  readonly where?: string;
}

export interface EntityOptions<T = unknown> {
  /** Name of the list query, e.g. `accounts`; `equipmentItems` where the noun has no plural. */
  readonly plural: string;
  readonly labels?: Label;
  readonly description?: Label;
  /** Menu group; without one the noun is reached through its parents only. */
  readonly group?: Group;
  /** Name of a Material icon. */
  readonly icon?: string;
  readonly table?: string;
  /** The field that names a row for people. */
  readonly title: keyof T & string;
  readonly list: readonly (keyof T & string)[];
  readonly filters?: readonly (keyof T & string)[];
  /** Text fields that free search looks through. */
  readonly search?: readonly (keyof T & string)[];
  /** Default order; a leading `-` is descending. */
  readonly sort?: readonly string[];
  readonly tabs?: Readonly<Record<string, readonly [zh: string, en: string]>>;
  /**
   * Sources of the scope columns. A to-one field whose target *is* the scope's root gives its id, any other copies the target's own column.
   * `via` takes all columns from one parent, and the row is hidden while the parent is; `otherwise` counts for rows without that parent.
   * `of` takes them from the row, of whichever noun, that two text fields name; the row is not hidden with it.
   */
  readonly scope?: ScopeSource & {
    readonly via?: keyof T & string;
    readonly otherwise?: ScopeSource;
    readonly of?: RowNames<keyof T & string>;
  };
  /** Marks the noun whose rows tell what was done to the rows that `scope.of` names. */
  readonly tells?: Tells<keyof T & string>;
  /** Marks the root that a scope column refers to: department → the org unit, owner → the person, partner → the partner. */
  readonly scopeRoot?: ScopeColumn;
  /** Marks the noun whose rows act: created by, updated by. */
  readonly isActor?: boolean;
  readonly rules?: readonly RowRule[];
  /** Sets of fields that are unique together among rows not deleted, or among those of them that meet an SQL condition. */
  readonly uniques?: readonly Unique<keyof T & string>[];
  /** The state field that verbs move. */
  readonly status?: keyof T & string;
}

/** Everything the product knows of a noun. */
export interface Entity extends Omit<EntityOptions, 'title' | 'list' | 'filters' | 'search' | 'uniques' | 'status' | 'scope' | 'tells'> {
  readonly name: string;
  readonly single: string;
  readonly cls: EntityClass;
  readonly table: string;
  readonly label: Label;
  readonly labels: Label;
  readonly icon: string;
  readonly title: string;
  readonly list: readonly string[];
  readonly filters: readonly string[];
  readonly search: readonly string[];
  readonly sort: readonly string[];
  /** With those of single fields. */
  readonly uniques: readonly Unique[];
  readonly rules: readonly RowRule[];
  readonly scope: ScopeSource & { readonly via?: string; readonly otherwise?: ScopeSource; readonly of?: RowNames };
  readonly status?: string;
  readonly tells?: Tells;
  readonly fields: ReadonlyMap<string, Field>;
}

export type ReferenceField = BelongsToField | HasManyField | LinksField;

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
    });
  };
}

/** The nouns of one product, in the order given; throws at start on a declaration that cannot work. */
export class Registry {
  readonly entities: readonly Entity[];
  readonly actor: Entity;
  private readonly byName: ReadonlyMap<string, Entity>;

  constructor(classes: readonly EntityClass[]) {
    this.entities = classes.map(entityOf);
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
  return Boolean(field.required) && !isFilled;
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
  const { title, list, filters, search, scope, sort } = entity;
  const named = [title, ...list, ...filters, ...search, ...sort.map((key) => key.replace(/^-/, ''))];
  for (const name of [...named, ...(scope.via ? [scope.via] : [])]) {
    if (!entity.fields.has(name)) throw new Error(`${entity.name} names a field ${name} that it does not declare`);
  }
  for (const field of entity.fields.values()) {
    if (field.kind === 'BELONGS_TO' && field.inherits) checkInherits(entity, field, registry);
    if (field.kind !== 'HAS_MANY') continue;
    const inverse = registry.target(field).fields.get(field.inverse);
    if (inverse?.kind !== 'BELONGS_TO') {
      throw new Error(`${entity.name}.${field.name}: ${registry.target(field).name} has no to-one field ${field.inverse}`);
    }
  }
}

function checkInherits(entity: Entity, { name, inherits = '' }: BelongsToField, registry: Registry): void {
  const parent = entity.fields.get(inherits);
  const isThere = parent?.kind === 'BELONGS_TO' && registry.target(parent).fields.get(name)?.kind === 'BELONGS_TO';
  if (!isThere) throw new Error(`${entity.name}.${name} inherits from ${inherits}, whose row has no to-one field ${name}`);
}
