import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { AUDIT_TABLES } from './access/auditTables.ts';
import { tableSecurity } from './access/rowSecurity.ts';
import { withClient } from './database/database.ts';
import { derivedMark } from './database/migrate.ts';
import { AppError } from './kit/errors.ts';
import { customColumns } from './kit/store/customColumns.ts';
import type { Model } from './model.ts';
import { derivedSql } from './prepareDatabase.ts';

export interface TableChange {
  readonly from: Model;
  readonly to: Model;
}

/** A table is waited for so long, and no longer: who wants to read or write it waits behind. */
const LOCK_TIMEOUT_MS = 1000;
const PAUSE_MS = 200;
/** After which the change is refused; the gateway answers everything within 12 seconds. */
const PATIENCE_MS = 6000;

/** A lock that was not given, and a circle of them. */
const LOCKED = '55P03';
const HELD = new Set([LOCKED, '40P01']);

/** Held by whoever builds indexes or checks rows of custom fields; the same in every gateway that shares a database. */
export const UPKEEP_LOCK = 20_261_128;

const BUSY = {
  zh: '该对象正在被大量读写，字段暂时无法更改，请稍后再试',
  en: 'The record type is in heavy use just now, and its fields cannot be changed; try again later',
};
const OTHERWISE = {
  zh: '该字段代码曾用于另一种类型的字段，请换一个代码',
  en: 'The code has been that of a field of another kind; choose another one',
};

/**
 * Makes the tables fit for a model, as their owner: columns that are new, what they may hold, and who may read and write them. All of it
 * takes effect or nothing, and no more tables are locked than it concerns. Nothing is ever dropped.
 */
export async function changeTables(ownerUrl: string, change: TableChange): Promise<void> {
  const statements = [...columnsOf(change), ...securityOf(change)];
  const [from, to] = [derivedMark(derivedSql(change.from)), derivedMark(derivedSql(change.to))];
  if (!statements.length && from === to) return;
  await withClient(ownerUrl, (client) => inOneGo(client, { statements, marks: [from, to] }));
}

function columnsOf({ from, to }: TableChange): string[] {
  const known = new Set(customColumns(from.registry));
  return customColumns(to.registry).filter((statement) => !known.has(statement));
}

function securityOf({ from, to }: TableChange): string[] {
  const changed = to.registry.entities.flatMap((entity) => {
    const text = tableSecurity(to, entity);
    return text === tableSecurity(from, from.registry.named(entity.name)) ? [] : [{ entity, text }];
  });
  const isAudit = changed.some(({ entity }) => entity.tells);
  return [...changed.map(({ text }) => text), ...(isAudit ? [AUDIT_TABLES] : [])];
}

interface Work {
  readonly statements: readonly string[];
  readonly marks: readonly [from: string, to: string];
}

async function inOneGo(client: Client, work: Work, until = performance.now() + PATIENCE_MS): Promise<void> {
  try {
    await apply(client, work);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const { code = '' } = error as { readonly code?: string };
    if (code === '42804') throw new AppError('CONFLICT', { label: OTHERWISE, cause: error });
    if (!HELD.has(code)) throw error;
    if (performance.now() > until) throw new AppError('CONFLICT', { label: BUSY, cause: error });
    await setTimeout(PAUSE_MS);
    return inOneGo(client, work, until);
  }
}

async function apply(client: Client, { statements, marks }: Work): Promise<void> {
  await client.query(`begin; set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  // an index that is being built would wait for whoever waits for its table
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [UPKEEP_LOCK]);
  if (!rows[0]!.free) throw Object.assign(new Error('tables are being looked after'), { code: LOCKED });
  for (const statement of statements) await client.query(statement);
  // what is in place is what a gateway that starts would put in place
  await client.query('update internal.derived set mark = $2 where mark = $1', [...marks]);
  await client.query('commit');
}
