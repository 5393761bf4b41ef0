import { defaultFieldResolver, GraphQLObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { Registry } from '../field/index.ts';
import { typesOf, type Report } from '../report/report.ts';
import { reportResolver } from '../report/reportResolver.ts';
import { aggregateResolver } from './aggregates.ts';
import { AGGREGATE_TYPES } from './aggregateTypes.ts';
import { bulkResultType, crudResolver } from './crud.ts';
import { inquiryResolver, type Inquiry } from './inquiry.ts';
import { forgetDeclarations, markOrigins } from './declare.ts';
import { mergeResolver } from './merge.ts';
import { SchemaTypes } from './types.ts';
import type { Verb } from './verb.ts';
import { verbResolver } from './verbs.ts';

export interface SchemaParts {
  readonly registry: Registry;
  readonly verbs: readonly Verb[];
  readonly reports?: readonly Report[];
  readonly inquiries?: readonly Inquiry[];
  /** Makes resolver classes beside the nouns' own, such as the catalogue's. */
  readonly extras?: readonly ((types: SchemaTypes) => Function)[];
}

/** The union of all grants: every noun's types and operations, every verb. Served to nobody as it is. */
export function buildFullSchema({ registry, verbs, reports = [], inquiries = [], extras = [] }: SchemaParts): GraphQLSchema {
  forgetDeclarations();
  const types = new SchemaTypes(registry);
  const bulk = bulkResultType();
  const nouns = registry.entities.map((entity) => crudResolver(types, entity, bulk));
  const aggregates = aggregateResolver(types);
  const others = [aggregates, verbResolver(types, registry, verbs), ...extras.map((make) => make(types))];
  if (verbs.some(({ preview }) => preview)) others.push(mergeResolver(registry, verbs));
  if (reports.length) others.push(reportResolver(types, reports));
  if (inquiries.length) others.push(inquiryResolver(types, inquiries));
  // its check is an introspection of the whole, longer than all the rest; the tests make it
  const schema = buildSchemaSync({ resolvers: [...nouns, ...others] as [Function, ...Function[]], validate: false, skipCheck: true });
  markOrigins(schema);
  readByResponseKey(schema, registry, reports);
  return schema;
}

/** The compiler's answers are keyed by alias, so that each selection of a field can have its own arguments. */
function readByResponseKey(schema: GraphQLSchema, registry: Registry, reports: readonly Report[]): void {
  const nouns = registry.entities.flatMap(({ name }) => ['', 'Connection', 'Edge', ...AGGREGATE_TYPES].map((suffix) => `${name}${suffix}`));
  const compiled = new Set([...nouns, ...reports.flatMap(typesOf), 'PageInfo']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__')) continue;
    if (type === schema.getQueryType() || type === schema.getMutationType()) continue;
    const resolve = compiled.has(type.name) ? byResponseKey : defaultFieldResolver;
    for (const field of Object.values(type.getFields())) field.resolve = resolve;
  }
}

const byResponseKey: GraphQLFieldResolver<Readonly<Record<string, unknown>>, unknown> = (source, _args, _context, info) =>
  source[info.path.key];
