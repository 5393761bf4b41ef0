import { hash } from 'node:crypto';
import { Client, type QueryResult } from 'pg';
import { DriverQuery, type Done } from './driverQuery.ts';
import { PreparedStatements, type DriverConnection } from './prepared.ts';

/** What opens a transaction before its work: the ORM's own words. */
const BEGIN = 'begin';
const CONTEXT = /^(select set_config\(|set local role ")/;
const END = /^(commit|rollback)$/;
/** The mark of a statement whose answer nobody waits for: it may travel with the commit. */
const LAST = /^\/\* last \*\//;

/**
 * A connection of the ORM's. What opens a transaction travels with its first statement, what ends it with its last, and statements
 * with values are parsed once: a write costs fewer turns to the database, and less of its time.
 */
export class WriteClient extends Client {
  private readonly prepared = new PreparedStatements();
  /** Statements held back until there is work. */
  private opening: string[] = [];
  /** Held back until the commit, or whatever else comes after it. */
  private last: { readonly text: string; readonly values: readonly unknown[] } | undefined;
  /** PostgreSQL plans anew whenever a statement under row-level security changes its role: each has statements of its own. */
  private context = '';

  /** As the driver's, for the one way in which the ORM calls it: a text and its values. */
  override query<T>(...args: unknown[]): T {
    const [text, values = []] = args;
    // whatever else comes, such as the pool's own, is the driver's affair
    const result = typeof text === 'string' && args.length <= 2 ? this.run(text, values as unknown[]) : this.plain(args);
    return result as T;
  }

  /** In one piece, whatever it is made of. */
  private run(text: string, values: readonly unknown[]): Promise<unknown> {
    if (this.isOpening(text, values)) return NOTHING;
    const { stream } = this.connection as unknown as DriverConnection;
    stream.cork();
    try {
      return this.sendAll(text, values);
    } finally {
      stream.uncork();
    }
  }

  private sendAll(text: string, values: readonly unknown[]): Promise<unknown> {
    const before = this.sendHeld(text);
    if (LAST.test(text)) {
      this.last = { text, values };
      return before ? before.then(() => NOTHING) : NOTHING;
    }
    if (before === NOTHING) return NOTHING;
    const work = this.send(text, values);
    return before ? following(before, work) : work;
  }

  /** Sends what was held back, ahead of the next statement; nothing at all of a transaction that ends before it had work. */
  private sendHeld(next: string): Promise<unknown> | undefined {
    const { opening, last } = this;
    this.opening = [];
    this.last = undefined;
    if (opening.length > 0) return END.test(next) ? NOTHING : this.plain([opening.join('; ')]);
    return last && next !== 'rollback' ? this.send(last.text, last.values) : undefined;
  }

  private isOpening(text: string, values: readonly unknown[]): boolean {
    const isFirst = text === BEGIN && this.opening.length === 0;
    const isNext = this.opening.length > 0 && values.length === 0 && CONTEXT.test(text);
    if (isFirst) this.context = '';
    if (isNext) this.context = text;
    if (isFirst || isNext) this.opening.push(text);
    return isFirst || isNext;
  }

  private send(text: string, values: readonly unknown[]): Promise<unknown> {
    if (values.length === 0) return this.plain([text]);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const statement = { text, values, name: hash('sha256', `${this.context}\n${text}`, 'base64url').slice(0, 32) };
    const query = new PreparedQuery(statement, this.prepared, (error, result) => (error ? reject(error) : resolve(result)));
    this.plain([query]);
    return promise;
  }

  private plain(args: readonly unknown[]): Promise<unknown> {
    return (super.query as (...all: readonly unknown[]) => Promise<unknown>).apply(this, [...args]);
  }
}

/** What the ORM's pool makes its connections of. */
export const WRITE_CONNECTIONS = { Client: WriteClient, pipeline: true } as const;

const NOTHING = Promise.resolve({ command: '', rowCount: 0, oid: 0, fields: [], rows: [] } satisfies QueryResult);

/** The work's result, or why there could be none: what went before it tells more than that the transaction is aborted. */
async function following(before: Promise<unknown>, work: Promise<unknown>): Promise<unknown> {
  const [begun, done] = await Promise.allSettled([before, work]);
  if (begun.status === 'rejected') throw begun.reason;
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

interface Named {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A statement that the connection keeps parsed. */
class PreparedQuery extends DriverQuery {
  private readonly named: Named;
  private readonly prepared: PreparedStatements;
  private isParsed = false;

  constructor(named: Named, prepared: PreparedStatements, done: Done) {
    super(named, (error, result) => {
      if (error) prepared.forget(named.name);
      else prepared.confirm(named.name);
      done(error, result);
    });
    this.named = named;
    this.prepared = prepared;
  }

  override submit(connection: DriverConnection): Error | null {
    connection.stream.cork();
    try {
      this.isParsed = this.prepared.use(this.named.name);
      this.prepared.closeOld(connection);
      return super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  override hasBeenParsed(): boolean {
    return this.isParsed;
  }
}
