import { getOperationAST, Kind, OperationTypeNode, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { AppError } from '../errors.ts';
import { writingOf, type Writing } from './limitsDocument.ts';
import { scan } from './limitsScan.ts';
import { costOf, sizeOf, type Size } from './limitsSize.ts';
import { checkVariables, MAX_OBJECTS, MAX_VALUE_DEPTH } from './limitsValues.ts';

/** Tokens of one query text. */
export const MAX_TOKENS = 2_000;

const MAX_DEPTH = 10;
const MAX_NESTING = 100;
const MAX_MUTATIONS = 20;
const MAX_DESCRIPTIONS = 4;
const MAX_INTROSPECTION = 1_000;

const MAX_WRITING: Readonly<Writing> = {
  aliases: 100,
  duplicates: 20,
  directives: 50,
  fragments: 30,
  objects: MAX_OBJECTS,
  valueDepth: MAX_VALUE_DEPTH,
};

/** Texts whose documents are kept between requests. */
const KEPT_DOCUMENTS = 200;

/** A GraphQL request as its body brings it: none of it can be relied on. */
export interface QueryRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

export interface QueryBounds {
  /** Values of the answer, those of a list counted once per row of its page. */
  readonly maxCost: number;
  readonly maxFirst: number;
}

/**
 * Bounds what a query may cost, before it is validated: validation itself is slow on the queries that this refuses.
 * What is no GraphQL at all passes, for the parser to name its trouble.
 */
export class QueryLimits {
  private readonly kept = new Map<string, DocumentNode>();

  /** Gives the document where there is one. @throws QUERY_TOO_COSTLY */
  check({ query, variables, operationName }: QueryRequest, bounds: QueryBounds): DocumentNode | undefined {
    const values = typeof variables === 'object' && variables !== null ? (variables as Readonly<Record<string, unknown>>) : {};
    checkVariables(values);
    const document = typeof query === 'string' ? this.documentOf(query) : undefined;
    const operation = document && getOperationAST(document, typeof operationName === 'string' ? operationName : undefined);
    if (document && operation)
      checkOperation(operation, sizeOf(operation, { document, variables: values, maxFirst: bounds.maxFirst }), bounds);
    return document;
  }

  private documentOf(text: string): DocumentNode | undefined {
    const known = this.kept.get(text);
    const document = known ?? parsed(text);
    if (!document) return undefined;
    // what was used last stands last: the first is the one to forget
    this.kept.delete(text);
    this.kept.set(text, document);
    if (this.kept.size > KEPT_DOCUMENTS) this.kept.delete(this.kept.keys().next().value!);
    return document;
  }
}

function parsed(text: string): DocumentNode | undefined {
  const found = unlessBroken(() => scan(text, MAX_TOKENS));
  if (!found) return undefined;
  if (found.tokens > MAX_TOKENS || found.nesting > MAX_NESTING) throw tooCostly();
  const document = unlessBroken(() => parse(text, { noLocation: true }));
  if (document) checkWriting(writingOf(document));
  return document;
}

function unlessBroken<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function checkWriting(writing: Writing): void {
  const bounds = Object.entries(MAX_WRITING) as [keyof Writing, number][];
  if (bounds.some(([what, max]) => writing[what] > max)) throw tooCostly();
}

function checkOperation(operation: OperationDefinitionNode, size: Size, { maxCost }: QueryBounds): void {
  if (size.descriptions > MAX_DESCRIPTIONS) throw tooCostly();
  if (operation.operation === OperationTypeNode.MUTATION && size.fields > MAX_MUTATIONS) throw tooCostly();
  if (isIntrospection(operation)) {
    if (costOf(size) > MAX_INTROSPECTION) throw tooCostly();
    return;
  }
  if (size.depth > MAX_DEPTH || costOf(size) > maxCost) throw tooCostly();
}

const INTROSPECTION = new Set(['__schema', '__type', '__typename']);

/** Describes the schema and reads no row: deep by nature, and the same for everybody who has the schema. */
function isIntrospection({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && INTROSPECTION.has(selection.name.value));
}

function tooCostly(): AppError {
  return new AppError('QUERY_TOO_COSTLY');
}
