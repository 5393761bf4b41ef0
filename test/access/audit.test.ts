import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Client;
let manager: Client;
let south: Client;
let li: Client;

beforeAll(async () => {
  server = await startServer();
  const names = ['admin', 'manager-east', 'manager-south', 'specialist-li'] as const;
  [admin, manager, south, li] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
});
afterAll(() => server.close());

interface Event {
  readonly id: string;
  readonly action: string;
  readonly via: string;
  readonly entity: string;
  readonly entityId: string;
  readonly actor: { readonly name: string } | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

const EVENTS = `query($where: AuditEventWhere) { auditEvents(where: $where, orderBy: [{ id: ASC }], first: 100) {
  totalCount nodes { id at via action entity entityId actor { name } changes requestId ip } } }`;
const UPDATE = 'mutation($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { id version } }';
const RESTORE = `mutation($id: ID!, $field: String!, $version: Int) {
  restoreAuditValue(id: $id, input: { field: $field, recordVersion: $version }) { id } }`;

async function eventsOf(client: Client, entityId: string): Promise<readonly Event[]> {
  const data = await client.data<{ auditEvents: { nodes: Event[] } }>(EVENTS, { where: { entityId: { eq: entityId } } });
  return data.auditEvents.nodes;
}

async function firstAccount(client: Client): Promise<{ id: string; name: string }> {
  const data = await client.data<{ accounts: { nodes: { id: string; name: string }[] } }>('{ accounts(first: 1) { nodes { id name } } }');
  return data.accounts.nodes[0]!;
}

async function planVisit(client: Client): Promise<string> {
  const { id } = await firstAccount(client);
  const input = { accountId: id, kind: 'REGULAR', purpose: '跟进样品', plannedStart: '2026-11-23T08:00:00+08:00' };
  const data = await client.data<{ createVisit: { id: string } }>(
    'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }',
    { input },
  );
  return data.createVisit.id;
}

describe('audit', () => {
  test('tells of every write who did it, through what, and each field before and after', async () => {
    const id = await planVisit(li);
    await li.data('mutation($id: ID!) { updateVisit(id: $id, input: { purpose: "谈合同", mode: REMOTE }) { id } }', { id });

    const [created, updated] = await eventsOf(li, id);

    expect(created).toMatchObject({ action: 'create', via: 'UI', entity: 'Visit', entityId: id, at: '2026-11-23T01:00:00.000Z' });
    expect(created!.actor!.name).toMatch(/^李/);
    expect(created!.changes).toEqual(
      expect.arrayContaining([
        { field: 'purpose', before: null, after: '跟进样品' },
        { field: 'status', before: null, after: 'PLANNED' },
        { field: 'no', before: null, after: expect.stringMatching(/^BF-/) },
      ]),
    );
    expect(updated).toMatchObject({ action: 'update', ip: '127.0.0.1', requestId: expect.any(String) });
    expect(updated!.changes).toEqual([
      { field: 'mode', before: null, after: 'REMOTE' },
      { field: 'purpose', before: '跟进样品', after: '谈合同' },
    ]);
  });

  test('records a verb by its name, a deletion and a restoration as such', async () => {
    const id = await planVisit(manager);
    const input = { actualEnd: '2026-11-23T08:30:00+08:00', outcome: 'POSITIVE', summary: '客户确认下月追加两组样品' };
    await manager.data('mutation($id: ID!, $input: RecordVisitInput!) { recordVisit(id: $id, input: $input) { id } }', { id, input });
    await admin.data('mutation($id: ID!) { deleteVisit(id: $id) { id } }', { id });
    await admin.data('mutation($id: ID!) { restoreVisit(id: $id) { id } }', { id });

    const events = await eventsOf(admin, id);

    expect(events.map(({ action }) => action)).toEqual(['create', 'recordVisit', 'delete', 'restore']);
    expect(events[1]!.changes).toContainEqual({ field: 'status', before: 'PLANNED', after: 'DONE' });
  });

  test('names the rows of a to-many field by their ids', async () => {
    const data = await admin.data<{ users: { nodes: { id: string }[] }; salesSites: { nodes: { id: string }[] } }>(
      '{ users(first: 1) { nodes { id } } salesSites(first: 2) { nodes { id } } }',
    );
    const siteIds = data.salesSites.nodes.map((site) => site.id).toSorted();
    const { id } = data.users.nodes[0]!;

    await admin.data('mutation($id: ID!, $input: UserUpdateInput!) { updateUser(id: $id, input: $input) { id } }', {
      id,
      input: { siteIds },
    });

    expect((await eventsOf(admin, id))[0]!.changes).toEqual([{ field: 'sites', before: [], after: siteIds }]);
  });

  test('holds nothing of a write that was refused', async () => {
    const { id } = await firstAccount(manager);
    const before = await eventsOf(manager, id);
    const other = '01900000-0000-7000-8000-000000000000';

    await manager.ask('mutation($ids: [ID!]) { updateAccounts(ids: $ids, input: { remark: "批量" }) { changed } }', { ids: [id, other] });

    expect(await eventsOf(manager, id)).toEqual(before);
  });

  test('cannot be written or changed by any role of the gateway', async () => {
    const granted = await withClient(server.databaseUrl, (client) =>
      client.query(`select grantee, privilege_type from information_schema.role_table_grants
        where table_name in ('audit_event', 'audit_seal') and grantee like 'kam_%' and privilege_type <> 'SELECT'`),
    );

    expect(granted.rows).toEqual([]);
  });
});

describe('audit scope', () => {
  test('is that of the row: its department and its owner see it, others do not', async () => {
    const id = await planVisit(li);

    expect(await eventsOf(manager, id)).toHaveLength(1);
    expect(await eventsOf(li, id)).toHaveLength(1);
    expect(await eventsOf(south, id)).toEqual([]);
    expect(await eventsOf(await server.as('specialist-wang'), id)).toEqual([]);
    expect(await eventsOf(await server.as('auditor'), id)).toHaveLength(1);
  });

  test('follows the account when it changes hands', async () => {
    const visitId = await planVisit(li);
    const { visit } = await li.data<{ visit: { account: { id: string } } }>('query($id: ID!) { visit(id: $id) { account { id } } }', {
      id: visitId,
    });
    const wang = await server.as('specialist-wang');
    const { users } = await manager.data<{ users: { nodes: { id: string }[] } }>(
      '{ users(where: { name: { startsWith: "王" }, roles: { has: SPECIALIST } }) { nodes { id } } }',
    );

    await manager.data('mutation($id: ID!, $input: ReassignAccountInput!) { reassignAccount(id: $id, input: $input) { id } }', {
      id: visit.account.id,
      input: { specialistId: users.nodes[0]!.id, reason: '调岗' },
    });

    expect(await eventsOf(li, visitId)).toEqual([]);
    expect(await eventsOf(wang, visitId)).toHaveLength(1);
    expect((await eventsOf(wang, visit.account.id)).at(-1)).toMatchObject({ action: 'reassignAccount' });
  });

  test('leaves out nouns whose fields the role does not all read', async () => {
    const { users } = await admin.data<{ users: { nodes: { id: string }[] } }>(
      '{ users(where: { username: { eq: "specialist-wang" } }) { nodes { id } } }',
    );
    const { id } = users.nodes[0]!;
    await admin.data('mutation($id: ID!) { updateUser(id: $id, input: { mobile: "13912345678" }) { id } }', { id });

    expect(await eventsOf(admin, id)).not.toEqual([]);
    expect(await eventsOf(manager, id)).toEqual([]);
    expect(await eventsOf(await server.as('specialist-wang'), id)).toEqual([]);
  });

  test('is unknown to roles that have no audit', async () => {
    for (const name of ['region', 'finance', 'office', 'guide', 'frontdesk']) {
      const { errors } = await (await server.as(name)).ask('{ auditEvents { totalCount } }');

      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  test('seals are for administrators and auditors alone', async () => {
    const query = '{ auditEvents(first: 1) { nodes { seal } } }';

    expect((await manager.ask(query)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await (await server.as('auditor')).ask(query)).errors).toBeUndefined();
  });
});

describe('restoreAuditValue', () => {
  test('gives a field its value from before the change, by an update of its own', async () => {
    const account = await firstAccount(manager);
    await manager.data(UPDATE, { id: account.id, input: { name: '误改的名称' } });
    const event = (await eventsOf(manager, account.id)).at(-1)!;

    await manager.data(RESTORE, { id: event.id, field: 'name' });

    expect(await firstAccount(manager)).toEqual(account);
    expect((await eventsOf(manager, account.id)).at(-1)).toMatchObject({
      action: 'restoreAuditValue',
      changes: [{ field: 'name', before: '误改的名称', after: account.name }],
    });
  });

  test('is checked like any update: version, fields, scope', async () => {
    const account = await firstAccount(li);
    const updated = await li.data<{ updateAccount: { version: number } }>(UPDATE, { id: account.id, input: { remark: '试' } });
    const event = (await eventsOf(li, account.id)).at(-1)!;
    const [made] = (await eventsOf(li, await planVisit(li))) as [Event];
    const code = async (client: Client, variables: object): Promise<string | undefined> =>
      (await client.ask(RESTORE, variables)).errors?.[0]?.extensions.code;

    expect(await code(li, { id: event.id, field: 'remark', version: updated.updateAccount.version - 1 })).toBe('CONFLICT');
    expect(await code(li, { id: event.id, field: 'name' })).toBe('VALIDATION_FAILED');
    expect(await code(li, { id: made.id, field: 'purpose' })).toBe('VALIDATION_FAILED');
    expect(await code(south, { id: event.id, field: 'remark' })).toBe('NOT_FOUND');
  });
});
