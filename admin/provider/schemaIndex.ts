import type { IntrospectionField, IntrospectionInputValue, IntrospectionSchema, IntrospectionType, IntrospectionTypeRef } from 'graphql';
import type { InputTypes, Operation } from '../generate/model.ts';

/** The viewer's schema, by name. */
export interface SchemaIndex {
  readonly queries: ReadonlyMap<string, IntrospectionField>;
  readonly mutations: ReadonlyMap<string, IntrospectionField>;
  readonly types: ReadonlyMap<string, IntrospectionType>;
}

/** Indexes an introspection answer, so that the rest asks by name. */
export function indexSchema(schema: IntrospectionSchema): SchemaIndex {
  const types = new Map(schema.types.map((type) => [type.name, type]));
  return {
    types,
    queries: fieldMap(types.get(schema.queryType.name)),
    mutations: fieldMap(schema.mutationType ? types.get(schema.mutationType.name) : undefined),
  };
}

/** The name of a type without its lists and non-nulls. */
export function namedType(ref: IntrospectionTypeRef): string {
  return ref.kind === 'LIST' || ref.kind === 'NON_NULL' ? namedType(ref.ofType) : ref.name;
}

/** Whether a type is a list, under any non-null. */
export function isList(ref: IntrospectionTypeRef): boolean {
  if (ref.kind === 'LIST') return true;
  return ref.kind === 'NON_NULL' && isList(ref.ofType);
}

/** The type as it is written in a document: `[AccountOrder!]`. */
export function printType(ref: IntrospectionTypeRef): string {
  if (ref.kind === 'NON_NULL') return `${printType(ref.ofType)}!`;
  if (ref.kind === 'LIST') return `[${printType(ref.ofType)}]`;
  return ref.name;
}

/** The output fields of an object type, or none. */
export function outputFields(index: SchemaIndex, type: string): readonly IntrospectionField[] {
  const found = index.types.get(type);
  return found?.kind === 'OBJECT' ? found.fields : [];
}

/** The fields of an input type, or none. */
export function inputFields(index: SchemaIndex, type: string): readonly IntrospectionInputValue[] {
  const found = index.types.get(type);
  return found?.kind === 'INPUT_OBJECT' ? found.inputFields : [];
}

/** All inputs by type and field, and the values of the enumerations. */
export function inputTypes(index: SchemaIndex): InputTypes {
  const types = [...index.types.values()];
  const inputs = types.flatMap((type) => (type.kind === 'INPUT_OBJECT' ? [[type.name, inputMap(type.inputFields)] as const] : []));
  const choices = types.flatMap((type) =>
    type.kind === 'ENUM' ? [[type.name, new Set(type.enumValues.map(({ name }) => name))] as const] : [],
  );
  return Object.assign(new Map(inputs), { choices: new Map(choices) });
}

function inputMap(fields: readonly IntrospectionInputValue[]) {
  return new Map(fields.map(({ name, type }) => [name, { type: namedType(type), isList: isList(type) }]));
}

/** The fields of the type of an argument, for `input`, `where` and `orderBy`. */
export function argumentFields(
  index: SchemaIndex,
  field: IntrospectionField | undefined,
  argument: string,
): readonly IntrospectionInputValue[] {
  const found = field?.args.find((arg) => arg.name === argument);
  return found ? inputFields(index, namedType(found.type)) : [];
}

/** Describes an operation, or null when the viewer's schema lacks it. */
export function operationOf(index: SchemaIndex, field: IntrospectionField | undefined): Operation | null {
  if (!field) return null;
  const answers = outputFields(index, namedType(field.type));
  return {
    name: field.name,
    args: Object.fromEntries(field.args.map((arg) => [arg.name, printType(arg.type)])),
    inputFields: argumentFields(index, field, 'input').map((input) => input.name),
    answers: answers.map((answer) => answer.name),
  };
}

function fieldMap(type: IntrospectionType | undefined): ReadonlyMap<string, IntrospectionField> {
  const fields = type?.kind === 'OBJECT' ? type.fields : [];
  return new Map(fields.map((field) => [field.name, field]));
}
