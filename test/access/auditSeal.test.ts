import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { runProgram } from '../support/program.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager-east');
});
afterAll(() => server.close());

async function rename(times: number): Promise<void> {
  const { accounts } = await manager.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  for (let count = 1; count <= times; count += 1) {
    await manager.data('mutation($id: ID!, $name: String!) { updateAccount(id: $id, input: { name: $name }) { id } }', {
      id: accounts.nodes[0]!.id,
      name: `改名${count}`,
    });
  }
}

async function sql<T = Record<string, unknown>>(text: string): Promise<T[]> {
  return (await withClient(server.databaseUrl, (client) => client.query(text))).rows as T[];
}

/** Waits until nothing is left to seal, and answers how many events there are. */
async function allSealed(): Promise<number> {
  for (;;) {
    const [row] = await sql<{ sealed: string; all: string }>(
      'select (select count(*) from internal.audit_seal) as sealed, (select count(*) from audit_event) as all',
    );
    if (row!.sealed === row!.all) return Number(row!.all);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Stops a running product from sealing what the test leaves unsealed. */
async function holdSealer(work: () => Promise<void>): Promise<void> {
  await withClient(server.databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock(20250104)');
    await work();
  });
}

async function verify(): Promise<{ code: number | null; output: string }> {
  const { process: child } = runProgram('dist/server/cli/audit.js', ['verify'], { DATABASE_URL: server.databaseUrl });
  const output: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output.join('') };
}

/** What a check finds after some tampering, which is undone. */
async function afterTampering(statements: string): Promise<unknown> {
  return withClient(server.databaseUrl, async (client) => {
    await client.query(`begin; ${statements}`);
    const { rows } = await client.query('select broken_at, seals, lost from internal.verify_audit()');
    await client.query('rollback');
    return rows[0];
  });
}

describe('the seal', () => {
  test('chains every committed event, and is found whole', async () => {
    await rename(3);
    const count = await allSealed();

    expect(count).toBeGreaterThanOrEqual(3);
    expect(await verify()).toEqual({ code: 0, output: `The chain is whole: ${count} events sealed\nNot yet sealed: 0\n` });
  });

  test('has its unsealed tail told', async () => {
    const before = await allSealed();

    await holdSealer(async () => {
      await rename(2);

      const { code, output } = await verify();

      expect(code).toBe(0);
      expect(output).toBe(`The chain is whole: ${before} events sealed\nNot yet sealed: 2, the oldest of 2026-11-23T01:00:00.000Z\n`);
    });
  });

  test('stays whole when the account changes hands', async () => {
    const { accounts } = await manager.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
    await manager.data('mutation($id: ID!, $input: ReassignAccountInput!) { reassignAccount(id: $id, input: $input) { id } }', {
      id: accounts.nodes[0]!.id,
      input: { reason: '离职' },
    });
    await allSealed();

    expect((await verify()).code).toBe(0);
  });

  const SECOND = '(select event_id from internal.audit_seal where seq = 2)';
  const TAMPERINGS = {
    'a changed event': `update audit_event set changes = '[]' where id = ${SECOND}`,
    'a changed actor': `update audit_event set actor_id = null where id = ${SECOND}`,
    'a deleted event': `delete from audit_event where id = ${SECOND}`,
    'a seal exchanged for the next': `update internal.audit_seal set seq = -seq where seq in (2, 3);
      update internal.audit_seal set seq = 5 + seq where seq < 0`,
  };

  for (const [name, tampering] of Object.entries(TAMPERINGS)) {
    test(`shows ${name}, and where`, async () => {
      expect(await afterTampering(tampering)).toEqual({ broken_at: '2', seals: '1', lost: '0' });
    });
  }

  test('shows a seal that was deleted, and the event that has none', async () => {
    expect(await afterTampering('delete from internal.audit_seal where seq = 2')).toEqual({ broken_at: '2', seals: '1', lost: '1' });
  });

  test('shows a tail that was cut off', async () => {
    const last = await allSealed();

    const found = await afterTampering(`delete from internal.audit_seal where seq = ${last}`);

    expect(found).toEqual({ broken_at: null, seals: String(last - 1), lost: '1' });
  });

  test('broken, makes the command fail', async () => {
    await sql(TAMPERINGS['a changed event']);

    const { code, output } = await verify();

    expect(code).toBe(1);
    expect(output).toContain('The chain is broken at seal 2; 1 before it are whole\n');
  });
});
