import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { assemble, tellDemo } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { buildDemo } from '../../server/demo/build.ts';
import { seedCrowd } from '../../server/demo/crowd.ts';
import type { DemoRow, DemoRows } from '../../server/demo/rows.ts';
import { seedDemo } from '../../server/demo/seedDemo.ts';
import type { DemoQuery } from '../../server/demo/transaction.ts';
import { entities, type EntityName } from '../../server/entities/index.ts';
import { inputName, Registry, ROW_FIELDS, type Entity, type Field } from '../../server/kit/field/index.ts';
import { fieldFailures, ruleFailures } from '../../server/kit/store/validate.ts';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../support/database.ts';
import { DEMO_NOW } from '../support/template.ts';

const registry = new Registry(Object.values(entities));

/** A working morning, the small hours of Spring Festival, and a Sunday night in a year without an official calendar. */
const MOMENTS = [DEMO_NOW, '2026-02-17T02:30:00+08:00', '2027-03-14T23:40:00+08:00'];

const STATES: readonly (readonly [EntityName, string])[] = [
  ['Visit', 'status'],
  ['Need', 'status'],
  ['NeedCountermeasure', 'status'],
  ['TourRequest', 'status'],
  ['Equipment', 'status'],
  ['Equipment', 'category'],
  ['EquipmentEvent', 'kind'],
  ['StockTake', 'status'],
  ['StockTakeLine', 'condition'],
  ['SalesSite', 'status'],
  ['Partner', 'status'],
  ['Vehicle', 'status'],
  ['Account', 'tier'],
  ['MonthlyPlan', 'status'],
  ['AssessmentSheet', 'status'],
  ['Expansion', 'status'],
  ['SiteDelivery', 'status'],
  ['Deal', 'status'],
  ['Agreement', 'status'],
  ['Communication', 'channel'],
];

describe.each(MOMENTS)('the demo as told at %s', (moment) => {
  const now = new Date(moment);
  const story = buildDemo({ now });

  it('is the same whenever it is told for that moment', () => {
    expect(buildDemo({ now })).toEqual(story);
  });

  it('passes the validation of every field and rule', () => {
    const failures = story
      .filter(({ change }) => change === 'insert')
      .flatMap(({ entity, rows }) => rows.flatMap((row) => failuresOf(entity, row)));

    expect(failures).toEqual([]);
  });

  it('has sixty accounts, two or three people at each and one of them primary', () => {
    const people = Map.groupBy(rowsOf(story, 'Contact'), ({ account }) => account);

    expect(people.size).toBe(60);
    expect([...people.values()].every(({ length }) => length === 2 || length === 3)).toBe(true);
    expect([...people.values()].every((all) => all.filter(({ isPrimary }) => isPrimary).length === 1)).toBe(true);
  });

  it('has twelve channels, each a partner', () => {
    const channels = rowsOf(story, 'Account').filter(({ tier }) => tier === 'CHANNEL');

    expect(channels).toHaveLength(12);
    expect(new Set(rowsOf(story, 'Partner').map(({ account }) => account))).toEqual(new Set(channels.map(({ id }) => id)));
  });

  it.each(STATES)('shows every value of %s.%s', (entity, field) => {
    const declared = registry.named(entity).fields.get(field)!;

    const values = new Set(rowsOf(story, entity).map((row) => row[field]));

    expect([...values].toSorted()).toEqual('choices' in declared ? declared.choices.members.map(({ value }) => value).toSorted() : []);
  });

  it('records nothing ahead of its time', () => {
    const recorded = ['createdAt', 'updatedAt', 'actualStart', 'actualEnd', 'reportedAt', 'verifiedAt', 'officeContactedAt', 'at'];

    const ahead = story.flatMap(({ entity, rows }) =>
      rows.flatMap((row) => recorded.filter((field) => String(row[field] ?? '') > now.toISOString()).map((field) => `${entity}.${field}`)),
    );

    expect(ahead).toEqual([]);
  });

  it('gives every specialist one appointment at a time, and some for today', () => {
    const visits = rowsOf(story, 'Visit');
    const today = visits.filter(({ plannedStart }) => businessDay(plannedStart) === businessDay(now.toISOString()));

    expect(new Set(visits.map(({ specialist, plannedStart }) => `${specialist}${plannedStart}`)).size).toBe(visits.length);
    expect(today.length).toBeGreaterThanOrEqual(5);
  });

  it('tells who an account belonged to without gaps, up to now', () => {
    const histories = Map.groupBy(rowsOf(story, 'AccountAssignment'), ({ account }) => account);

    for (const { id, specialist } of rowsOf(story, 'Account')) {
      const holdings = histories.get(id)!;
      expect(holdings.slice(0, -1).map(({ to }) => to)).toEqual(holdings.slice(1).map(({ from }) => from));
      expect(holdings.at(-1)).toMatchObject({ to: null, specialist });
    }
  });
});

