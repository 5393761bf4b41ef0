import { lexicographicSortSchema, type GraphQLSchema } from 'graphql';
import { cutSchema, type AnyField } from './cut.ts';
import type { Origin } from './declare.ts';
import { isUsable, readsAll, type SchemaAccess } from './grants.ts';

/** The part of the full schema that the grants leave: what a viewer may not do is not there (design §3). */
export function viewerSchema(full: GraphQLSchema, access: SchemaAccess): GraphQLSchema {
  return cutSchema(full, {
    keeps: (field) => isGranted(originOf(field), access),
    keepsArgument: (field, argument) => argument.name !== 'deleted' || listsDeleted(field, access),
  });
}

/** The schema as text, in an order that does not depend on how it was built. */
export function sorted(schema: GraphQLSchema): GraphQLSchema {
  return lexicographicSortSchema(schema);
}

function originOf(field: AnyField): Origin | undefined {
  return field.extensions['origin'] as Origin | undefined;
}

function isGranted(origin: Origin | undefined, access: SchemaAccess): boolean {
  const { registry, grants } = access;
  if (origin?.reads) return readsAll(access, origin.reads) && (!origin.verb || grants.mayRun(origin.verb));
  if (!origin?.entity) return true;
  const entity = registry.named(origin.entity);
  const isAnswered = grants.may(entity, 'read') || grants.mayAnswer(entity);
  if (origin.verb) return grants.mayRun(origin.verb) && isAnswered;
  if (origin.operation) return grants.may(entity, origin.operation) && isAnswered;
  return isUsable(access, entity, entity.fields.get(origin.field!)!, origin.use!);
}

/** Deleted rows are listed to those alone who may delete and restore them. */
function listsDeleted(field: AnyField, { registry, grants }: SchemaAccess): boolean {
  const origin = originOf(field);
  return !origin?.entity || grants.may(registry.named(origin.entity), 'delete');
}
