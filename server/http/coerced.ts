import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { AppError } from '../kit/errors.ts';

interface Fitting {
  /** The viewer's own: what is not there for them fits nothing. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** The refusal of what does not fit, told in the words of the schema. */
  readonly refuse: (words: string, variables: readonly string[]) => AppError;
}

type Values = Readonly<Record<string, unknown>>;

/** What a body gives, as the variables of an operation take it. @throws what `refuse` makes */
export function coerced({ schema, operation, refuse }: Fitting, given: Values): Values {
  const { coerced: values, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...given }, { maxErrors: 3 });
  if (!errors) return values;
  const variables = errors.flatMap(({ message }) => /^Variable "\$(\w+)"/.exec(message)?.[1] ?? []);
  throw refuse(errors.map(({ message }) => message).join('; '), [...new Set(variables)]);
}
