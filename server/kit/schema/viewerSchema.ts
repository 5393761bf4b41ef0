import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { lexicographicSortSchema, type GraphQLFieldConfig, type GraphQLInputFieldConfig, type GraphQLSchema } from 'graphql';
import type { Origin } from './declare.ts';
import { isUsable, type SchemaAccess } from './grants.ts';

type Config = GraphQLFieldConfig<unknown, unknown> | GraphQLInputFieldConfig;

/** The part of the full schema that the grants leave: what a viewer may not do is not there (design §3). */
export function viewerSchema(full: GraphQLSchema, access: SchemaAccess): GraphQLSchema {
  const keep = <C extends Config>(config: C): C | null => (isGranted(originOf(config), access) ? withoutDeleted(config, access) : null);
  const cut = mapSchema(full, {
    [MapperKind.QUERY_ROOT_FIELD]: keep,
    [MapperKind.MUTATION_ROOT_FIELD]: keep,
    [MapperKind.OBJECT_FIELD]: keep,
    [MapperKind.INPUT_OBJECT_FIELD]: keep,
  });
  return pruneSchema(cut);
}

/** The schema as text, in an order that does not depend on how it was built. */
export function sorted(schema: GraphQLSchema): GraphQLSchema {
  return lexicographicSortSchema(schema);
}

function originOf(config: Config): Origin | undefined {
  return config.extensions?.['origin'] as Origin | undefined;
}

function isGranted(origin: Origin | undefined, access: SchemaAccess): boolean {
  const { registry, grants } = access;
  if (!origin?.entity) return true;
  const entity = registry.named(origin.entity);
  const isAnswered = grants.may(entity, 'read') || grants.mayAnswer(entity);
  if (origin.verb) return grants.mayRun(origin.verb) && isAnswered;
  if (origin.operation) return grants.may(entity, origin.operation) && isAnswered;
  return isUsable(access, entity, entity.fields.get(origin.field!)!, origin.use!);
}

/** Deleted rows are listed to those alone who may delete and restore them. */
function withoutDeleted<C extends Config>(config: C, { registry, grants }: SchemaAccess): C {
  const origin = originOf(config);
  if (!('args' in config) || !config.args?.['deleted'] || !origin?.entity) return config;
  if (grants.may(registry.named(origin.entity), 'delete')) return config;
  const { deleted: _left, ...args } = config.args;
  return { ...config, args };
}
