import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { FORMAT_NAMES, type FormatName } from '../../kit/dataset/formats.ts';
import type { Telling } from '../../kit/dataset/table.ts';
import { AppError, fieldError, inputError, type FieldError } from '../../kit/errors.ts';
import { checkVariables } from '../../kit/query/limitsValues.ts';
import { coerced } from '../coerced.ts';
import type { Language } from '../errorAnswer.ts';

/** What a body asks of a list. */
export interface ListAsk {
  readonly format: FormatName;
  readonly telling: Telling;
  /** By name; undefined for those of the list. */
  readonly columns: readonly string[] | undefined;
  /** As they came: the schema has yet to say whether they fit. */
  readonly given: { readonly where?: unknown; readonly orderBy?: unknown };
}

const KNOWN = ['format', 'columns', 'where', 'orderBy', 'language', 'values'];
const MAX_COLUMNS = 200;

/** Reads the body of an export. @throws VALIDATION_FAILED with every failure at once, QUERY_TOO_COSTLY */
export function readListAsk(body: unknown, language: Language): ListAsk {
  const given: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const { format = 'xlsx', columns, where, orderBy, language: wanted = language, values = 'label' } = given;
  const faults: FieldError[] = Object.keys(given)
    .filter((name) => !KNOWN.includes(name))
    .map((name) => fieldError(name.slice(0, 100), 'UNKNOWN_PARAMETER', { known: KNOWN.join(', ') }));
  const oneOf = <T extends string>(name: string, value: unknown, choices: readonly T[]): T => {
    const found = choices.find((choice) => choice === value);
    if (!found) faults.push(fieldError(name, 'NOT_A_CHOICE', { choices: choices.join(', ') }));
    return found ?? choices[0]!;
  };
  const asked = {
    format: oneOf('format', format, FORMAT_NAMES),
    telling: tellingOf(oneOf('language', wanted, ['zh', 'en']), oneOf('values', values, ['label', 'code']), format),
    columns: columns ?? undefined,
    given: { ...(where != null && { where }), ...(orderBy != null && { orderBy }) },
  };
  if (!isNames(asked.columns)) faults.push(fieldError('columns', 'INVALID_FORMAT'));
  if (faults.length) throw inputError(faults);
  checkVariables(asked.given);
  return asked as ListAsk;
}

function isNames(columns: unknown): boolean {
  if (columns === undefined) return true;
  return Array.isArray(columns) && columns.length <= MAX_COLUMNS && columns.every((name) => typeof name === 'string');
}

/** A workbook has instants of its own; in text for people they stand in the department's time. */
function tellingOf(language: Language, values: Telling['values'], format: unknown): Telling {
  const headers = values === 'label' ? 'label' : 'name';
  return { language, values, headers, ...(format === 'csv' && values === 'label' && { instants: 'local' as const }) };
}

/** The filter and order as the schema takes them. @throws VALIDATION_FAILED in the words of the schema */
export function coercedAsk(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { given }: ListAsk,
): Readonly<Record<string, unknown>> {
  return coerced({ schema, operation, refuse: unfit }, given);
}

function unfit(words: string, variables: readonly string[]): AppError {
  const label = { zh: `筛选或排序与此列表不符：${words}`, en: `The filter or the order does not fit the list: ${words}` };
  return new AppError('VALIDATION_FAILED', { label, fieldErrors: variables.map((path) => fieldError(path, 'INVALID_FORMAT')) });
}
