import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema, type MikroORM } from '@mikro-orm/core';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';

import { withClient } from '../../server/database/database.ts';
import { migrate, MIGRATIONS } from '../../server/database/migrate.ts';
import { entities } from '../../server/entities/index.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { createOrm } from '../../server/kit/store/orm.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const Thing = new EntitySchema<{ id: number }>({ name: 'Thing', properties: { id: { type: 'number', primary: true } } });

class CreateThing extends Migration {
  override up(): void {
    this.addSql('create table thing (id int primary key)');
    this.addSql('select pg_sleep(0.3)');
  }
}

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});

afterAll(async () => {
  await database.drop();
});

describe('migrate', () => {
  it('runs each migration once when gateways start at the same time', async () => {
    const gateways = await Promise.all([connect(), connect(), connect()]);

    const run = await Promise.all(gateways.map((orm) => migrate(orm)));

    expect(run.flat()).toEqual(['CreateThing']);
    await Promise.all(gateways.map((orm) => orm.close()));
  });

  it('takes up records of before a rule: a countermeasure that was done without a result says so', async () => {
    const old = await emptyDatabase();
    const orm = await createOrm({ url: old.url, registry: new Registry(Object.values(entities)), ...MIGRATIONS });
    await orm.migrator.up({ to: 'Migration20261127210742_accountPlace' });

    const rows = await withClient(old.url, async (client) => {
      // of the rules of that time alone, not of the rows that it names
      await client.query('set session_replication_role = replica');
      await client.query(
        `insert into need_countermeasure (id, created_at, updated_at, version, account_id, direction_id, problem, countermeasure, owner_id, due_on, status)
         select gen_random_uuid(), now(), now(), 1, gen_random_uuid(), gen_random_uuid(), status, '设前置仓', gen_random_uuid(), '2026-11-30', status
         from unnest(array['OPEN', 'DONE']) status`,
      );
      await orm.migrator.up();
      return (await client.query('select status, result from need_countermeasure order by status')).rows as unknown;
    });

    expect(rows).toEqual([
      { status: 'DONE', result: '未填写（升级前的记录）' },
      { status: 'OPEN', result: null },
    ]);
    await orm.close();
    await old.drop();
  });
});

function connect(): Promise<MikroORM> {
  return PostgresOrm.init({
    clientUrl: database.url,
    entities: [Thing],
    extensions: [Migrator],
    migrations: { migrationsList: [{ name: 'CreateThing', class: CreateThing }], snapshot: false, silent: true },
  });
}
