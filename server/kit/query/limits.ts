import { getOperationAST, Kind, OperationTypeNode, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import { writingOf, type Writing } from './limitsDocument.ts';
import { scan } from './limitsScan.ts';
import { costOf, pageVariablesOf, sizeOf, type Size, type Weights } from './limitsSize.ts';
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

/** What programs are told of the bounds of a document. */
export const DOCUMENT_BOUNDS = {
  tokens: MAX_TOKENS,
  depth: MAX_DEPTH,
  nesting: MAX_NESTING,
  mutations: MAX_MUTATIONS,
  aliases: MAX_WRITING.aliases,
} as const;

/** Text whose documents are kept between requests; they weigh about thirty times as much. */
const KEPT_TEXT_BYTES = 1024 * 1024;

/** Sizes that are kept of one document: its operations, by the pages that requests ask for. */
const KEPT_SIZES = 20;

type Values = Readonly<Record<string, unknown>>;

const NO_WEIGHTS: Weights = new Map();

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
  private readonly weights: Weights;
  private readonly kept = new LRUCache<string, Known>({ maxSize: KEPT_TEXT_BYTES, sizeCalculation: (_, text) => text.length });

  constructor(weights: Weights = NO_WEIGHTS) {
    this.weights = weights;
  }

  /** Gives the document where there is one. @throws QUERY_TOO_COSTLY */
  check({ query, variables, operationName }: QueryRequest, bounds: QueryBounds): DocumentNode | undefined {
    const values = typeof variables === 'object' && variables !== null ? (variables as Readonly<Record<string, unknown>>) : {};
    checkVariables(values);
    const known = typeof query === 'string' ? this.known(query) : undefined;
    const operation = known && getOperationAST(known.document, typeof operationName === 'string' ? operationName : undefined);
    if (known && operation) checkOperation(operation, this.size(known, operation, values, bounds), bounds);
    return known?.document;
  }

  private size(
    { document, pageVariables, sizes }: Known,
    operation: OperationDefinitionNode,
    variables: Values,
    bounds: QueryBounds,
  ): Size {
    const { maxFirst } = bounds;
    const key = JSON.stringify([operation.name?.value, maxFirst, pageVariables.map((name) => pageOf(variables[name]))]);
    const size = sizes.get(key) ?? sizeOf(operation, { document, variables, maxFirst, weights: this.weights });
    if (sizes.size >= KEPT_SIZES) sizes.clear();
    sizes.set(key, size);
    return size;
  }

  private known(text: string): Known | undefined {
    const kept = this.kept.get(text);
    if (kept) return kept;
    const document = parsed(text);
    if (!document) return undefined;
    const known = { document, pageVariables: pageVariablesOf(document), sizes: new Map<string, Size>() };
    this.kept.set(text, known);
    return known;
  }
}

/** A document that is within the bounds of writing, with what it was found to cost. */
interface Known {
  readonly document: DocumentNode;
  /** The variables that its cost depends on. */
  readonly pageVariables: readonly string[];
  readonly sizes: Map<string, Size>;
}

/** What of a variable tells a page's length apart from another's: only a number does, or that none was given. */
function pageOf(given: unknown): unknown {
  return given === undefined || typeof given === 'number' ? given : typeof given;
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
