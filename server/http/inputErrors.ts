import type { ApolloServerPlugin } from '@apollo/server';
import {
  coerceInputValue,
  getNamedType,
  GraphQLError,
  isInputType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fieldError, inputError, type AppError, type FieldError } from '../kit/errors.ts';
import { inputName, type Entity, type Field, type Registry } from '../kit/field/index.ts';
import { writableFields } from '../kit/schema/types.ts';
import { fieldFailures } from '../kit/store/validate.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Answers variables of the wrong shape field by field, together with everything else that is wrong with them: graphql-js
 * alone would tell the first trouble as one English sentence.
 */
export function inputErrors(registry: Registry): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, operation, request }) => {
        const failures = variableFailures(registry, schema, operation, request.variables ?? {});
        if (failures.length) throw asGraphQLError(inputError(failures));
      },
    }),
  };
}

function variableFailures(
  registry: Registry,
  schema: GraphQLSchema,
  operation: OperationDefinitionNode | undefined,
  variables: Values,
): FieldError[] {
  return (operation?.variableDefinitions ?? []).flatMap((definition) => {
    const type = typeFromAST(schema, definition.type as never);
    const name = definition.variable.name.value;
    if (!type || !isInputType(type) || isLeftOut(definition, variables)) return [];
    const failures = coercionFailures(type, variables[name], name);
    // what the declarations say of the same input is asked only where graphql-js has found a fault: otherwise the store asks
    return failures.length ? merged(failures, declaredFailures(registry, type, variables[name], failures)) : [];
  });
}

function isLeftOut(definition: VariableDefinitionNode, variables: Values): boolean {
  const mayBe = definition.type.kind !== 'NonNullType' || definition.defaultValue !== undefined;
  return mayBe && variables[definition.variable.name.value] === undefined;
}

/** @throws GRAPHQL_VALIDATION_FAILED for a field that the viewer's schema does not have */
function coercionFailures(type: GraphQLInputType, value: unknown, variable: string): FieldError[] {
  const failures: FieldError[] = [];
  coerceInputValue(value, type, (path, given, error) => {
    if (/is not defined by type/.test(error.message)) throw asUnknown(error);
    const missing =
      /of required type|non-nullable/.exec(error.message) !== null && (given === null || /was not provided/.test(error.message));
    const name = /^Field "(\w+)"/.exec(error.message)?.[1];
    const at = [...path, ...(missing && name && path.at(-1) !== name ? [name] : [])].join('.');
    failures.push(fieldError(at || variable, missing ? 'REQUIRED' : 'INVALID_FORMAT'));
  });
  return failures;
}

/** Of the fields that have the right shape. */
function declaredFailures(registry: Registry, type: GraphQLInputType, value: unknown, broken: readonly FieldError[]): FieldError[] {
  const [, noun, use] = /^(\w+?)(Create|Update)Input$/.exec(getNamedType(type).name) ?? [];
  const entity: Entity | undefined = noun ? registry.find(noun) : undefined;
  if (!entity || typeof value !== 'object' || value === null) return [];
  const mode = use === 'Create' ? 'create' : 'update';
  const fields = Object.keys((getNamedType(type) as unknown as { getFields(): object }).getFields());
  const isWhole = (field: Field): boolean => !broken.some(({ path }) => path.split('.', 1)[0] === inputName(field));
  return fieldFailures(
    writableFields(entity, mode).filter((field) => fields.includes(field.name) && isWhole(field)),
    value as Values,
    false,
  );
}

/** The first failure of each path stands. */
function merged(...lists: readonly FieldError[][]): FieldError[] {
  const all = lists.flat();
  return all.filter((failure, index) => all.findIndex(({ path }) => path === failure.path) === index);
}

function asUnknown(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

function asGraphQLError(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}
