import { Kind, parse, parseValue, validate, type GraphQLSchema, type ObjectFieldNode, type OperationDefinitionNode } from 'graphql';
import type { Entity, Registry } from '../field/index.ts';
import { columnsOf, type Column } from './columns.ts';
import { cutOperation } from './cut.ts';
import { fieldsIn, rootEntity, rootField, type Dataset } from './dataset.ts';
import { parametersOf, type Parameter } from './parameters.ts';
import { reportParameters } from './reportDataset.ts';

/** A dataset as one set of grants has it. */
export interface DatasetView {
  readonly dataset: Dataset;
  readonly entity: Entity;
  readonly schema: GraphQLSchema;
  /** The reviewed query within the grants, by pages of `first` rows after the cursor `after`, in the order of the ids. */
  readonly operation: OperationDefinitionNode;
  readonly columns: readonly Column[];
  readonly parameters: readonly Parameter[];
}

/** The parameter that asks for what has changed. */
export const UPDATED_SINCE = 'updatedSince';

/** Undefined where the schema does not have the dataset's rows. */
export function datasetView(registry: Registry, schema: GraphQLSchema, dataset: Dataset): DatasetView | undefined {
  const operation = cutOperation(wholeOperation(dataset), schema);
  const nodes = operation && nodesOf(dataset, operation);
  if (!operation || !nodes) return undefined;
  const entity = rootEntity(registry, dataset);
  return {
    dataset,
    entity,
    schema,
    operation,
    columns: columnsOf(registry, entity, nodes),
    parameters: dataset.report ? reportParameters(schema, dataset.report, operation) : parametersOf(registry, schema, entity, operation),
  };
}

/** Stops the start for a dataset that does not fit the whole schema, or whose columns could not be told apart. */
export function checkDatasets(registry: Registry, full: GraphQLSchema, datasets: readonly Dataset[]): void {
  for (const dataset of datasets) {
    const [error] = validate(full, { kind: Kind.DOCUMENT, definitions: [wholeOperation(dataset)] });
    if (error) throw new Error(`Dataset ${dataset.name}: ${error.message}`);
    const { columns, operation, parameters } = datasetView(registry, full, dataset)!;
    const loose = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    const unused = loose.find((name) => !PAGING.has(name) && !parameters.some((parameter) => parameter.name === name));
    if (unused) throw new Error(`Dataset ${dataset.name}: the variable ${unused} is no operand of a filter`);
    for (const key of ['zh', 'en'] as const) {
      const labels = columns.map(({ label }) => label[key]);
      const twice = labels.find((label, place) => labels.indexOf(label) !== place);
      if (twice) throw new Error(`Dataset ${dataset.name}: two columns are labelled ${twice}`);
    }
    if (!dataset.report && !columns.some(({ name }) => name === 'id')) throw new Error(`Dataset ${dataset.name}: it has no id`);
  }
}

function nodesOf({ report }: Dataset, operation: OperationDefinitionNode) {
  const selections = rootField(operation)?.selectionSet?.selections ?? [];
  return fieldsIn(selections).find(({ name }) => name.value === (report ? 'rows' : 'nodes'));
}

/** A report's query has all it needs. */
function wholeOperation({ report, operation }: Dataset): OperationDefinitionNode {
  return report ? operation : paged(operation);
}

const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'offset']);

/** What every dataset's query is given beside what its author wrote. */
const ADDED = parse(
  `query ($${UPDATED_SINCE}: DateTime, $first: Int, $after: String) {
    rows(orderBy: [{ id: ASC }], first: $first, after: $after) { pageInfo { hasNextPage endCursor } }
  }`,
  { noLocation: true },
).definitions[0] as OperationDefinitionNode;
const CHANGED = parseValue(`{ updatedAt: { gte: $${UPDATED_SINCE} } }`, { noLocation: true });

function paged(operation: OperationDefinitionNode): OperationDefinitionNode {
  const [root, added] = [rootField(operation)!, rootField(ADDED)!];
  const where = root.arguments?.find(({ name }) => name.value === 'where')?.value;
  const fields: readonly ObjectFieldNode[] = where?.kind === Kind.OBJECT ? where.fields : [];
  const changed = CHANGED.kind === Kind.OBJECT ? CHANGED.fields : [];
  const whole = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'where' },
    value: { kind: Kind.OBJECT, fields: [...fields, ...changed] },
  } as const;
  const selections = [...root.selectionSet!.selections, ...added.selectionSet!.selections];
  const field = { ...root, arguments: [whole, ...added.arguments!], selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  return {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...ADDED.variableDefinitions!],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
}
