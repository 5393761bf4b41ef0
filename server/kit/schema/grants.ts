import { isReference, type Entity, type Field, type HasManyField, type Registry } from '../field/index.ts';

/** `viewAs` is looking at the product with the eyes of the row: a person, or a program. */
export type Operation = 'create' | 'read' | 'update' | 'delete' | 'viewAs';
/**
 * `plain` is reading the field as it is stored; a field that is read without it is masked. `aggregate` lets its values into sums
 * and counts, `group` shows single ones, as a group's name or its smallest and largest: it needs both.
 */
export type FieldUse = 'read' | 'plain' | 'filter' | 'sort' | 'aggregate' | 'group' | 'create' | 'update';

/** What one kind of viewer may do, as the schema asks it; rows are the {@link Guard}'s affair. */
export interface Grants {
  /** Equal for viewers whose schemas are equal. */
  readonly key: string;
  may(entity: Entity, operation: Operation): boolean;
  /** Whether its mutations of the noun answer with the row's id, though its rows may not be read. */
  mayAnswer(entity: Entity): boolean;
  /** Whether inputs may name its rows. */
  mayRefer(entity: Entity): boolean;
  mayUse(entity: Entity, field: Field, use: FieldUse): boolean;
  /** Whether the rows that are read may be taken out as a whole list. */
  mayExport(entity: Entity): boolean;
  mayRun(verb: string): boolean;
  /** Whether a noun that tells of others' rows tells this viewer of the other noun's. */
  mayHear(teller: Entity, other: Entity): boolean;
}

/** A field of a noun, by their names. */
export interface FieldRead {
  readonly entity: string;
  readonly field: string;
}

/** A kind of viewer before the nouns. */
export interface SchemaAccess {
  readonly grants: Grants;
  readonly registry: Registry;
}

/** Whether a field stands in the viewer's schema for the use: its own rule, its target and the nouns it is computed from. */
export function isUsable(access: SchemaAccess, entity: Entity, field: Field, use: FieldUse): boolean {
  const { grants, registry } = access;
  if (use === 'group') return isUsable(access, entity, field, 'plain') && isUsable(access, entity, field, 'aggregate');
  if (!grants.may(entity, isWrite(use) ? use : 'read')) return use === 'read' && field.name === 'id' && grants.mayAnswer(entity);
  if (use === 'create' && field.write === 'never') return false;
  if (use === 'update' && (field.write === 'never' || field.write === 'create')) return false;
  if (use === 'sort' && !isSortable(field)) return false;
  if (isReference(field) && !(isWrite(use) ? grants.mayRefer(registry.target(field)) : grants.may(registry.target(field), 'read')))
    return false;
  // a list by a field that may not be read would tell the field's values
  if (field.kind === 'HAS_MANY' && !isUsable(access, registry.target(field), inverseOf(registry, field), 'read')) return false;
  return grants.mayUse(entity, field, use);
}

/** Whether a viewer reads all that a figure is made of, none of it in part: it may not tell what they could not find out themselves. */
export function readsAll(access: SchemaAccess, reads: readonly FieldRead[]): boolean {
  return reads.every(({ entity, field }) => {
    const noun = access.registry.named(entity);
    return isUsable(access, noun, noun.fields.get(field)!, 'plain');
  });
}

function isWrite(use: FieldUse): use is 'create' | 'update' {
  return use === 'create' || use === 'update';
}

function inverseOf(registry: Registry, field: HasManyField): Field {
  return registry.target(field).fields.get(field.inverse)!;
}

/** Lists, sets and JSON have no order; to-many fields neither. */
export function isSortable(field: Field): boolean {
  return !['TAGS', 'CHOICES', 'JSON', 'HAS_MANY', 'LINKS'].includes(field.kind);
}
