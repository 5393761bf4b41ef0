import { appendFileSync, chownSync, cpSync, lchownSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type RunningApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { serverAccount } from '../../server/database/account.ts';
import { locateBinaries } from '../../server/database/binaries.ts';
import { ensureDatabase, withClient } from '../../server/database/database.ts';
import { startEmbedded, type EmbeddedPostgres } from '../../server/database/embedded.ts';
import { launcher } from '../../server/database/launch.ts';
import { stopPostmaster } from '../../server/database/postmaster.ts';
import { DATABASE_NAME } from '../../server/database/reach.ts';
import { Client } from '../support/client.ts';
import { makeDataDirectory, type DataDirectory } from '../support/dataDirectory.ts';
import { fillTemplate, DEMO_NOW } from '../support/template.ts';

const START_WITHIN_MS = 180_000;

let data: DataDirectory;
let primary: EmbeddedPostgres;
let replicaHome: string;
let replicaUrl: string;
let gateways: RunningApp[];

beforeAll(async () => {
  data = makeDataDirectory();
  primary = await startEmbedded({ dataDir: data.path, durable: true });
  await ensureDatabase(primary.url('postgres'), DATABASE_NAME);
  await fillTemplate(primary.url(DATABASE_NAME));
  await primary.stop();
  replicaHome = copyCluster();
  primary = await startEmbedded({ dataDir: data.path, durable: true });
  replicaUrl = await startReplica();
  gateways = [await startGateway(), await startGateway()];
}, START_WITHIN_MS);

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await stopPostmaster(replicaHome);
  await primary.stop();
  await data.remove();
}, START_WITHIN_MS);

/** What pg_basebackup would bring, of a primary that is at rest. */
function copyCluster(): string {
  const copy = join(data.cluster, '../replica');
  const { uid, gid } = statSync(data.cluster);
  cpSync(data.cluster, copy, { recursive: true });
  for (const entry of ['', ...(readdirSync(copy, { recursive: true }) as string[])]) lchownSync(join(copy, entry), uid, gid);
  return copy;
}

/** Serves the copy as a streaming replica; answers its URL. */
async function startReplica(): Promise<string> {
  const source = new URL(primary.url(DATABASE_NAME));
  const { uid, gid } = statSync(data.cluster);
  const from = `host=${source.hostname} port=${source.port} user=${source.username} password=${source.password}`;
  writeFileSync(join(replicaHome, 'standby.signal'), '');
  chownSync(join(replicaHome, 'standby.signal'), uid, gid);
  appendFileSync(join(replicaHome, 'postgresql.auto.conf'), `\nprimary_conninfo = '${from}'\nwal_retrieve_retry_interval = '100ms'\n`);
  source.port = String(await launchReplica());
  return source.href;
}

function launchReplica(port?: number): Promise<number> {
  const account = serverAccount(replicaHome);
  const { postgres } = locateBinaries(account);
  return launcher({ postgres, cluster: replicaHome, account, durable: true, log: join(data.path, 'replica.log') })(port);
}

function startGateway(): Promise<RunningApp> {
  const env = { PORT: '0', DEMO: '1', LOG_LEVEL: 'silent', NOW: DEMO_NOW, DATABASE_REPLICA_URL: replicaUrl };
  return startApp(readConfig(env), primary.url(DATABASE_NAME));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

/** Reads that the replica has begun to answer for gateways. */
async function served(): Promise<number> {
  return withClient(replicaUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where application_name = 'replica reads'",
    );
    return rows[0]!.count;
  });
}

function onReplica(statement: string): Promise<unknown> {
  return withClient(replicaUrl, (client) => client.query(statement));
}

async function stateOf(gateway: RunningApp): Promise<unknown> {
  return ((await (await fetch(`${gateway.address}/readyz`)).json()) as { replica?: unknown }).replica;
}

const ACCOUNTS = '{ accounts(first: 1) { nodes { id shortName } } }';
const RENAME = 'mutation($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { shortName } }';

interface Accounts {
  readonly accounts: { readonly nodes: readonly { readonly id: string; readonly shortName: string }[] };
}

async function nameSeenBy(client: Client): Promise<string> {
  return (await client.data<Accounts>(ACCOUNTS)).accounts.nodes[0]!.shortName;
}

describe('a gateway with a replica', () => {
  test('reads there what others wrote, and from the primary what the viewer has written until the replica has it', async () => {
    const [gateway, other] = gateways as [RunningApp, RunningApp];
    const [writer, colleague] = [await Client.signIn(gateway.address, 'admin', 'zh'), await Client.signIn(gateway.address, 'region', 'zh')];
    const elsewhere = await Client.signIn(other.address, 'admin', 'zh');
    for (const each of [gateway, other]) await until(async () => (await stateOf(each)) === 'ready');
    const { accounts } = await writer.data<Accounts>(ACCOUNTS);
    const { id, shortName: before } = accounts.nodes[0]!;
    await onReplica('select pg_wal_replay_pause()');

    const answer = await writer.ask(RENAME, { id, input: { shortName: '改名之后' } });
    const token = answer.headers.get('read-after')!;
    const brought = await elsewhere.ask<Accounts>(ACCOUNTS, {}, { 'read-after': token });
    const byCookie = await elsewhere.ask<Accounts>(ACCOUNTS, {}, { cookie: `${elsewhere.headers.cookie}; kam_read_after=${token}` });

    expect(answer.errors).toBeUndefined();
    expect(answer.headers.getSetCookie().join()).toContain(`kam_read_after=${token};`);
    expect(await nameSeenBy(writer)).toBe('改名之后');
    expect(brought.data!.accounts.nodes[0]!.shortName).toBe('改名之后');
    expect(byCookie.data!.accounts.nodes[0]!.shortName).toBe('改名之后');
    // a replica that has been paused for too long on a busy machine is left out, and rightly
    const [older, oldest] = await Promise.all([nameSeenBy(colleague), nameSeenBy(elsewhere)]);
    if ((await stateOf(gateway)) === 'ready') expect(older).toBe(before);
    if ((await stateOf(other)) === 'ready') expect(oldest).toBe(before);

    await onReplica('select pg_wal_replay_resume()');
    await until(async () => (await nameSeenBy(colleague)) === '改名之后');
    expect(await served()).toBeGreaterThan(0);
  }, 60_000);

  test('goes on with the primary when the replica dies, says so, and returns to it', async () => {
    const [gateway] = gateways as [RunningApp];
    const reader = await Client.signIn(gateway.address, 'region', 'zh');
    let isOver = false;
    const readOn = async (): Promise<void> => {
      while (!isOver) expect(await nameSeenBy(reader)).toBe('改名之后');
    };
    const reading = Promise.all([readOn(), readOn(), readOn()]);

    await stopPostmaster(replicaHome);
    await until(async () => (await stateOf(gateway)) === 'down');
    await launchReplica(Number(new URL(replicaUrl).port));
    await until(async () => (await stateOf(gateway)) === 'ready');

    isOver = true;
    await reading;
  }, 60_000);
});
