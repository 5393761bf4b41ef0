import type { Client } from 'pg';

import { ConfigError, readConfig } from '../config.ts';
import { withClient } from '../database/database.ts';
import { reachDatabase } from '../database/reach.ts';

const INTACT = 0;
const BROKEN = 1;
const NOT_VERIFIED = 2;

/** What PostgreSQL answers about a function or schema that no start of the product has made yet. */
const UNKNOWN: ReadonlySet<unknown> = new Set(['42883', '3F000']);

interface Finding {
  readonly seals: string;
  readonly broken_at: string | null;
  readonly waiting: string;
  readonly oldest: Date | null;
  readonly lost: string;
}

process.exitCode = await main();

async function main(): Promise<number> {
  if (process.argv[2] !== 'verify' || process.argv.length > 3) {
    process.stderr.write('Usage: npm run audit -- verify\n');
    return NOT_VERIFIED;
  }
  try {
    return report(await verify());
  } catch (error) {
    process.stderr.write(`${describe(error)}\nNothing was verified.\n`);
    return NOT_VERIFIED;
  }
}

async function verify(): Promise<Finding> {
  const database = await reachDatabase(readConfig());
  try {
    return await withClient(database.url, findingOf);
  } finally {
    await database.leave();
  }
}

/** All that it looks at is of one moment, whatever is being written and sealed meanwhile. */
async function findingOf(client: Client): Promise<Finding> {
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<Finding>('select * from internal.verify_audit()');
  await client.query('commit');
  return rows[0]!;
}

function report({ seals, broken_at, waiting, oldest, lost }: Finding): number {
  const isBroken = broken_at !== null || lost !== '0';
  const lines = [
    broken_at === null
      ? `The chain is whole: ${seals} events sealed`
      : `The chain is broken at seal ${broken_at}; ${seals} before it are whole`,
    `Not yet sealed: ${waiting}${oldest ? `, the oldest of ${oldest.toISOString()}` : ''}`,
    ...(lost === '0' ? [] : [`Without a seal, and not waiting for one: ${lost}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return isBroken ? BROKEN : INTACT;
}

/** What the operator can mend is told in a sentence; anything else comes with its stack. */
function describe(error: unknown): string {
  if (UNKNOWN.has((error as { code?: string }).code)) return 'The database has no audit yet: start the product once';
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