describe('the demo in a database', () => {
  let database: TestDatabase;
  let client: Client;
  const query: DemoQuery = (text, values) => client.query(text, [...values]);
  const now = new Date(DEMO_NOW);

  beforeAll(async () => {
    database = await cloneDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is told once', async () => {
    const before = await rowCounts(query);

    expect(await seedDemo({ query, registry, now })).toBe(false);
    expect(await rowCounts(query)).toEqual(before);
  });

  it('counts visits in the month they were planned in', async () => {
    const { rows } = await query(
      `select no from visit where no not like 'BF-' || to_char(created_at at time zone 'Asia/Shanghai', 'YYYYMM') || '-_____'`,
      [],
    );

    expect(rows).toEqual([]);
  });

  it('takes in invented accounts with their visits, owned by whoever they were given to', async () => {
    const before = await rowCounts(query);

    await seedCrowd({ query, registry, now, accounts: 30, visitsPerAccount: 2.5 });

    const after = await rowCounts(query);
    const { rows } = await query(
      `select 1 from visit v join account a on a.id = v.account_id
        where v.scope_owner_id is distinct from a.specialist_id or v.scope_department_id <> a.org_unit_id`,
      [],
    );
    expect(after.Account! - before.Account!).toBe(30);
    expect(after.Visit! - before.Visit!).toBe(75);
    expect(rows).toEqual([]);
  });

  it('satisfies the database at other moments too', async () => {
    const empty = await emptyDatabase();
    const config = readConfig({ DEMO: '1', NOW: MOMENTS[2] });
    const core = await assemble(config, empty.url);

    const isTold = await tellDemo(config, empty.url, core).finally(core.close);

    expect(isTold).toBe(true);
    await empty.drop();
  });
});

function rowsOf(story: DemoRows, name: EntityName): DemoRow[] {
  return story.flatMap(({ entity, change, rows }) => (entity === name && change === 'insert' ? rows : []));
}

function failuresOf(name: EntityName, row: DemoRow): string[] {
  const entity: Entity = registry.named(name);
  const fields = [...entity.fields.values()].filter(isTold);
  const input = Object.fromEntries(fields.map((field) => [inputName(field), row[field.name]]));
  return [...fieldFailures(fields, input, true), ...ruleFailures(entity, row)].map(
    ({ path, code }) => `${name}.${path} ${code} ${JSON.stringify(input[path])}`,
  );
}

/** Not what the database gives by itself: keys, instants, numbers, paths. */
function isTold(field: Field): boolean {
  const isGiven = ROW_FIELDS.includes(field.name) || field.name === 'path' || ('serial' in field && field.serial !== undefined);
  return !isGiven && !field.derived && field.kind !== 'HAS_MANY';
}

function businessDay(instant: unknown): string {
  return new Date(Date.parse(String(instant)) + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function rowCounts(query: DemoQuery): Promise<Readonly<Record<string, number>>> {
  const counts = registry.entities.map(({ name, table }) => `select '${name}' as noun, count(*) as rows from "${table}"`);
  const { rows } = await query(`select json_object_agg(noun, rows) as counts from (${counts.join(' union all ')}) counted`, []);
  return (rows[0] as { counts: Record<string, number> }).counts;
}
