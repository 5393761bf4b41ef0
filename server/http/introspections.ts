import { executeSync, Kind, OperationTypeNode, validate, type DefinitionNode, type DocumentNode, type GraphQLSchema } from 'graphql';

interface Kept {
  readonly text: string;
  readonly data: string;
}

/**
 * Answers to questions about a schema alone. The panel asks the same one of the same schema whenever it is opened, and to answer
 * it anew would take a quarter of a second of the gateway's one thread: the last of each schema is kept as long as the schema is.
 */
export class Introspections {
  private readonly kept = new WeakMap<GraphQLSchema, Kept>();

  /** The data as JSON; undefined where the document asks for anything else, too, or is wrong. */
  answer(schema: GraphQLSchema, document: DocumentNode, text: string): string | undefined {
    const known = this.kept.get(schema);
    if (known?.text === text) return known.data;
    if (!isIntrospection(document) || validate(schema, document, undefined, { maxErrors: 1 }).length) return undefined;
    const { data, errors } = executeSync({ schema, document });
    if (errors) return undefined;
    const made = { text, data: JSON.stringify(data) };
    this.kept.set(schema, made);
    return made.data;
  }
}

const ABOUT_THE_SCHEMA = new Set(['__schema', '__type']);

/** One query without variables that selects nothing else at its root. */
function isIntrospection({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION);
  return operations.length === 1 && operations.every(asksOfTheSchema);
}

function asksOfTheSchema(definition: DefinitionNode): boolean {
  if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.QUERY) return false;
  const { selectionSet, variableDefinitions } = definition;
  return (
    !variableDefinitions?.length &&
    selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && ABOUT_THE_SCHEMA.has(selection.name.value))
  );
}
