import 'reflect-metadata';
import { isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { Arg, Ctx, Field, getMetadataStorage, Info, InputType, Mutation, ObjectType, Query, registerEnumType } from 'type-graphql';
import type { Label } from '../field/index.ts';
import type { FieldRead, FieldUse, Operation } from './grants.ts';

/** A class that stands for a GraphQL type; made here for everything but the nouns' own classes. */
export type TypeClass = new () => object;
/** What a type, field or operation is derived from: read back when a viewer's schema is cut out of the full one. */
export interface Origin {
  readonly entity?: string;
  readonly field?: string;
  readonly use?: FieldUse;
  readonly operation?: Operation;
  readonly verb?: string;
  /** All the fields that a computed answer looks at. */
  readonly reads?: readonly FieldRead[];
}

/** A type reference as type-graphql takes it: a class, scalar or enum object, or one of those in a list. */
export type TypeRef = () => object | object[];

export interface MemberOptions {
  readonly nullable?: boolean | 'itemsAndList' | 'items';
  readonly description?: string;
  readonly defaultValue?: unknown;
  readonly origin?: Origin;
  readonly args?: readonly ArgSpec[];
}

export interface ArgSpec {
  readonly name: string;
  readonly type: TypeRef;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
  readonly description?: string;
}

/** By `Type.field`; type-graphql's own extensions are looked for among all others, for each field anew. */
const origins = new Map<string, Origin>();

/** Notes in a schema what its fields are derived from; before the next one is declared. */
export function markOrigins(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const origin = origins.get(`${type.name}.${field.name}`);
      if (origin) field.extensions = { ...field.extensions, origin };
    }
  }
}

/** type-graphql keeps declarations for the whole process: a second product must start from none. */
export function forgetDeclarations(): void {
  getMetadataStorage().clear();
  origins.clear();
}

/** `中文 | English`, the form of every description in the schema. */
export function describe(label: Label): string {
  return `${label.zh} | ${label.en}`;
}

export function objectType(cls: Function, name: string, description?: string): void {
  ObjectType(name, description ? { description } : {})(cls);
}

/** A new, empty input type. */
export function inputType(name: string, description?: string): TypeClass {
  const cls = namedClass(name);
  InputType(name, description ? { description } : {})(cls);
  return cls;
}

/** A new, empty object type. */
export function newObjectType(name: string, description?: string): TypeClass {
  const cls = namedClass(name);
  objectType(cls, name, description);
  return cls;
}

/** A new enumeration, from its values' descriptions. */
export function newEnum(name: string, descriptions: Readonly<Record<string, string | undefined>>): object {
  const values = Object.fromEntries(Object.keys(descriptions).map((key) => [key, key]));
  const valuesConfig = Object.fromEntries(
    Object.entries(descriptions).map(([key, description]) => [key, description ? { description } : {}]),
  );
  registerEnumType(values, { name, valuesConfig });
  return values;
}

/** Adds a field to an object or input type. */
export function member(cls: Function, name: string, type: TypeRef, options: MemberOptions = {}): void {
  const { origin, args = [], ...rest } = options;
  const prototype = cls.prototype as object;
  // type-graphql takes arguments from a method; a property has none
  const descriptor = args.length ? Object.getOwnPropertyDescriptor({ value: () => undefined }, 'value') : undefined;
  Field(type as () => Function, definedOnly(rest))(prototype, name, descriptor!);
  if (origin) origins.set(`${cls.name}.${name}`, origin);
  args.forEach((arg, index) => argument(prototype, name, arg, index));
}

export type Resolve = (args: Readonly<Record<string, unknown>>, context: unknown, info: unknown) => unknown;

/** Adds a query or mutation to a resolver class; `resolve` gets the arguments by name. */
export function operation(
  kind: 'query' | 'mutation',
  cls: Function,
  name: string,
  spec: { type: TypeRef; resolve: Resolve } & MemberOptions,
): void {
  const { type, resolve, args = [], origin, ...rest } = spec;
  const prototype = cls.prototype as Record<string, unknown>;
  prototype[name] = (...values: unknown[]) => {
    const byName = Object.fromEntries(args.map((arg, index) => [arg.name, values[index]]));
    return resolve(byName, values[args.length], values[args.length + 1]);
  };
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  const decorator = kind === 'query' ? Query : Mutation;
  decorator(type as () => Function, definedOnly(rest))(prototype, name, descriptor);
  if (origin) origins.set(`${kind === 'query' ? 'Query' : 'Mutation'}.${name}`, origin);
  args.forEach((arg, index) => argument(prototype, name, arg, index));
  Ctx()(prototype, name, args.length);
  Info()(prototype, name, args.length + 1);
}

function argument(prototype: object, method: string, { name, type, ...options }: ArgSpec, index: number): void {
  Arg(name, type as () => Function, definedOnly(options))(prototype, method, index);
}

/** type-graphql tells an absent option from an undefined one. */
function definedOnly<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

export function namedClass(name: string): TypeClass {
  return { [name]: class {} }[name]!;
}
