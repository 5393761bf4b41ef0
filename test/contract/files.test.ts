import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import { jpeg, png } from '../support/sampleFiles.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken } from '../support/tokens.ts';
import { fetchFile, senderOf, upload, type Uploaded } from '../support/uploads.ts';

let server: TestServer;
let li: Awaited<ReturnType<typeof senderOf>>;
let wang: typeof li;
let manager: typeof li;

beforeAll(async () => {
  server = await startServer({ env: { FILE_MAX_MB: '1', FILE_MAX_COUNT: '3' } });
  [li, wang, manager] = (await Promise.all(
    (['specialist-li', 'specialist-wang', 'manager-east'] as const).map((name) => senderOf(server, name)),
  )) as [typeof li, typeof li, typeof li];
});
afterAll(() => server?.close());

const PHOTO = png(6, 4);

async function one(name: string, body: Buffer | string): Promise<Uploaded> {
  const { files, code } = await upload(li, { [name]: body });
  if (!files[0]) throw new Error(`not taken: ${code}`);
  return files[0];
}

/** Bytes on the disk, of whichever state. */
function kept(): string[] {
  return readdirSync(join(server.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f-]{36,}$/.test(path));
}

async function ownVisit({ client }: typeof li): Promise<string> {
  const { visits } = await client.data<{ visits: { nodes: { id: string }[] } }>(
    '{ visits(first: 1, where: { status: { eq: PLANNED } }) { nodes { id } } }',
  );
  return visits.nodes[0]!.id;
}

async function attach({ client }: typeof li, id: string, photoIds: readonly string[]) {
  return client.ask('mutation($id: ID!, $input: VisitUpdateInput!) { updateVisit(id: $id, input: $input) { photos { nodes { id } } } }', {
    id,
    input: { photoIds },
  });
}

