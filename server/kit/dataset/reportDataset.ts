import { isNonNullType, parse, typeFromAST, visit, type GraphQLInputType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { invalid } from '../errors.ts';
import type { Entity, Field, Registry } from '../field/index.ts';
import { operationPlan } from '../query/operation.ts';
import type { Report } from '../report/report.ts';
import { dataset, rootField, type Dataset } from './dataset.ts';
import { parameterType, type Parameter } from './parameters.ts';
import type { DataRow, Page, Reading } from './pages.ts';

/** A report is computed anew for each page: its pages are long. */
export const REPORT_PAGE_ROWS = 5_000;

const SCALARS: Partial<Record<Field['kind'], string>> = {
  PERIOD: 'Period',
  DATE: 'Date',
  DATE_TIME: 'DateTime',
  BELONGS_TO: 'ID',
  TEXT: 'String',
  NUMBER: 'Int',
};

/** The dataset of a report: its parameters, and its columns in their order; records by what people know them by. */
export function reportDataset(registry: Registry, report: Report): Dataset {
  const variables = report.parameters.map((field) => `$${field.name}: ${variableType(field)}${field.required ? '!' : ''}`);
  const passed = report.parameters.map(({ name }) => `${name}: $${name}`);
  const columns = [...report.row.fields.values()].flatMap((field) => columnText(registry, field));
  const query = `query (${[...variables, '$first: Int', '$offset: Int'].join(', ')}) {
    ${report.name}${passed.length ? `(${passed.join(', ')})` : ''} { rows(first: $first, offset: $offset) { ${columns.join(' ')} } }
  }`;
  return { ...dataset(report.name, { description: report.description, query }), report };
}

function variableType(field: Field): string {
  const name = field.kind === 'CHOICE' ? field.choices.name : SCALARS[field.kind];
  if (!name) throw new Error(`A parameter of the kind ${field.kind} has no place in an address`);
  return name;
}

/** A record that people know by no code is left out: its id would say nothing beside the row's own columns. */
function columnText(registry: Registry, field: Field): string[] {
  if (field.kind !== 'BELONGS_TO') return [field.name];
  const target = registry.target(field);
  const code = codeOf(target);
  return code ? [`${field.name} { ${[...new Set([code, target.title])].join(' ')} }`] : [];
}

function codeOf({ fields }: Entity): string | undefined {
  return [...fields.values()].find((field) => field.kind === 'TEXT' && field.unique)?.name;
}

/** The parameters of the report that the viewer's schema has. */
export function reportParameters(
  schema: GraphQLSchema,
  report: Report,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Parameter[] {
  return report.parameters.flatMap((field) => {
    const definition = variableDefinitions.find(({ variable }) => variable.name.value === field.name);
    if (!definition) return [];
    const input = typeFromAST(schema, definition.type as never) as GraphQLInputType;
    const { name, label } = field;
    const choices = 'choices' in field && { choices: field.choices.members };
    return [{ name, label, type: parameterType(input), isList: false, isRequired: isNonNullType(input), ...choices }];
  });
}

/** Rows from a place on; the cursor is that place. @throws VALIDATION_FAILED for one that is none */
export async function readReportPage({ view, scope, keys, read, ...reading }: Reading, first: number, after: string | null): Promise<Page> {
  if (after !== null && !/^\d{1,6}$/.test(after)) throw invalid('after', 'INVALID_CURSOR');
  const { schema, operation } = view;
  const offset = Number(after ?? 0);
  const variables = { ...reading.variables, first: first + 1, offset };
  const plan = operationPlan({ ...scope, maxFirst: Math.max(first + 1, scope.maxFirst) }, { schema, operation, fragments: {} }, variables);
  const answer = JSON.parse(await read(plan.bind({ variables, keys }))) as Readonly<Record<string, { readonly rows: readonly DataRow[] }>>;
  const { rows } = answer[rootField(operation)!.name.value]!;
  return { rows: rows.slice(0, first), next: rows.length > first ? String(offset + first) : null };
}

/** The total row of a report, by column. */
export async function readReportTotal({ view, scope, variables, keys, read }: Reading): Promise<DataRow> {
  const {
    schema,
    operation,
    dataset: { report },
  } = view;
  const plan = operationPlan(scope, { schema, operation: totalOperation(report!, operation), fragments: {} }, variables);
  const answer = JSON.parse(await read(plan.bind({ variables, keys }))) as Readonly<Record<string, { readonly total: DataRow }>>;
  return answer[rootField(operation)!.name.value]!.total;
}

/** The same report with the same parameters, asked for its total. */
function totalOperation({ total }: Report, operation: OperationDefinitionNode): OperationDefinitionNode {
  const { selectionSet } = parse(`{ total { ${Object.keys(total).join(' ')} } }`, { noLocation: true })
    .definitions[0] as OperationDefinitionNode;
  const root = rootField(operation)!;
  return visit(operation, { Field: (node) => (node === root ? { ...node, selectionSet } : undefined) });
}
