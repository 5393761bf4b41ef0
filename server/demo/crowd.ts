import type { Registry } from '../kit/field/index.ts';
import { bulkInsert } from '../kit/store/bulkInsert.ts';
import { DemoClock } from './clock.ts';
import { castFor } from './crowdCast.ts';
import { CrowdWriter, type CrowdRows } from './crowdWriter.ts';
import type { DemoQuery } from './transaction.ts';

export interface CrowdParts {
  readonly query: DemoQuery;
  readonly registry: Registry;
  readonly now: Date;
  readonly accounts: number;
  /** On average, 10 unless said otherwise. */
  readonly visitsPerAccount?: number;
  /** Wraps the work of each batch, in a transaction of its own for example; rows reported are written then. */
  readonly inBatch?: (work: () => Promise<void>) => Promise<void>;
  /** Told after each batch how many rows there are by now. */
  readonly onProgress?: (rows: number) => void;
}

/** Accounts per batch: some 3,000 rows with their visits, whatever the total. */
const ACCOUNTS_PER_BATCH = 200;
const ORDER: readonly (keyof CrowdRows)[] = ['Account', 'AccountAssignment', 'Contact', 'Visit', 'Need'];

/** Adds invented accounts with contacts, visits and needs, batch by batch in bounded memory. */
export async function seedCrowd(parts: CrowdParts): Promise<void> {
  const { query, registry, now, accounts, visitsPerAccount = 10, inBatch = (work) => work(), onProgress } = parts;
  const cast = await castFor({ query, registry, now, accounts });
  const writer = new CrowdWriter({ cast, clock: new DemoClock(now), visitsPerAccount });
  let written = 0;
  let rows = writer.batch(Math.min(accounts, ACCOUNTS_PER_BATCH));
  for (let left = accounts; left > 0; left -= ACCOUNTS_PER_BATCH) {
    const batch = rows;
    const writing = inBatch(async () => {
      for (const name of ORDER) await bulkInsert({ query, registry, now, batch: 4000 }, registry.named(name), batch[name]);
    });
    // the next ones are invented while the database works
    rows = writer.batch(Math.min(Math.max(0, left - ACCOUNTS_PER_BATCH), ACCOUNTS_PER_BATCH));
    await writing;
    written += ORDER.reduce((sum, name) => sum + batch[name].length, 0);
    onProgress?.(written);
  }
}