describe('an upload', () => {
  it('is answered with what the bytes tell, and comes back byte for byte', async () => {
    const file = await one('现场 照片.png', PHOTO);
    const response = await fetchFile(li, file.id);

    expect(file).toMatchObject({ name: '现场 照片.png', mimeType: 'image/png', sizeBytes: PHOTO.length, width: 6, height: 4 });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PHOTO);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="__ __.png"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*; sandbox$/),
    });
  });

  it('may be larger than any other body, and asked for in parts and by its mark', async () => {
    const file = await one('long.txt', '文'.repeat(200_000));
    const part = await fetchFile(li, file.id, { range: 'bytes=3-8' });
    const beyond = await fetchFile(li, file.id, { range: 'bytes=900000-' });
    const fresh = await fetchFile(li, file.id, { 'if-none-match': `"${file.sha256}"` });

    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '文文', 'bytes 3-8/600000']);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */600000']);
    expect([fresh.status, await fresh.text()]).toEqual([304, '']);
    expect((await fetchFile(li, file.id)).headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('of the same bytes twice is kept once', async () => {
    const before = kept().length;
    const [first, second] = [await one('a.png', png(9, 9)), await one('b.png', png(9, 9))];

    expect(first.sha256).toBe(second.sha256);
    expect(kept()).toHaveLength(before + 1);
  });

  it('is refused whole, each file with its reason in the reader’s words, and leaves nothing', async () => {
    const before = kept();
    const refused = await upload(li, { 'good.png': PHOTO, 'page.html': '<script>alert(1)</script>', 'empty.txt': '' });
    const large = await upload(li, { 'large.jpg': Buffer.concat([jpeg(1, 1), Buffer.alloc(1024 * 1024)]) });

    expect([refused.status, refused.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(refused.fieldErrors).toEqual([
      { path: 'files.1', code: 'FILE_TYPE', message: expect.stringContaining('不支持的文件类型') },
      { path: 'files.2', code: 'FILE_EMPTY', message: '文件是空的' },
    ]);
    expect(large.fieldErrors).toEqual([{ path: 'files.0', code: 'FILE_TOO_LARGE', message: '文件过大,每个最多 1 MB' }]);
    expect(kept()).toEqual(before);
  });

  it('of too many files, of too many bytes or of none is refused', async () => {
    const many = await upload(li, { 'a.png': PHOTO, 'b.png': PHOTO, 'c.png': PHOTO, 'd.png': PHOTO });
    const none = await upload(li, {});
    const long = await fetch(`${server.url}/files`, {
      method: 'POST',
      headers: { ...li.headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: Buffer.alloc(4 * 1024 * 1024),
    });

    expect(many.fieldErrors.map(({ path, code }) => `${path} ${code}`)).toEqual(['files TOO_MANY']);
    expect(none.fieldErrors.map(({ path, code }) => `${path} ${code}`)).toEqual(['files REQUIRED']);
    expect(long.status).toBe(413);
  });

  it('that breaks off leaves nothing', async () => {
    const before = kept();
    await new Promise<void>((resolve) => {
      const headers = { ...li.headers, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100000' };
      const half = request(`${server.url}/files`, { method: 'POST', headers });
      half.on('error', () => resolve());
      half.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
      half.write(PHOTO, () => setTimeout(() => half.destroy(), 200));
    });
    await eventually(() => kept().length === before.length);

    expect(kept()).toEqual(before);
    expect((await upload(li, { 'after.png': PHOTO })).status).toBe(201);
  });

  it('comes as a form, from our own pages, from somebody who may and who is not only looked as', async () => {
    const json = await fetch(`${server.url}/files`, { method: 'POST', headers: li.headers, body: '{}' });
    const foreign = await upload({ ...li, headers: { ...li.headers, origin: 'https://evil.example' } }, { 'a.png': PHOTO });
    const nobody = await upload({ url: server.url, headers: {} }, { 'a.png': PHOTO });
    const office = await upload(await senderOf(server, 'office'), { 'a.png': PHOTO });
    const auditor = await upload(await senderOf(server, 'auditor'), { 'a.png': PHOTO });

    expect([json.status, foreign.status, nobody.status, office.status, auditor.status]).toEqual([415, 403, 401, 403, 403]);
  });

  it('is refused to who looks with the eyes of a specialist, who sees the files all the same', async () => {
    const file = await one('seen.png', png(2, 3));
    await attach(li, await ownVisit(li), [file.id]);
    const watcher = await senderOf(server, 'manager-east');
    const answer = await fetch(`${server.url}/auth/view-as`, {
      method: 'POST',
      headers: watcher.headers,
      body: JSON.stringify({ user: await idOf(li) }),
    });
    expect(answer.status).toBe(200);

    const taken = await upload(watcher, { 'a.png': PHOTO });

    expect([taken.status, taken.code]).toEqual([403, 'FORBIDDEN']);
    expect((await fetchFile(watcher, file.id)).status).toBe(200);
  });
});

describe('a file', () => {
  it('is its uploader’s alone until a record names it, and the record’s from then on', async () => {
    const file = await one('mine.png', png(3, 3));
    const statuses = async (): Promise<number[]> =>
      Promise.all([li, manager, wang].map(async (who) => (await fetchFile(who, file.id)).status));

    expect(await statuses()).toEqual([200, 404, 404]);
    await attach(li, await ownVisit(li), [file.id]);
    expect(await statuses()).toEqual([200, 200, 404]);
  });

  it('goes with the account to its new specialist, and is gone for the old one', async () => {
    const file = await one('moved.png', png(4, 4));
    const { account } = await ownAccount(li);
    await li.client.data('mutation($id: ID!, $fileIds: [ID!]!) { updateAccount(id: $id, input: { fileIds: $fileIds }) { id } }', {
      id: account,
      fileIds: [file.id],
    });
    await manager.client.data(
      'mutation($id: ID!, $to: ID!) { reassignAccount(id: $id, input: { specialistId: $to, reason: "交接" }) { id } }',
      { id: account, to: await idOf(wang) },
    );

    expect((await fetchFile(wang, file.id)).status).toBe(200);
    expect((await fetchFile(li, file.id)).status).toBe(404);
    expect((await li.client.data<{ file: unknown }>('query($id: ID!) { file(id: $id) { name } }', { id: file.id })).file).toBeNull();
  });

  it('is attached by nobody who does not see it, by the gateway’s word and by the database’s', async () => {
    const file = await one('secret.png', png(5, 5));
    const visit = await ownVisit(wang);
    const answer = await attach(wang, visit, [file.id]);

    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', fieldErrors: [{ path: 'photoIds.0', code: 'NOT_FOUND' }] });
    const bySql = withClient(server.databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from app_user where username = 'specialist-wang'");
      await client.query(`begin; set local role kam_specialist; set local app.viewer_id = '${rows[0]!.id}'`);
      await client.query('insert into visit_photos (source_id, target_id) values ($1, $2)', [visit, file.id]);
    });
    await expect(bySql).rejects.toThrow(/out of sight/);
  });

  it('that was not taken in as what it is would be saved, and run nowhere', async () => {
    const file = await one('note.txt', 'alert(1)');
    await withClient(server.databaseUrl, (client) =>
      client.query("update file set mime_type = 'text/html', name = 'x.html' where id = $1", [file.id]),
    );

    const { headers } = await fetchFile(li, file.id);

    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="x.html"/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/);
  });

  it('is read by a token with the scopes of the file and of what it is attached to, and by no other', async () => {
    const file = await one('bi.png', png(8, 8));
    await attach(li, await ownVisit(li), [file.id]);
    const fetched = async (scopes: readonly string[], more: object = {}): Promise<number> => {
      const { token } = await issueToken(server, { name: scopes.join(), kind: 'BI', scopes, ...more });
      return (await fetchFile({ url: server.url, headers: { authorization: `Bearer ${token}` } }, file.id)).status;
    };

    expect(await fetched(['file:read', 'visit:read'])).toBe(200);
    expect(await fetched(['file:read', 'account:read'])).toBe(404);
    expect(await fetched(['visit:read'])).toBe(403);
    expect(await fetched(['file:read', 'visit:read'], { deniedFields: ['visit.photos'] })).toBe(404);
  });

  it.each(['', 'x', '../../etc/passwd', '%00', '01900000-0000-7000-8000-000000000000'])('named %j is not there', async (id) => {
    const { status } = await fetchFile(li, encodeURIComponent(id));

    expect([400, 404]).toContain(status);
  });
});

async function ownAccount({ client }: typeof li): Promise<{ account: string }> {
  const { accounts } = await client.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  return { account: accounts.nodes[0]!.id };
}

async function idOf({ headers }: typeof li): Promise<string> {
  const response = await fetch(`${server.url}/auth/viewer`, { headers });
  return ((await response.json()) as { viewer: { id: string } }).viewer.id;
}

async function eventually(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !holds(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}
