import {
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLArgumentConfig,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLInputField,
  type GraphQLInputFieldConfig,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';

export type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

/** What stays of a schema. */
export interface Cut {
  keeps(field: AnyField): boolean;
  keepsArgument(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): boolean;
}

type Composite = GraphQLObjectType | GraphQLInputObjectType;

/**
 * A schema of what is kept and can be reached, without the types that lose all their fields and the fields of such types. It
 * takes the other types and the resolvers as they are, and is taken for valid as the whole one is: it is made while the first
 * request of a viewer waits.
 */
export function cutSchema(full: GraphQLSchema, cut: Cut): GraphQLSchema {
  const kept = keptFields(full, cut);
  const make = maker(kept, cut);
  const root = (type: GraphQLObjectType | null | undefined): GraphQLObjectType | null =>
    type && kept.get(type)?.size ? (make(type) as GraphQLObjectType) : null;
  return new GraphQLSchema({
    query: root(full.getQueryType()),
    mutation: root(full.getMutationType()),
    directives: full.getDirectives(),
    assumeValid: true,
  });
}

type Kept = ReadonlyMap<GraphQLNamedType, ReadonlySet<AnyField>>;

function keptFields(full: GraphQLSchema, cut: Cut): Kept {
  const kept = new Map<GraphQLNamedType, Set<AnyField>>();
  const reach = (type: GraphQLNamedType): void => {
    if (kept.has(type) || !isComposite(type)) return;
    const fields = Object.values<AnyField>(type.getFields()).filter((field) => cut.keeps(field));
    kept.set(type, new Set(fields));
    for (const field of fields) typesOf(field).forEach(reach);
  };
  for (const root of [full.getQueryType(), full.getMutationType()]) if (root) reach(root);
  while (dropEmpty(kept)) continue;
  return kept;
}

/** Whether fields were left out because nothing is left of their type. */
function dropEmpty(kept: ReadonlyMap<GraphQLNamedType, Set<AnyField>>): boolean {
  let isChanged = false;
  for (const fields of kept.values()) {
    for (const field of fields) if (kept.get(getNamedType(field.type))?.size === 0) isChanged = fields.delete(field);
  }
  return isChanged;
}

function typesOf(field: AnyField): GraphQLNamedType[] {
  return [field, ...('args' in field ? field.args : [])].map(({ type }) => getNamedType(type));
}

/** @throws for interfaces and unions, which no declaration makes */
function isComposite(type: GraphQLNamedType): type is Composite {
  if (isObjectType(type) || isInputObjectType(type)) return true;
  if (!isLeafType(type)) throw new Error(`${type.name}: of objects, inputs, enumerations and scalars alone can a part be cut`);
  return false;
}

/** Makes each type once, its fields when they are asked for. */
function maker(kept: Kept, cut: Cut): (type: GraphQLNamedType) => GraphQLNamedType {
  const made = new Map<GraphQLNamedType, GraphQLNamedType>();
  const make = (type: GraphQLNamedType): GraphQLNamedType => {
    const known = made.get(type) ?? (isComposite(type) ? copy(type) : type);
    made.set(type, known);
    return known;
  };
  const ref = <T extends GraphQLType>(type: T): T => wrapped(type, make) as T;
  const isLeft = ({ type }: GraphQLArgument): boolean => kept.get(getNamedType(type))?.size !== 0;
  const argsOf = (field: GraphQLField<unknown, unknown>): Record<string, GraphQLArgumentConfig> => {
    const args = field.args.filter((argument) => isLeft(argument) && cut.keepsArgument(field, argument));
    return byName(args, (argument) => ({ ...argument, type: ref(argument.type) }));
  };
  const copy = (type: Composite): Composite => {
    const { name, description, extensions } = type;
    const fields = [...kept.get(type)!];
    const config = (field: AnyField): object => ({ ...field, type: ref(field.type), ...('args' in field && { args: argsOf(field) }) });
    const configs = <C>(): Record<string, C> => byName(fields, config) as Record<string, C>;
    const about = { name, description, extensions };
    if (isInputObjectType(type)) {
      return new GraphQLInputObjectType({ ...about, isOneOf: type.isOneOf, fields: () => configs<GraphQLInputFieldConfig>() });
    }
    return new GraphQLObjectType({ ...about, fields: () => configs<GraphQLFieldConfig<unknown, unknown>>() });
  };
  return make;
}

function wrapped(type: GraphQLType, make: (type: GraphQLNamedType) => GraphQLNamedType): GraphQLType {
  if (isNonNullType(type)) return new GraphQLNonNull(wrapped(type.ofType, make) as never);
  if (isListType(type)) return new GraphQLList(wrapped(type.ofType, make));
  return make(type);
}

function byName<T extends { readonly name: string }, C>(parts: readonly T[], config: (part: T) => C): Record<string, C> {
  return Object.fromEntries(parts.map((part) => [part.name, config(part)]));
}
