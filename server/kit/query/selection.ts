import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type SelectionNode,
} from 'graphql';
import { invalid } from '../errors.ts';
import type { Compilation } from './compilation.ts';

/** One key of the answer: a field of `type` with its arguments and all the selections merged under it. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly nodes: readonly FieldNode[];
  /** The object type that the field yields, for fields with a selection of their own. */
  readonly type: GraphQLObjectType;
}

/** PostgreSQL cuts longer names off, and two keys could become one. */
const MAX_KEY_BYTES = 63;

/** The fields selected on an object, fragments spread, directives applied, equal keys merged, in the order of the document. */
export function selectedFields(compilation: Compilation, type: GraphQLObjectType, parents: readonly FieldNode[]): Selected[] {
  const byKey = new Map<string, FieldNode[]>();
  for (const parent of parents) collect(compilation, parent.selectionSet?.selections ?? [], byKey);
  return [...byKey].map(([key, nodes]) => selectedField(compilation, type, key, nodes));
}

function selectedField(compilation: Compilation, parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Selected {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw invalid(key, 'TOO_LONG', { max: MAX_KEY_BYTES, actual: Buffer.byteLength(key) });
  const [node] = nodes as [FieldNode];
  const name = node.name.value;
  if (name === '__typename') return { key, name, args: {}, nodes, type: parent };
  const definition = parent.getFields()[name]!;
  const args = getArgumentValues(definition, node, compilation.variables);
  return { key, name, args, nodes, type: getNamedType(definition.type) as GraphQLObjectType };
}

function collect(compilation: Compilation, selections: readonly SelectionNode[], byKey: Map<string, FieldNode[]>): void {
  for (const selection of selections) {
    if (!isIncluded(compilation, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      // graphql-js answers introspection by itself, beside what the database answers
      if (selection.name.value === '__schema' || selection.name.value === '__type') continue;
      const key = selection.alias?.value ?? selection.name.value;
      byKey.set(key, [...(byKey.get(key) ?? []), selection]);
      continue;
    }
    // every type is concrete, and validation has matched the type condition
    const spread = selection.kind === Kind.FRAGMENT_SPREAD ? compilation.fragments[selection.name.value] : selection;
    collect(compilation, spread?.selectionSet.selections ?? [], byKey);
  }
}

function isIncluded(compilation: Compilation, selection: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, compilation.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, compilation.variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
