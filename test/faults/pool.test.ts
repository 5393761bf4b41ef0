import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';

import { withClient } from '../../server/database/database.ts';
import { createPool, reclaimDeadClients } from '../../server/database/pool.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const SLOTS = 4;

const Thing = new EntitySchema<{ id: number }>({ name: 'Thing', properties: { id: { type: 'number', primary: true } } });

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});

afterAll(async () => {
  await database.drop();
});

describe('a pool whose connections are terminated', () => {
  it('keeps every slot of the ORM, killed in the middle of transactions', async () => {
    let pool: Pool | undefined;
    const orm = await connectOrm((created) => {
      reclaimDeadClients((pool = created));
    });

    for (let round = 0; round < 3; round += 1) {
      const killed = await Promise.allSettled(
        Array.from({ length: SLOTS }, () =>
          orm.em.fork().transactional(async (em) => {
            await em.execute('select pg_terminate_backend(pg_backend_pid())');
          }),
        ),
      );
      expect(killed.map(({ status }) => status)).toEqual(Array(SLOTS).fill('rejected'));
    }

    const answers = Array.from({ length: SLOTS }, (_, slot) =>
      orm.em.fork().transactional((em) => em.execute('select ? as slot, pg_sleep(0.2)', [slot])),
    );
    expect(await Promise.all(answers)).toHaveLength(SLOTS);
    expect(pool?.totalCount).toBeLessThanOrEqual(SLOTS);
    await orm.close();
  });

  it('keeps every slot of our own reads, killed from outside', async () => {
    const pool = createPool({ url: database.url, max: SLOTS, name: 'pool test' });

    const waiting = Array.from({ length: SLOTS }, () => pool.query('select pg_sleep(30)'));
    const killed = Promise.allSettled(waiting);
    await terminate('pool test', SLOTS);

    expect((await killed).map(({ status }) => status)).toEqual(Array(SLOTS).fill('rejected'));
    const answers = await Promise.all(Array.from({ length: SLOTS }, () => pool.query('select 1, pg_sleep(0.1)')));
    expect(answers).toHaveLength(SLOTS);
    await pool.end();
  });

  it('lets a holder that comes late release a connection that was already taken from it', async () => {
    const pool = createPool({ url: database.url, max: 1, name: 'late holder' });
    const client = await pool.connect();

    await terminate('late holder', 1);
    await sleep(600);

    expect(pool.totalCount).toBe(0);
    expect(() => client.release()).not.toThrow();
    await pool.end();
  });
});

function connectOrm(onPoolCreated: (pool: Pool) => void): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: database.url,
    entities: [Thing],
    pool: { min: 0, max: SLOTS },
    driverOptions: { onPoolCreated },
    logger: () => undefined,
  });
}

async function terminate(name: string, count: number): Promise<void> {
  await withClient(database.url, async (client) => {
    for (let ended = 0; ended < count; await sleep(20)) {
      const { rowCount } = await client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [name]);
      ended += rowCount ?? 0;
    }
  });
}
