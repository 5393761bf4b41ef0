import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema, type MikroORM } from '@mikro-orm/core';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';

import { migrate } from '../../server/database/migrate.ts';
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
});

function connect(): Promise<MikroORM> {
  return PostgresOrm.init({
    clientUrl: database.url,
    entities: [Thing],
    extensions: [Migrator],
    migrations: { migrationsList: [{ name: 'CreateThing', class: CreateThing }], snapshot: false, silent: true },
  });
}
