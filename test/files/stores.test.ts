import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../server/config.ts';
import { ownFolder } from '../../server/files/diskStore.ts';
import type { FileStore } from '../../server/files/fileStore.ts';
import { Incoming } from '../../server/files/incoming.ts';
import { openFiles, type Files } from '../../server/files/openFiles.ts';
import { startFakeS3, type FakeS3 } from '../support/fakeS3.ts';

let folder: string;
let s3: FakeS3;
beforeAll(async () => {
  s3 = await startFakeS3();
});
afterAll(() => s3.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-account-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (env: Readonly<Record<string, string>>): Promise<Files> => openFiles(readConfig(env).files, folder);
const HELLO_SHA256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

async function keepHello({ incoming, store }: Files): Promise<void> {
  const arrived = await incoming.take(Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
  expect(arrived).toMatchObject({ sha256: HELLO_SHA256, sizeBytes: 5 });
  await store.put(arrived);
  await incoming.discard(arrived);
}

describe.each([
  ['the disk', () => ({})],
  ['a bucket', () => s3.env],
])('files in %s', (_where, env) => {
  it('are kept, read whole and in part, and removed', async () => {
    const files = await open(env());
    await keepHello(files);
    await keepHello(files);

    expect(await text(await files.store.read(HELLO_SHA256))).toBe('hello');
    expect(await text(await files.store.read(HELLO_SHA256, { from: 1, to: 3 }))).toBe('ell');
    await files.store.remove(HELLO_SHA256);
    await files.store.remove(HELLO_SHA256);
    await expect(files.store.read(HELLO_SHA256)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(readdirSync(join(folder, 'files/incoming'))).toEqual([]);
  });
});

describe('files on the disk', () => {
  it('are their account’s alone to read', async () => {
    await keepHello(await open({}));
    const place = join(folder, 'files/content', HELLO_SHA256.slice(0, 2), HELLO_SHA256);

    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'files/content')).mode & 0o777).toBe(0o700);
  });

  it('stop the start with the name of a folder that cannot be written to', async () => {
    writeFileSync(join(folder, 'files'), '');

    await expect(ownFolder(join(folder, 'files'))).rejects.toThrow(/files is not to be written to: .*DATA_DIR/);
  });

  it('that a killed process left half-written are cleared away after an hour', async () => {
    await open({});
    const [old, fresh] = ['old', 'fresh'].map((name) => join(folder, 'files/incoming', name)) as [string, string];
    for (const path of [old, fresh]) writeFileSync(path, '');
    utimesSync(old, 0, 0);

    await open({});

    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  });
});

describe('a file that arrives', () => {
  it('leaves nothing when it breaks off', async () => {
    const incoming = new Incoming(folder);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('cut');
      })(),
    );

    await expect(incoming.take(broken)).rejects.toThrow('cut');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told to be one too many for the disk when that is full', async () => {
    class FullDisk extends Incoming {
      protected override write(): Writable {
        return createWriteStream('/dev/full');
      }
    }

    await expect(new FullDisk(folder).take(Readable.from([Buffer.from('x')]))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });
});

describe('a bucket', () => {
  let store: FileStore;
  beforeEach(async () => {
    ({ store } = await open(s3.env));
  });

  it('that fails once is asked again, and one that keeps failing is unavailable', async () => {
    const files = await open(s3.env);
    s3.fail(503, 1);
    await keepHello(files);
    expect([...s3.objects.keys()]).toEqual([`/kam/files/${HELLO_SHA256.slice(0, 2)}/${HELLO_SHA256}`]);

    s3.fail(500, 3);
    await expect(store.read(HELLO_SHA256)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('that is full says so, and one that refuses our key is the operator’s to mend', async () => {
    const { incoming } = await open({});
    const arrived = await incoming.take(Readable.from([Buffer.from('x')]));
    s3.fail(507, 1);
    await expect(store.put(arrived)).rejects.toMatchObject({ code: 'STORAGE_FULL' });

    const { store: wrong } = await open({ ...s3.env, S3_SECRET_ACCESS_KEY: 'other' });
    await expect(wrong.put(arrived)).rejects.toThrow(/refused: 403/);
  });
});
