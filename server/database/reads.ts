import { DatabaseError } from 'pg';
import type { Statement, TransactionSession } from './exchange.ts';
import type { Lanes, Load } from './lanes.ts';
import type { Replica } from './replica.ts';

/** The connections to one server that reads travel over. */
export interface ReadLanes {
  readonly short: Lanes;
  /** Heavy statements have lanes of their own, or they would hold up the short ones. */
  readonly heavy: Lanes;
}

export interface ReadOptions {
  readonly isHeavy?: boolean;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Whose own writes the answer must show. */
  readonly viewer: string;
  /** What `wrote` of this or another gateway answered after the last of them. */
  readonly token?: string | undefined;
}

export interface ReadsParts {
  readonly primary: ReadLanes;
  readonly replica?: { readonly lanes: ReadLanes; readonly watch: Replica } | undefined;
}

/** Where reads go: to the replica, if there is one that may answer, else to the primary. */
export class Reads {
  private readonly parts: ReadsParts;

  constructor(parts: ReadsParts) {
    this.parts = parts;
  }

  /** Runs one read under a role and settings; a replica that fails it is no failure. */
  async read<T>(session: TransactionSession, statement: Statement, options: ReadOptions): Promise<T[]> {
    const { primary, replica } = this.parts;
    const { isHeavy = false, signal, viewer, token } = options;
    const kind = isHeavy ? 'heavy' : 'short';
    if (replica?.watch.mayServe(viewer, token)) {
      const either = signal ? AbortSignal.any([signal, replica.watch.alive]) : replica.watch.alive;
      try {
        return await replica.lanes[kind].read<T>(session, statement, either);
      } catch (error) {
        signal?.throwIfAborted();
        if (!isOfTheServer(error)) throw error;
        void replica.watch.beat();
      }
    }
    return primary[kind].read<T>(session, statement, signal);
  }

  /** To be called after a commit of the viewer's; answers a token of it, where there is a replica. */
  async wrote(viewer: string): Promise<string | undefined> {
    return this.parts.replica?.watch.wrote(viewer);
  }

  /** By server and kind. */
  get load(): Readonly<Record<string, Load>> {
    const { primary, replica } = this.parts;
    return {
      reads: primary.short.load,
      bi: primary.heavy.load,
      ...(replica && { 'replica reads': replica.lanes.short.load, 'replica bi': replica.lanes.heavy.load }),
    };
  }

  /** How the replica is, where there is one. */
  get replica(): string | undefined {
    return this.parts.replica?.watch.state;
  }

  async close(): Promise<void> {
    const { primary, replica } = this.parts;
    await replica?.watch.close();
    await Promise.all([primary, replica?.lanes].flatMap((lanes) => (lanes ? [lanes.short.close(), lanes.heavy.close()] : [])));
  }
}

/** Whether the server failed and not the statement: also a replica's, that may end a read to go on replaying. */
function isOfTheServer(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(08|40001|53|57P|58|XX)/.test(error.code ?? '');
}
