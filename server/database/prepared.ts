/** The messages of the driver's connection that an exchange is made of. */
export interface DriverConnection {
  readonly stream: { cork(): void; uncork(): void };
  /** Text by name of all that was ever parsed; the driver refuses another text under the same name. */
  readonly parsedStatements: Record<string, string>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(portal: object): void;
  close(statement: { readonly type: 'S'; readonly name: string }): void;
}

/** Statements that one connection keeps parsed; a plan takes some hundred kilobytes of its backend. */
export const MAX_PREPARED = 500;

/** PostgreSQL would cut a longer name, and two statements might become one. */
const MAX_NAME_BYTES = 63;

/** What is parsed on one connection: bounded, the least recently used first to go. */
export class PreparedStatements {
  private readonly max: number;
  /** By name, the least recently used first: whether it is known to be parsed, or only sent and perhaps skipped. */
  private readonly known = new Map<string, boolean>();
  private readonly closing = new Set<string>();

  constructor(max = MAX_PREPARED) {
    this.max = max;
  }

  /** Whether the statement is parsed already; if not, the caller parses it after `closeOld`. */
  use(name: string): boolean {
    if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw new Error(`The statement name ${name} is too long`);
    const isParsed = this.known.get(name) ?? false;
    this.known.delete(name);
    this.known.set(name, isParsed);
    // closing what is not there is no error; parsing what is there would be one
    if (!isParsed) this.closing.add(name);
    const [oldest] = this.known.keys();
    if (this.known.size > this.max) this.drop(oldest!);
    return isParsed;
  }

  /** Closes what has been dropped, and what is about to be parsed again. */
  closeOld(connection: DriverConnection): void {
    for (const name of this.closing) {
      connection.close({ type: 'S', name });
      delete connection.parsedStatements[name];
    }
    this.closing.clear();
  }

  confirm(name: string): void {
    if (this.known.has(name)) this.known.set(name, true);
  }

  forget(name: string): void {
    if (this.known.has(name)) this.known.set(name, false);
  }

  private drop(name: string): void {
    this.known.delete(name);
    this.closing.add(name);
  }
}
