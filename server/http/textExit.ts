import type { FastifyRequest } from 'fastify';
import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import Negotiator from 'negotiator';
import type { ViewerGuard } from '../access/guard.ts';
import type { TokenUsage } from '../access/tokenUsage.ts';
import { usedToken, type Viewer } from '../access/viewer.ts';
import type { ReadScope } from '../kit/query/operation.ts';
import type { Statement } from '../kit/query/plan.ts';
import type { Plans } from '../kit/query/plans.ts';
import type { TransactionSession } from '../kit/store/writeGuard.ts';
import { Introspections } from './introspections.ts';
import type { Waiting } from './readAfter.ts';

interface TextExitParts {
  readonly plans: Plans;
  readonly read: (session: TransactionSession, statement: Statement, waiting: Waiting) => Promise<string>;
  readonly usage: TokenUsage;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly viewer: Viewer;
  readonly guard: ViewerGuard;
  readonly schema: GraphQLSchema;
  readonly scope: ReadScope;
  readonly waiting: Waiting;
  /** Within the limits; undefined where the request brings none that could be read. */
  readonly document: DocumentNode | undefined;
}

interface Outcome {
  readonly answer?: { readonly type: string; readonly body: string };
  /** The statement ran and failed: it is not to run again, only to be told. */
  readonly failed?: Promise<never>;
}

const LEFT_TO_RESOLVERS: Outcome = {};

/**
 * Answers a query by the database's own text, unparsed, where one statement answers all of it. Everything else, errors above
 * all, is left to the resolvers, so that they are told in one place.
 */
export class TextExit {
  private readonly parts: TextExitParts;
  private readonly introspections = new Introspections();

  constructor(parts: TextExitParts) {
    this.parts = parts;
  }

  async answer(asked: Asked): Promise<Outcome> {
    const { request, viewer, guard, waiting } = asked;
    const type = mediaType(request.headers.accept);
    const ofSchema = type && this.ofSchema(asked);
    if (ofSchema) return answered(type, ofSchema);
    const statement = type && this.statementOf(asked);
    if (!type || !statement) return LEFT_TO_RESOLVERS;
    const reading = this.parts.read(guard.session, statement, waiting);
    try {
      const data = await reading;
      const token = usedToken(viewer);
      if (token) this.parts.usage.note(token.id, { rows: rowsInText(data), isDenied: false });
      return answered(type, data);
    } catch {
      return { failed: reading as Promise<never> };
    }
  }

  /** Of people alone: what tokens ask is counted elsewhere. */
  private ofSchema({ request, viewer, schema, document }: Asked): string | undefined {
    const body = document && !usedToken(viewer) && readBody(request.body as Readonly<Record<string, unknown>>);
    return body && getOperationAST(document, body.operationName) ? this.introspections.answer(schema, document, body.text) : undefined;
  }

  private statementOf({ request, guard, schema, scope, document }: Asked): Statement | undefined {
    // a document was found in the body, which is an object then
    const body = document && readBody(request.body as Readonly<Record<string, unknown>>);
    if (!body) return undefined;
    try {
      return this.parts.plans.statement({ ...body, scope, schema, document, keys: guard.keys });
    } catch {
      // whatever is wrong is found again, and told, where errors are told
      return undefined;
    }
  }
}

function answered(type: string, data: string): Outcome {
  return { answer: { type, body: `{"data":${data}}\n` } };
}

interface Body {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A body as GraphQL over HTTP describes it, with nothing that is not for us. */
function readBody({ query, operationName, variables, extensions }: Readonly<Record<string, unknown>>): Body | undefined {
  if (typeof query !== 'string' || extensions != null) return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  if (variables != null && !isRecord(variables)) return undefined;
  return { text: query, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MEDIA_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];

/** The form that the reader wants the answer in; undefined where it takes neither. */
function mediaType(accept: string | undefined): string | undefined {
  if (accept === undefined) return MEDIA_TYPES[0];
  return new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES);
}

/** How the database begins an object in a list; within a text the quote would be escaped. */
const ROW_BEGINS = ['[{"', ', {"', '\n {"'];

function rowsInText(json: string): number {
  return ROW_BEGINS.reduce((sum, mark) => sum + countOf(json, mark), 0);
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) count += 1;
  return count;
}
