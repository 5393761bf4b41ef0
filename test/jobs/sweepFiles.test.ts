import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskOf } from '../../server/appJobs.ts';
import { assemble, type Core } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { openFiles, type Files } from '../../server/files/openFiles.ts';
import { runJobs } from '../../server/jobs/job.ts';
import { sweepFiles } from '../../server/jobs/sweepFiles.ts';
import { png } from '../support/sampleFiles.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { DEMO_NOW } from '../support/template.ts';
import { rowsOf } from '../support/tokens.ts';
import { fetchFile, senderOf, upload, type Uploaded } from '../support/uploads.ts';

let server: TestServer;
let core: Core;
let config: { -readonly [K in keyof Config]: Config[K] };
let files: Files;
let li: Awaited<ReturnType<typeof senderOf>>;

beforeAll(async () => {
  server = await startServer();
  config = { ...readConfig({ DEMO: '1', NOW: DEMO_NOW, DATA_DIR: server.dataDir }) };
  core = await assemble(config, server.databaseUrl);
  files = await openFiles(config.files, config.dataDir);
  li = await senderOf(server, 'specialist-li');
});
afterAll(async () => {
  await core?.close();
  await server?.close();
});

const HOUR_MS = 3_600_000;

/** The job looks at the business clock, this many hours on. */
async function sweep(afterHours: number): Promise<number> {
  config.now = new Date(Date.parse(DEMO_NOW) + afterHours * HOUR_MS);
  const count = async (): Promise<number> => (await rowsOf(server, 'select 1 from file')).length;
  const before = await count();
  await runJobs([sweepFiles], { ...deskOf(config, core, 'http://panel.test'), files: files.store });
  return before - (await count());
}

async function uploaded(seed: number): Promise<Uploaded> {
  const { files: taken } = await upload(li, { 'photo.png': png(seed, 1) });
  return taken[0]!;
}

function isKept({ sha256 }: Uploaded): boolean {
  return existsSync(join(server.dataDir, 'files/content', sha256.slice(0, 2), sha256));
}

/** Photos on a visit, by default on one that has none yet. */
async function visitWith(photoIds: readonly string[], id?: string): Promise<string> {
  const bare = '{ visits(first: 1, where: { photos: { none: {} } }) { nodes { id } } }';
  const { visits } = await li.client.data<{ visits: { nodes: { id: string }[] } }>(bare);
  const visit = id ?? visits.nodes[0]!.id;
  await li.client.data('mutation($id: ID!, $photoIds: [ID!]) { updateVisit(id: $id, input: { photoIds: $photoIds }) { id } }', {
    id: visit,
    photoIds,
  });
  return visit;
}

describe('sweepFiles', () => {
  it('removes uploads that nothing has named for a day, row and bytes, and leaves all others', async () => {
    const [loose, attached] = [await uploaded(11), await uploaded(12)];
    await visitWith([attached.id]);

    expect(await sweep(23)).toBe(0);
    expect(await sweep(25)).toBe(1);

    expect([isKept(loose), isKept(attached)]).toEqual([false, true]);
    expect([(await fetchFile(li, loose.id)).status, (await fetchFile(li, attached.id)).status]).toEqual([404, 200]);
    expect(await sweep(25)).toBe(0);
  });

  it('spares bytes that another row still tells of', async () => {
    const [loose, twin] = [await uploaded(13), await uploaded(13)];
    await visitWith([twin.id]);

    expect(await sweep(25)).toBe(1);

    expect((await fetchFile(li, loose.id)).status).toBe(404);
    expect([isKept(twin), (await fetchFile(li, twin.id)).status]).toEqual([true, 200]);
  });

  it('takes what was taken off a record, a day later', async () => {
    const file = await uploaded(14);
    const visit = await visitWith([file.id]);
    await visitWith([], visit);
    await rowsOf(server, "update file set created_at = created_at - interval '9 days' where id = $1", [file.id]);

    expect(await sweep(23)).toBe(0);
    expect(await sweep(25)).toBeGreaterThan(0);
    expect(isKept(file)).toBe(false);
  });
});
