import type { Registry } from '../kit/field/index.ts';
import { bulkInsert, bulkUpdate } from '../kit/store/bulkInsert.ts';
import { buildDemo } from './build.ts';
import { seedCrowd } from './crowd.ts';
import type { DemoRows } from './rows.ts';
import { inTransaction, type DemoQuery } from './transaction.ts';

export interface DemoParts {
  readonly query: DemoQuery;
  readonly registry: Registry;
  /** The business clock that the story is told by. */
  readonly now: Date;
  /** Multiplies the number of accounts; those beyond the story's own are invented like the large seeds'. */
  readonly scale?: number;
  /** Work in the same transaction after the rows, such as giving {@link DEMO_USERS} their password. */
  readonly finish?: (query: DemoQuery) => Promise<void>;
}

/** The same in every gateway that shares a database. */
const SEED_LOCK = 20_250_103;

/**
 * Tells the demo's story in a database without users, all of it or nothing, and answers whether it did. Gateways that
 * start at once take turns: the first one tells it, the others find it told.
 */
export async function seedDemo({ query, registry, now, scale = 1, finish }: DemoParts): Promise<boolean> {
  return inTransaction(query, async () => {
    await query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const { rows } = await query(`select 1 from "${registry.actor.table}" limit 1`, []);
    if (rows.length > 0) return false;
    const story = buildDemo({ now });
    await insertDemo({ query, registry, now }, story);
    if (scale > 1) await seedCrowd({ query, registry, now, accounts: accountsOf(story) * (scale - 1) });
    await finish?.(query);
    return true;
  });
}

/** Writes the rows of a story, in their order. */
async function insertDemo({ query, registry, now }: Pick<DemoParts, 'query' | 'registry' | 'now'>, story: DemoRows): Promise<void> {
  for (const { entity, change, rows } of story) {
    const write = change === 'insert' ? bulkInsert : bulkUpdate;
    await write({ query, registry, now }, registry.named(entity), rows);
  }
}

function accountsOf(story: DemoRows): number {
  const steps = story.filter(({ entity, change }) => entity === 'Account' && change === 'insert');
  return steps.reduce((sum, { rows }) => sum + rows.length, 0);
}
