import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import { assemble } from '../../server/app.ts';
import type { PolicyRow } from '../../server/access/grant.ts';
import { policy } from '../../server/access/policy.ts';
import { ROLES } from '../../server/access/roles.ts';
import { readConfig } from '../../server/config.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { entities } from '../../server/entities/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { DEMO_NOW } from '../support/template.ts';

/** What is wrong with the rights in a database, by rule: the name of the rule and a query that must find nothing. */
const LINTS: Readonly<Record<string, string>> = {
  'every business table forces row-level security': `select relname as found from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and relname <> 'mikro_orm_migrations'`,
  'no policy is for everybody': `select tablename || ' ' || policyname as found from pg_policies where 'public' = any(roles)`,
  'every policy is for one role and one command': `select tablename || ' ' || policyname as found from pg_policies
    where schemaname = 'public' and (cardinality(roles) <> 1 or (cmd = 'ALL' and policyname not in ('owner_all', 'system_all')))`,
  'every granted command has a policy': `select distinct g.table_name || ' ' || g.grantee || ' ' || g.privilege_type as found
    from information_schema.role_column_grants g join pg_class c on c.relname = g.table_name and c.relnamespace = 'public'::regnamespace
    where g.table_schema = 'public' and g.grantee like 'kam\\_%' and g.grantee <> 'kam_system' and c.relkind in ('r', 'p')
      and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE')
      and not exists (select 1 from pg_policies p where p.tablename = g.table_name and g.grantee = any(p.roles) and p.cmd = g.privilege_type)`,
  'every granted deletion has a policy': `select g.table_name || ' ' || g.grantee as found from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee like 'kam\\_%' and g.grantee <> 'kam_system' and g.privilege_type = 'DELETE'
      and not exists (select 1 from pg_policies p where p.tablename = g.table_name and g.grantee = any(p.roles) and p.cmd = 'DELETE')`,
  'no viewer may truncate, refer to or trigger on a table': `select table_name || ' ' || grantee || ' ' || privilege_type as found
    from information_schema.role_table_grants
    where table_schema = 'public' and (grantee like 'kam\\_%' or grantee = 'PUBLIC') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  'every scope column is indexed': `select c.relname || '.' || a.attname as found from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname like 'scope\\_%\\_id'
      and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)`,
  'every view runs with the rights of who asks': `select relname as found from pg_class
    where relkind = 'v' and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and not coalesce('security_invoker=true' = any(reloptions) or 'security_invoker=on' = any(reloptions), false)`,
  'no viewer reads internal tables, but seals and how long a token is valid': `select table_name || '.' || column_name || ' ' || grantee as found
    from information_schema.role_column_grants
    where table_schema = 'internal' and grantee like 'kam\\_%' and grantee <> 'kam_system' and privilege_type = 'SELECT'
      and not (table_name = 'audit_seal' and grantee in ('kam_admin', 'kam_auditor'))
      and not (table_name = 'api_token_secret' and column_name in ('token_id', 'valid_until'))`,
  'no viewer writes internal tables, but the values of tokens': `select table_name || ' ' || grantee || ' ' || privilege_type as found
    from information_schema.role_column_grants
    where table_schema = 'internal' and grantee like 'kam\\_%' and grantee <> 'kam_system' and privilege_type <> 'SELECT'
      and table_name <> 'api_token_secret'`,
  'no role of ours is more than a role': `select rolname as found from pg_roles
    where rolname like 'kam\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  'only the gateway signs in, and inherits nothing': `select rolname as found from pg_roles
    where rolname like 'kam\\_%' and (rolcanlogin <> (rolname like 'kam\\_gateway%') or (rolcanlogin and rolinherit))`,
  'no role of ours owns anything': `select relname as found from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'kam\\_%'`,
  'only the gateway is a member of roles, with no right to pass them on': `select m.rolname || ' in ' || r.rolname as found
    from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
    where (r.rolname like 'kam\\_%' or m.rolname like 'kam\\_%') and m.rolname not like 'kam\\_gateway%' and not m.rolsuper
       or (m.rolname like 'kam\\_gateway%' and a.admin_option)`,
  'functions with the rights of their owner fix their search path': `select proname as found from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace and not exists (select 1 from unnest(proconfig) c where c like 'search_path=%')`,
};

/** A fault for each rule, to see that it is found. */
const FAULTS: Readonly<Record<string, string>> = {
  'every business table forces row-level security': 'alter table visit no force row level security',
  'no policy is for everybody': 'create policy oops on visit for select using (true)',
  'every policy is for one role and one command': 'create policy oops on visit to kam_guide using (true)',
  'every granted command has a policy': 'grant select (id) on contact to kam_guide',
  'every granted deletion has a policy': 'grant delete on contact to kam_guide',
  'no viewer may truncate, refer to or trigger on a table': 'grant truncate on contact to kam_guide',
  'every scope column is indexed': 'alter table visit add scope_oops_id uuid',
  'every view runs with the rights of who asks': 'create view oops as select * from visit',
  'no viewer reads internal tables, but seals and how long a token is valid': 'grant select on internal.session to kam_guide',
  'no viewer writes internal tables, but the values of tokens': 'grant update on internal.audit_seal to kam_admin',
  'no role of ours is more than a role': 'alter role kam_guide createdb',
  'only the gateway signs in, and inherits nothing': 'alter role kam_guide login',
  'no role of ours owns anything': 'grant create on schema public to kam_guide; alter table visit owner to kam_guide',
  'only the gateway is a member of roles, with no right to pass them on': 'grant kam_admin to kam_guide',
  'functions with the rights of their owner fix their search path':
    'create function oops() returns int security definer language sql as $$ select 1 $$',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  const core = await assemble(readConfig({ DEMO: '1', NOW: DEMO_NOW }), database.url);
  await core.close();
});
afterAll(() => database.drop());

async function found(lint: string, fault = ''): Promise<string[]> {
  return withClient(database.url, async (client) => {
    await client.query(`begin; ${fault}`);
    const { rows } = await client.query<{ found: string }>(lint);
    await client.query('rollback');
    return rows.map((row) => row.found);
  });
}

describe('the rights in the database', () => {
  test.each(Object.entries(LINTS))('keep the rule: %s', async (_rule, lint) => {
    expect(await found(lint)).toEqual([]);
  });

  test.each(Object.entries(FAULTS))('break the rule by a planted fault: %s', async (rule, fault) => {
    expect(await found(LINTS[rule]!, fault)).not.toEqual([]);
  });
});

describe('the policy', () => {
  test('names every noun that has operations, and roles that exist', () => {
    const nouns = new Registry(Object.values(entities)).entities.map(({ name }) => name);
    const rows: Readonly<Record<string, PolicyRow>> = policy;

    expect(Object.keys(rows).toSorted()).toEqual(nouns.toSorted());
    for (const row of Object.values(rows)) expect(ROLES).toEqual(expect.arrayContaining(Object.keys(row)));
  });
});
