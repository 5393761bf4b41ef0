import type { Pool, PoolClient } from 'pg';

/** A statement as the native driver takes it. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  /** Keeps the statement prepared on its connection. */
  readonly name?: string;
}

/** The role and settings that hold for one transaction. */
export interface TransactionSession {
  readonly role: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs one read under a viewer's role and settings: four messages sent at once, on one connection, in one transaction. */
export async function readAs<T>(pool: Pool, session: TransactionSession, statement: Statement): Promise<T[]> {
  const client = await pool.connect();
  let lost: unknown;
  try {
    return await exchange<T>(client, session, statement);
  } catch (error) {
    lost = error;
    throw error;
  } finally {
    client.release(isLost(lost));
  }
}

/**
 * What fails before the statement leaves the transaction aborted, so that the statement can never run under another viewer's
 * context; the commit then ends it.
 */
async function exchange<T>(client: PoolClient, session: TransactionSession, statement: Statement): Promise<T[]> {
  const outcomes = await Promise.allSettled([
    client.query('begin read only'),
    client.query(...context(session)),
    client.query(statement),
    client.query('commit'),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  const [, , answer] = outcomes;
  // allSettled forgets that none of its outcomes is a rejection
  return (answer as PromiseFulfilledResult<{ rows: T[] }>).value.rows;
}

function context({ role, variables }: TransactionSession): [string, string[]] {
  const settings = [['role', role], ...Object.entries(variables)];
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  return [`select ${calls.join(', ')}`, settings.flat() as string[]];
}

/** A statement that failed leaves a good connection; anything without an SQLSTATE has broken it. */
function isLost(error: unknown): boolean {
  return error instanceof Error && !/^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code));
}
