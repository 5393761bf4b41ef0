import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { withClient } from '../../server/database/database.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../server/database/embedded.ts';
import { findPostmaster, isAlive } from '../../server/database/postmaster.ts';
import { type DataDirectory, makeDataDirectory } from '../support/dataDirectory.ts';
import { runProgram } from '../support/program.ts';

let data: DataDirectory;
let embedded: EmbeddedPostgres | undefined;

beforeEach(() => {
  data = makeDataDirectory();
});

afterEach(async () => {
  await stop();
  await data.remove();
});

describe('embedded PostgreSQL', () => {
  it('leaves no process when it stops and has its rows when it starts again', async () => {
    await start();
    await query('create table kept as select 7 as n');
    const { pid } = postmaster();
    await stop();

    expect(isAlive(pid)).toBe(false);
    await start();
    expect(await query('select n from kept')).toEqual([{ n: 7 }]);
  });

  it('takes over the server that a killed process left, with every committed row', async () => {
    const killed = runProgram('dist/test/support/serveEmbedded.js', [data.path]);
    const url = await killed.line(/^postgresql:/);
    await withClient(url, (client) => client.query('create table kept as select 7 as n'));
    const { pid } = postmaster();
    await killed.end('SIGKILL');

    await start();

    expect(postmaster().pid).toBe(pid);
    expect(await query('select n from kept')).toEqual([{ n: 7 }]);
    await stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('refuses a second process on the same data directory and goes on serving the first', async () => {
    await start();

    await expect(startEmbedded({ dataDir: data.path, durable: true })).rejects.toThrow(/already serves.*DATA_DIR/);

    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('comes back at the same address when its server is killed', async () => {
    await start();
    const before = postmaster();
    process.kill(before.pid, 'SIGKILL');

    while ((findPostmaster(data.cluster)?.pid ?? before.pid) === before.pid || findPostmaster(data.cluster)?.status !== 'ready')
      await sleep(50);

    expect(postmaster().port).toBe(before.port);
    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('starts over a lock file whose process number another program has by now', async () => {
    await start();
    const lock = readFileSync(join(data.cluster, 'postmaster.pid'), 'utf8');
    await stop();
    writeFileSync(join(data.cluster, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));

    await start();

    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('sorts Chinese by pinyin on request, keeps its password to its owner and listens to this machine alone', async () => {
    await start();

    const [sorted] = await query(
      `select string_agg(name, '' order by name collate "zh-x-icu") as names from unnest(array['中', '啊', '李', '北']) name`,
    );
    const [address] = await query("select current_setting('listen_addresses') as address");

    expect(sorted).toEqual({ names: '啊北李中' });
    expect(address).toEqual({ address: '127.0.0.1' });
    expect(statSync(join(data.cluster, 'superuser.password')).mode & 0o777).toBe(0o600);
  });

  it('serves a data directory that only its owner may enter', async () => {
    chmodSync(data.path, 0o700);

    await start();

    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });
});

async function start(): Promise<void> {
  embedded = await startEmbedded({ dataDir: data.path, durable: true });
}

async function stop(): Promise<void> {
  await embedded?.stop();
  embedded = undefined;
}

function postmaster(): { pid: number; port: number } {
  const found = findPostmaster(data.cluster);
  if (!found) throw new Error('no server runs');
  return found;
}

async function query(sql: string): Promise<unknown[]> {
  return withClient(embedded?.url('postgres') ?? '', async (client) => (await client.query(sql)).rows);
}
