import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  specifiedScalarTypes,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { Deferred } from './deferred.ts';

type Values = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

interface Places {
  /** The variables with a place for each value that no statement's text depends on. */
  readonly variables: Values;
  /** What the places leave: equal for requests that one compilation can serve. */
  readonly shape: string;
}

/**
 * Takes the values out of a request's variables. Enumeration members, yes and no, nulls, and which members an object has stay:
 * they decide what is compiled. All else is a place.
 */
export function placesOf({ schema, operation }: { schema: GraphQLSchema; operation: OperationDefinitionNode }, coerced: Values): Places {
  const taker = new Taker();
  const variables = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .map(({ variable, type }) => ({ name: variable.name.value, type: typeFromAST(schema, type as never) as unknown }))
      .filter(({ name }) => name in coerced)
      .map(({ name, type }) => [name, taker.member(name, type as GraphQLInputType, coerced[name], [name])]),
  );
  return { variables, shape: taker.shape };
}

class Taker {
  shape = '';

  member(name: string, type: GraphQLInputType, value: unknown, path: Path): unknown {
    this.shape += `${name}:`;
    return this.of(type, value, path);
  }

  private of(type: GraphQLInputType, value: unknown, path: Path): unknown {
    if (isNonNullType(type)) return this.of(type.ofType, value, path);
    if (value === null || value === undefined) return this.stays(value);
    if (isPlace(type, value)) return this.taken(path);
    if (isListType(type)) return this.list(type.ofType, value as readonly unknown[], path);
    if (isInputObjectType(type)) return this.object(type, value as Values, path);
    return this.stays(value);
  }

  private list(item: GraphQLInputType, values: readonly unknown[], path: Path): unknown[] {
    this.shape += '[';
    const taken = values.map((value, index) => this.of(item, value, [...path, index]));
    this.shape += ']';
    return taken;
  }

  private object(
    type: GraphQLNamedInputType & { getFields(): Record<string, { type: GraphQLInputType }> },
    value: Values,
    path: Path,
  ): Values {
    this.shape += '{';
    const members = Object.entries(value).map(([name, inner]) => [
      name,
      this.member(name, type.getFields()[name]!.type, inner, [...path, name]),
    ]);
    this.shape += '}';
    return Object.fromEntries(members) as Values;
  }

  private stays(value: unknown): unknown {
    this.shape += `${String(value)},`;
    return value;
  }

  private taken(path: Path): Deferred {
    this.shape += '*';
    return new Deferred(({ variables }) => path.reduce<unknown>((at, key) => (at as Values)[key], variables));
  }
}

const BOOLEAN = specifiedScalarTypes.find(({ name }) => name === 'Boolean');

/** A value whose every possibility compiles to the same, or a whole list of such values. */
function isPlace(type: GraphQLInputType, value: unknown): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named) || isEnumType(named) || named === BOOLEAN) return false;
  return !isListType(type) || (value as readonly unknown[]).every((item) => item !== null && !Array.isArray(item));
}
