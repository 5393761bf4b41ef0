import {
  getOperationAST,
  getVariableValues,
  Kind,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Bindings } from './deferred.ts';
import { isWhollyCompiled, operationPlan, type ReadScope, type ValidOperation } from './operation.ts';
import { placesOf } from './places.ts';
import type { Plan, Statement } from './plan.ts';

/** What is kept may weigh, over all schemas. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A parsed document weighs about this many of its text. */
const DOCUMENT_WEIGHT = 32;

/** A statement, with its parameters and decisions, about this many of its text. */
const PLAN_WEIGHT = 3;

/** Statements of one operation that differ by the shape or the decisions of its variables. */
const MAX_PLANS = 16;

/** A request for a read, before anybody knows whether it is one. */
export interface ReadAsked {
  readonly scope: ReadScope;
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  /** As the request brings them. */
  readonly variables: Bindings['variables'];
  readonly keys: Bindings['keys'];
}

/** Holds no schema: one that is served no more must not stay for its plans. */
interface Entry extends Omit<ValidOperation, 'schema'> {
  /** The last made last. */
  readonly plans: readonly KeptPlan[];
}

interface KeptPlan {
  readonly shape: string;
  readonly plan: Plan;
}

/** What is no valid query, or asks for more than the database has. */
const LEFT_TO_RESOLVERS = 'LEFT_TO_RESOLVERS';

/** Compiles each operation once for all viewers of equal rights, within a bound of memory. */
export class Plans {
  private readonly entries: LRUCache<string, Entry | typeof LEFT_TO_RESOLVERS>;
  private readonly schemas = new WeakMap<GraphQLSchema, number>();
  private schemaCount = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.entries = new LRUCache({ maxSize: maxBytes, sizeCalculation: weightOf });
  }

  /** Operations that are kept, and what they weigh. */
  get size(): { readonly operations: number; readonly bytes: number } {
    return { operations: this.entries.size, bytes: this.entries.calculatedSize };
  }

  /**
   * The statement that answers a request whole, or undefined where resolvers must, if only to tell what is wrong with it.
   * @throws what is wrong with the values of its arguments
   */
  statement(asked: ReadAsked): Statement | undefined {
    const key = `${this.schemaOf(asked.schema)} ${keyOf(asked)}`;
    const entry = this.entries.get(key) ?? this.kept(key, entryOf(asked));
    if (entry === LEFT_TO_RESOLVERS) return undefined;
    const { schema, scope, variables, keys } = asked;
    const { coerced } = getVariableValues(schema, entry.operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (!coerced) return undefined;
    const bindings = { variables: coerced, keys };
    const { shape } = placesOf({ schema, operation: entry.operation }, coerced);
    const known = entry.plans.find((made) => made.shape === shape && made.plan.serves(bindings));
    if (known) return known.plan.bind(bindings);
    const plan = operationPlan(scope, { ...entry, schema }, coerced);
    this.kept(key, { ...entry, plans: [...entry.plans.slice(1 - MAX_PLANS), { shape, plan }] });
    return plan.bind(bindings);
  }

  private kept<E extends Entry | typeof LEFT_TO_RESOLVERS>(key: string, entry: E): E {
    this.entries.set(key, entry);
    return entry;
  }

  /** Tells the schema apart from every other. */
  private schemaOf(schema: GraphQLSchema): number {
    const known = this.schemas.get(schema);
    if (known !== undefined) return known;
    this.schemas.set(schema, (this.schemaCount += 1));
    return this.schemaCount;
  }
}

/** The length of the text tells where it ends. */
function keyOf({ scope, text, operationName }: ReadAsked): string {
  return `${scope.maxFirst} ${scope.guard.key} ${text.length} ${text}${operationName === undefined ? '' : `:${operationName}`}`;
}

function entryOf({ scope, schema, document, operationName }: ReadAsked): Entry | typeof LEFT_TO_RESOLVERS {
  const operation = getOperationAST(document, operationName);
  if (!operation) return LEFT_TO_RESOLVERS;
  const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments: Record<string, FragmentDefinitionNode> = Object.fromEntries(
    definitions.map((fragment) => [fragment.name.value, fragment]),
  );
  // what spreads itself is found before anything follows it
  const isValid = !validate(schema, document, undefined, { maxErrors: 1 }).length;
  return isValid && isWhollyCompiled(scope, { operation, fragments }) ? { operation, fragments, plans: [] } : LEFT_TO_RESOLVERS;
}

function weightOf(entry: Entry | typeof LEFT_TO_RESOLVERS, key: string): number {
  if (entry === LEFT_TO_RESOLVERS) return key.length;
  return entry.plans.reduce((sum, { shape, plan }) => sum + shape.length + plan.text.length * PLAN_WEIGHT, key.length * DOCUMENT_WEIGHT);
}
