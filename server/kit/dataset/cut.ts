import { Kind, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema, type ObjectFieldNode, type OperationDefinitionNode } from 'graphql';

/**
 * The part of a reviewed operation that a viewer's schema has: fields that are not there fall away, and with a filter its
 * parameter. Undefined where nothing is left, or a condition that the dataset stands on.
 */
export function cutOperation(operation: OperationDefinitionNode, schema: GraphQLSchema): OperationDefinitionNode | undefined {
  const types = new TypeInfo(schema);
  let isWhole = true;
  const cut: OperationDefinitionNode = visit(
    operation,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => (types.getFieldDef() ? undefined : null),
        leave: ({ selectionSet }) => (selectionSet?.selections.length === 0 ? null : undefined),
      },
      ObjectField: {
        enter: (node) => {
          if (types.getInputType()) return undefined;
          // rows that a fixed condition kept out must not come in with it gone
          isWhole &&= variablesIn(node).size > 0;
          return null;
        },
        leave: withoutEmpty,
      },
    }),
  );
  if (!isWhole || cut.selectionSet.selections.length === 0) return undefined;
  const used = variablesIn(cut.selectionSet);
  return { ...cut, variableDefinitions: (cut.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)) };
}

/** The operation without the conditions whose variables have no value. */
export function withoutUnset(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): OperationDefinitionNode {
  const isUnset = ({ value }: ObjectFieldNode): boolean => value.kind === Kind.VARIABLE && variables[value.name.value] === undefined;
  return visit(operation, { ObjectField: { enter: (node) => (isUnset(node) ? null : undefined), leave: withoutEmpty } });
}

/** An empty condition on a relation would still ask that there is one. */
function withoutEmpty({ value }: ObjectFieldNode): null | undefined {
  return value.kind === Kind.OBJECT && value.fields.length === 0 ? null : undefined;
}

function variablesIn(node: ObjectFieldNode | OperationDefinitionNode['selectionSet']): Set<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
