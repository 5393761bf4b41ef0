import { parseArgs } from 'node:util';

import { ConfigError, readConfig } from '../config.ts';
import { withClient } from '../database/database.ts';
import { reachDatabase } from '../database/reach.ts';
import { seedCrowd } from '../demo/crowd.ts';
import { inTransaction, type DemoQuery } from '../demo/transaction.ts';
import { entities } from '../entities/index.ts';
import { Registry } from '../kit/field/index.ts';

const USAGE = 'Usage: npm run seed -- --accounts N [--visits N]   (visits: in all, 10 per account unless said otherwise)\n';
const REPORT_EVERY_MS = 1000;

/** What PostgreSQL answers about a table that no migration has made yet. */
const UNDEFINED_TABLE = '42P01';

process.exitCode = await main();

async function main(): Promise<number> {
  const { accounts, visits } = readArguments();
  if (accounts === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    await seed(accounts, (visits ?? accounts * 10) / accounts);
    return 0;
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`);
    return 1;
  }
}

async function seed(accounts: number, visitsPerAccount: number): Promise<void> {
  const config = readConfig();
  const database = await reachDatabase(config);
  const registry = new Registry(Object.values(entities));
  try {
    await withClient(database.url, async (client) => {
      const query: DemoQuery = (text, values) => client.query(text, [...values]);
      const inBatch = (work: () => Promise<void>): Promise<void> => inTransaction(query, work);
      const line = progressLine();
      await seedCrowd({ query, registry, now: config.now ?? new Date(), accounts, visitsPerAccount, inBatch, onProgress: line.show });
      await client.query('analyze');
      line.end();
    });
  } finally {
    await database.leave();
  }
}

/** On a terminal one line that is written over, else a line a second. */
function progressLine(): { show(rows: number): void; end(): void } {
  const start = performance.now();
  let [last, shown] = [0, 0];
  const write = (rows: number): void => {
    const seconds = (performance.now() - start) / 1000;
    const text = `${rows} rows, ${Math.round(rows / seconds)} rows/s, ${seconds.toFixed(0)} s`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
  };
  const show = (rows: number): void => {
    last = rows;
    if (performance.now() - shown < REPORT_EVERY_MS) return;
    shown = performance.now();
    write(rows);
  };
  const end = (): void => {
    write(last);
    if (process.stderr.isTTY) process.stderr.write('\n');
  };
  return { show, end };
}

function readArguments(): { readonly accounts?: number; readonly visits?: number } {
  try {
    const { values } = parseArgs({ options: { accounts: { type: 'string' }, visits: { type: 'string' } } });
    const accounts = count(values.accounts);
    const visits = values.visits === undefined ? undefined : count(values.visits);
    if (!accounts || (values.visits !== undefined && visits === undefined)) return {};
    return { accounts, ...(visits !== undefined && { visits }) };
  } catch {
    return {};
  }
}

function count(text = ''): number | undefined {
  return /^\d{1,8}$/.test(text) ? Number(text) : undefined;
}

/** What the operator can mend is told in a sentence; anything else comes with its stack. */
function describe(error: unknown): string {
  if ((error as { code?: string }).code === UNDEFINED_TABLE)
    return 'The database is empty: start the product once, with DEMO=1 for its reference data';
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
