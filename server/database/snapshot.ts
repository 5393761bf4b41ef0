import type { Pool } from 'pg';
import { requestCancel } from './cancelRequest.ts';
import { contextOf, type Statement, type TransactionSession } from './exchange.ts';

/** Many reads of one state of the database, under a viewer's role and settings. */
export interface Snapshot {
  /** The `answer` of a statement that gives one row. */
  read(statement: Statement): Promise<string>;
  /** Stops the statement that runs for a reader who has gone; nothing can be read any more. */
  cancel(): void;
  /** Gives the connection back; every snapshot needs it, once. */
  close(): Promise<void>;
}

/** Begins a repeatable-read transaction on a connection of the pool, which it keeps until it is closed. */
export async function openSnapshot(pool: Pool, session: TransactionSession): Promise<Snapshot> {
  const client = await pool.connect();
  let isLost = false;
  let cancelling: Promise<void> | undefined;
  const query = async ({ text, values }: Statement): Promise<string> => {
    try {
      const { rows } = await client.query<{ answer: string }>(text, [...values]);
      return rows[0]?.answer ?? '';
    } catch (error) {
      // whatever went wrong, the transaction is of no more use
      isLost = true;
      throw error;
    }
  };
  const close = async (): Promise<void> => {
    if (!isLost) await query({ text: 'rollback', values: [] }).catch(() => undefined);
    // a connection that is not used again can lose its own statement alone to a late cancel
    client.release(isLost);
    await cancelling;
  };
  try {
    await query({ text: 'begin isolation level repeatable read read only', values: [] });
    await query(contextOf(session));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    read: query,
    cancel: () => {
      if (isLost) return;
      isLost = true;
      cancelling = requestCancel(client);
    },
    close,
  };
}
