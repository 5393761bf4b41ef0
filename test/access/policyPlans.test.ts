import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import type { PolicyRow } from '../../server/access/grant.ts';
import { policy } from '../../server/access/policy.ts';
import { ROLES, type Role } from '../../server/access/roles.ts';
import type { Scope } from '../../server/access/scope.ts';
import { databaseRole, viewerSession } from '../../server/access/session.ts';
import { withClient } from '../../server/database/database.ts';
import { entities } from '../../server/entities/index.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

/** Nouns that grow with the business, and how many rows of each the copy gets. */
const BIG = {
  Account: 20_000,
  Visit: 20_000,
  Need: 8_000,
  Contact: 10_000,
  AccountAssignment: 10_000,
  NeedCountermeasure: 10_000,
  TourRequest: 10_000,
  Equipment: 10_000,
  AuditEvent: 20_000,
} as const;

/** Rows are spread over so many units and people; the viewer has the first of each. */
const SPREAD = 400;
const FIRST = '00000000-0000-7000-8000-000000000001';

const registry = new Registry(Object.values(entities));
const tableOf = (noun: string): string => registry.named(noun).table;
const bigTables = new Set(Object.keys(BIG).map(tableOf));

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Parent Relationship'?: string;
  readonly Plans?: readonly Plan[];
}

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await withClient(database.url, fill);
}, 120_000);
afterAll(() => database.drop());

/** Copies of one row of each noun, by the owner and past the triggers: what they hold besides their scope is of no account here. */
async function fill(client: Client): Promise<void> {
  await client.query(`set session_replication_role = replica`);
  await client.query(`do $$ declare c record; i regclass; begin
    for c in select conrelid::regclass as place, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('u', 'x') loop execute format('alter table %s drop constraint %I', c.place, c.conname); end loop;
    for i in select indexrelid::regclass from pg_index x join pg_class t on t.oid = x.indrelid
      where t.relnamespace = 'public'::regnamespace and x.indisunique and not x.indisprimary loop execute format('drop index %s', i); end loop; end $$`);
  await client.query(`create function spread(nr int) returns jsonb language sql immutable
    return to_jsonb('00000000-0000-7000-8000-' || lpad((nr % ${SPREAD} + 1)::text, 12, '0'))`);
  for (const [noun, rows] of Object.entries(BIG)) await client.query(copies(tableOf(noun), rows));
  await client.query('analyze');
}

function copies(table: string, rows: number): string {
  const source =
    table === 'audit_event' ? `select jsonb_populate_record(null::audit_event, '${AUDIT_ROW}')` : `select r from ${table} r limit 1`;
  return `insert into ${table} select p.* from (${source}) s(r), generate_series(0, ${rows - 1}) nr,
    lateral jsonb_populate_record(s.r, jsonb_build_object('id', gen_random_uuid(), 'scope_department_id', spread(nr),
      'scope_owner_id', spread(nr), 'scope_partner_id', spread(nr), 'site_id', spread(nr),
      'receptionist_id', spread(nr), 'guide_id', spread(nr), 'valuables_keeper_id', spread(nr))) p`;
}

const AUDIT_ROW = JSON.stringify({
  created_at: '2026-11-23T01:00:00Z',
  updated_at: '2026-11-23T01:00:00Z',
  version: 1,
  via: 'UI',
  action: 'update',
  entity: 'Visit',
  entity_id: FIRST,
  changes: [],
});

/** What reading all ids of a table costs under the role, its keys set as the gateway sets them. */
async function planOf(role: Role, table: string): Promise<Plan> {
  const session = viewerSession(role, { id: FIRST, unitIds: [FIRST], siteIds: [FIRST], partnerId: FIRST });
  return withClient(database.url, async (client) => {
    await client.query('begin');
    const settings = [['role', session.role], ...Object.entries(session.variables)];
    for (const [name, value] of settings) await client.query('select set_config($1, $2, true)', [name, value]);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json, costs off) select id from ${table}`);
    await client.query('rollback');
    return rows[0]!['QUERY PLAN'][0].Plan;
  });
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function hasVia(scope: Scope): boolean {
  return scope.kind === 'via' || ('scopes' in scope && scope.scopes.some(hasVia));
}

const cells = Object.keys(BIG).flatMap((noun) => {
  const row: PolicyRow = policy[noun as keyof typeof BIG];
  return ROLES.flatMap((role) => {
    const read = row[role]?.read;
    return read && read.kind !== 'all' ? [{ noun, role, isVia: hasVia(read) }] : [];
  });
});

describe('a policy of the database', () => {
  test.each(cells.filter(({ isVia }) => !isVia))('finds the rows of $role by an index: $noun', async ({ noun, role }) => {
    const nodes = nodesOf(await planOf(role, tableOf(noun)));

    const walked = nodes.filter((node) => node['Node Type'].endsWith('Seq Scan') && bigTables.has(node['Relation Name'] ?? ''));
    expect(walked).toEqual([]);
  });

  test.each(cells)('reads the keys of $role once, not for each row: $noun', async ({ noun, role }) => {
    const nodes = nodesOf(await planOf(role, tableOf(noun)));

    expect(nodes.some((node) => node['Parent Relationship'] === 'InitPlan')).toBe(true);
    for (const { Plans: _inner, ...node } of nodes) {
      if (node['Parent Relationship'] !== 'InitPlan') expect(JSON.stringify(node)).not.toMatch(/current_setting|app_today/);
    }
  });

  test('is the only one of its role and command on a table', async () => {
    const found = await withClient(database.url, (client) =>
      client.query(`select tablename, cmd, r.role from pg_policies, unnest(roles) r(role)
        where schemaname = 'public' group by 1, 2, 3 having count(*) > 1`),
    );

    expect(found.rows).toEqual([]);
  });

  test('is looked at for every role that sees part of a noun that grows', () => {
    expect(new Set(cells.map(({ role }) => databaseRole(role))).size).toBeGreaterThanOrEqual(9);
  });
});
