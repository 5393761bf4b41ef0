import { DriverQuery, type Done } from './driverQuery.ts';
import type { DriverConnection, PreparedStatements } from './prepared.ts';

/** A statement as the native driver takes it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Keeps the parsed statement, and its plan, on each connection; stands for this text alone, at most 32 characters. */
  readonly name?: string | undefined;
}

/** The role and settings that hold for one transaction. */
export interface TransactionSession {
  readonly role: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface ExchangeParts {
  readonly session: TransactionSession;
  readonly statement: Statement;
  /** What the connection that carries the exchange has parsed before. */
  readonly prepared: PreparedStatements;
}

/**
 * One read under a viewer's role and settings: context and statement travel together and end in one Sync. PostgreSQL takes all up to
 * the Sync for one transaction and, once anything of it has failed, skips the rest: the statement can never run without its own
 * context, and no context outlives its statement (ADR 16).
 */
export class Exchange extends DriverQuery {
  private readonly parts: ExchangeParts;
  private isParsed = false;
  private isContextSet = false;

  constructor(parts: ExchangeParts, done: Done) {
    const { text, values, name } = parts.statement;
    super({ text, values, queryMode: 'extended', ...(name && { name: nameFor(name, parts.session.role) }) }, done);
    this.parts = parts;
  }

  override submit(connection: DriverConnection): Error | null {
    const { session, statement, prepared } = this.parts;
    connection.stream.cork();
    try {
      const context = contextOf(session);
      const isContextParsed = prepared.use(context.name);
      if (statement.name) this.isParsed = prepared.use(nameFor(statement.name, session.role));
      prepared.closeOld(connection);
      if (!isContextParsed) connection.parse(context);
      connection.bind({ statement: context.name, values: context.values });
      connection.execute({});
      return super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  /** The driver's own record of this errs: it takes the context's ParseComplete for the statement's. */
  override hasBeenParsed(): boolean {
    return this.isParsed;
  }

  override handleDataRow(message: unknown): void {
    if (this.isContextSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: DriverConnection): void {
    if (this.isContextSet) super.handleCommandComplete(message, connection);
    this.isContextSet = true;
  }

  /** What was parsed is so from now on. */
  succeed(): void {
    const { session, statement, prepared } = this.parts;
    prepared.confirm(contextOf(session).name);
    if (statement.name) prepared.confirm(nameFor(statement.name, session.role));
  }

  /** The connection may have lost what it had parsed. */
  forget(): void {
    const { session, statement, prepared } = this.parts;
    prepared.forget(contextOf(session).name);
    if (statement.name) prepared.forget(nameFor(statement.name, session.role));
  }
}

interface Context {
  readonly name: string;
  readonly text: string;
  readonly values: string[];
}

/** Of sessions, which last as long as their viewers are kept. */
const contexts = new WeakMap<TransactionSession, Context>();

/** Makes a transaction the viewer's, and read-only, from its first statement on. */
export function contextOf(session: TransactionSession): Context {
  const known = contexts.get(session);
  if (known) return known;
  const context = contextFor(session);
  contexts.set(session, context);
  return context;
}

function contextFor({ role, variables }: TransactionSession): Context {
  const settings = [['transaction_read_only', 'on'], ['role', role], ...Object.entries(variables)];
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  return { name: `context of ${settings.length}`, text: `select ${calls.join(', ')}`, values: settings.flat() as string[] };
}

/** PostgreSQL plans anew whenever a statement under row-level security changes its role: each role has its own. */
function nameFor(name: string, role: string): string {
  return `${name}@${role}`;
}
