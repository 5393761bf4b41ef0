import type { Client } from 'pg';
import { withClient } from '../../../server/database/database.ts';
import { entities, type EntityName } from '../../../server/entities/index.ts';
import { roleKnows } from '../oracle/roles.ts';
import { scopeOf } from '../oracle/tokens.ts';
import { issueToken, rowsOf } from '../../support/tokens.ts';
import type { TestServer } from '../../support/server.ts';

const NOUNS = Object.keys(entities) as EntityName[];
const ALL_OF_BI = NOUNS.filter((noun) => roleKnows('BI', noun)).map((noun) => scopeOf(noun, 'read'));
const ALL_OF_PARTNER = NOUNS.filter((noun) => roleKnows('PARTNER', noun)).map((noun) => scopeOf(noun, 'read'));

export interface Program {
  readonly kind: 'BI' | 'PARTNER';
  readonly owner: string;
  readonly scopes: readonly string[];
  readonly deniedFields?: readonly string[];
  /** Whose department it is limited to. */
  readonly department?: string;
  /** The accounts that it is limited to, of all departments, in an order of no meaning. */
  readonly accounts?: { readonly from: number; readonly count: number };
}

/** API tokens of all sorts, by name: of owners who see more and less, with and without limits, scopes and denied fields. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  'BI of everything': { kind: 'BI', owner: 'admin', scopes: ALL_OF_BI },
  'BI of a manager': {
    kind: 'BI',
    owner: 'manager-east',
    scopes: ALL_OF_BI,
    deniedFields: ['account.creditLimit', 'visit.account', 'need.quantity'],
  },
  'BI of a specialist': { kind: 'BI', owner: 'specialist-li', scopes: ALL_OF_BI },
  'BI of finance': { kind: 'BI', owner: 'finance', scopes: ALL_OF_BI },
  'BI of a department': { kind: 'BI', owner: 'admin', scopes: ALL_OF_BI, department: 'manager-south' },
  'BI of some accounts': {
    kind: 'BI',
    owner: 'region',
    scopes: ALL_OF_BI.filter((scope) => scope !== 'visit:read' && scope !== 'user:read'),
    accounts: { from: 0, count: 40 },
  },
  partner: { kind: 'PARTNER', owner: 'admin', scopes: [...ALL_OF_PARTNER, 'need:create', 'tourRequest:create'] },
  'partner of a manager': {
    kind: 'PARTNER',
    owner: 'manager-east',
    scopes: [...ALL_OF_PARTNER, 'need:create'],
    deniedFields: ['contact.title'],
  },
  'partner of few scopes': {
    kind: 'PARTNER',
    owner: 'admin',
    scopes: ['account:read', 'user:read', 'need:create'],
    department: 'manager-east',
  },
};

/** So many more, each limited to accounts that none of the others sees. */
export function programsApart(count: number): Readonly<Record<string, Program>> {
  const apart = Array.from({ length: count }, (_, index): [string, Program] => [
    `BI of accounts ${index}`,
    { kind: 'BI', owner: 'admin', scopes: ALL_OF_BI, accounts: { from: 2 * index, count: 2 } },
  ]);
  return Object.fromEntries(apart);
}

/** Issues them all, and fills their log; from then on use leaves no trace, so that what the oracle has read stays true. */
export async function issuePrograms(server: TestServer, programs: Readonly<Record<string, Program>>): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  const [partner] = await rowsOf<{ id: string }>(
    server,
    'select partner_id as id from account where partner_id is not null group by 1 order by count(*) desc limit 1',
  );
  for (const [name, program] of Object.entries(programs)) {
    const { kind, scopes, deniedFields = [] } = program;
    const partnerId = kind === 'PARTNER' ? { partnerId: partner!.id } : {};
    const input = { name, kind, scopes, deniedFields, ratePerMinute: 6000, ...partnerId, ...(await limitsOf(server, program)) };
    tokens.set(name, (await issueToken(server, input)).token);
  }
  await withClient(server.databaseUrl, (client) => settle(client));
  return tokens;
}

async function limitsOf(server: TestServer, { owner, department, accounts: within }: Program): Promise<object> {
  const unit = async (username: string): Promise<{ id: string; unit: string }> =>
    (
      await rowsOf<{ id: string; unit: string }>(server, 'select id, org_unit_id as unit from app_user where username = $1', [username])
    )[0]!;
  const chosen = 'select id from account where deleted_at is null order by md5(id::text) offset $1 limit $2';
  const accounts = within ? await rowsOf<{ id: string }>(server, chosen, [within.from, within.count]) : [];
  return {
    ownerId: (await unit(owner)).id,
    orgUnitIds: department ? [(await unit(department)).unit] : [],
    accountIds: accounts.map(({ id }) => id),
  };
}

async function settle(client: Client): Promise<void> {
  await client.query('select internal.seal_audit()');
  await client.query(USAGE);
  await client.query(NO_TRACES);
}

const USAGE = `insert into api_token_usage (id, version, created_at, updated_at, api_token_id, day, queries, rows, denied)
  select md5(id::text || n)::uuid, 1, created_at, created_at, id, date '2026-11-01' + n, n, n * 10, 0 from api_token, generate_series(1, 5) n
  on conflict do nothing`;

const NO_TRACES = `create function leave_no_trace() returns trigger language plpgsql as 'begin return null; end';
  create trigger leave_no_trace before insert or update on api_token_usage for each row execute function leave_no_trace();
  create trigger leave_no_trace before update of last_used_at, last_ip on api_token for each row execute function leave_no_trace()`;
