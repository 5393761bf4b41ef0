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

/** Text of queries and statements that is kept, over all schemas. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A parsed document weighs about as much as this many of its text. */
const DOCUMENT_WEIGHT = 16;

/** A statement, with its parameters and decisions, about this many of its text. */
const PLAN_WEIGHT = 3;

/** Statements of one operation that differ by the shape or the decisions of its variables. */
const MAX_PLANS = 16;

/** A request for a read, before anybody knows whether it is one. */
export interface ReadAsked {
  /** Equal for viewers of one schema whose rows are bound by the same keys. */
  readonly rights: string;
  readonly scope: ReadScope;
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  /** As the request brings them. */
  readonly variables: Bindings['variables'];
  readonly keys: Bindings['keys'];
}

interface Entry {
  readonly valid: ValidOperation;
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

  constructor(maxBytes = MAX_BYTES) {
    this.entries = new LRUCache({ maxSize: maxBytes, sizeCalculation: weightOf });
  }

  /** Operations that are kept, and what they weigh. */
  get kept(): { readonly operations: number; readonly bytes: number } {
    return { operations: this.entries.size, bytes: this.entries.calculatedSize };
  }

  /**
   * The statement that answers a request whole, or undefined where resolvers must, if only to tell what is wrong with it.
   * @throws what is wrong with the values of its arguments
   */
  statement(asked: ReadAsked): Statement | undefined {
    const key = keyOf(asked);
    const entry = this.entries.get(key) ?? entryOf(asked);
    if (entry === LEFT_TO_RESOLVERS) {
      this.entries.set(key, entry);
      return undefined;
    }
    const { schema, operation } = entry.valid;
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables, { maxErrors: 1 });
    if (!coerced) return undefined;
    const bindings = { variables: coerced, keys: asked.keys };
    const { shape } = placesOf(entry.valid, coerced);
    const known = entry.plans.find((kept) => kept.shape === shape && kept.plan.serves(bindings));
    if (known) return known.plan.bind(bindings);
    const plan = operationPlan(asked.scope, entry.valid, coerced);
    this.entries.set(key, { ...entry, plans: [...entry.plans.slice(1 - MAX_PLANS), { shape, plan }] });
    return plan.bind(bindings);
  }
}

/** The length of the text tells where it ends. */
function keyOf({ rights, text, operationName }: ReadAsked): string {
  return `${rights} ${text.length} ${text}${operationName === undefined ? '' : `:${operationName}`}`;
}

function entryOf({ scope, schema, document, operationName }: ReadAsked): Entry | typeof LEFT_TO_RESOLVERS {
  const operation = getOperationAST(document, operationName);
  if (!operation) return LEFT_TO_RESOLVERS;
  const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments: Record<string, FragmentDefinitionNode> = Object.fromEntries(
    definitions.map((fragment) => [fragment.name.value, fragment]),
  );
  const valid = { schema, operation, fragments };
  // what spreads itself is found before anything follows it
  const isValid = !validate(schema, document, undefined, { maxErrors: 1 }).length;
  return isValid && isWhollyCompiled(scope.registry, valid) ? { valid, plans: [] } : LEFT_TO_RESOLVERS;
}

function weightOf(entry: Entry | typeof LEFT_TO_RESOLVERS, key: string): number {
  if (entry === LEFT_TO_RESOLVERS) return key.length;
  return entry.plans.reduce((sum, { shape, plan }) => sum + shape.length + plan.text.length * PLAN_WEIGHT, key.length * DOCUMENT_WEIGHT);
}
