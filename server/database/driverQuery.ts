import { Query } from 'pg';
import type { DriverConnection } from './prepared.ts';

/** Called once with the error or the rows. */
export type Done = (error: Error | undefined, result?: { readonly rows: unknown[] }) => void;

/** What the driver asks of a query that it carries; its published types leave most of it out. */
export interface DriverQuery {
  submit(connection: DriverConnection): Error | null;
  hasBeenParsed(): boolean;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: DriverConnection): void;
}
export const DriverQuery = Query as unknown as new (config: object, done: Done) => DriverQuery;
