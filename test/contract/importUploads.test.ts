import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { Resumable } from '../support/resumable.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ product: WITH_GADGET, prepare: addGadgetTable });
}, 120_000);
afterAll(() => server.close());

describe('a file that is sent in parts', () => {
  const file = ['样机名称,成色', '分段机一,全新', '分段机二,二手'].join('\r\n');
  const sender = async (who: string): Promise<Resumable> => new Resumable(server.url, await server.as(who));

  test('goes on where it was cut, and is taken in by its id', async () => {
    const { accounts } = await (
      await server.as('specialist-li')
    ).data<{ accounts: { nodes: { name: string }[] } }>('{ accounts(first: 1) { nodes { name } } }');
    const account = accounts.nodes[0]!.name;
    const bytes = Buffer.from(['样机名称,所属客户,成色', `分段机一,${account},全新`, `分段机二,${account},二手`].join('\r\n'));
    const li = await sender('specialist-li');
    const id = await li.begun(bytes.length);
    const cut = new ReadableStream({
      pull(line) {
        line.enqueue(new Uint8Array(bytes.subarray(0, 10)));
        return sleep(200).then(() => line.error(new Error('cut')));
      },
    });

    await expect(li.part(id, 0, cut)).rejects.toThrow();
    while ((await li.offset(id)) === 0) await sleep(20);
    const reached = await li.offset(id);
    const wrong = await li.part(id, 0, bytes);
    const early = await li.step('gadgets', id, 'look');
    const rest = await li.part(id, reached, bytes.subarray(reached));

    expect([reached, wrong.status, early.status, rest.status, rest.headers.get('upload-offset')]).toEqual([
      10,
      409,
      409,
      204,
      String(bytes.length),
    ]);
    expect(await (await li.step('gadgets', id, 'look')).json()).toMatchObject({ count: 2, encoding: 'UTF-8' });
    const lines = (await (await li.step('gadgets', id, 'take')).text()).trim().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ result: { created: 2, refused: 0 } });
  });

  test('speaks tus: its version, its size, its end', async () => {
    const li = await sender('specialist-li');
    const options = await fetch(`${server.url}/imports/uploads`, { method: 'OPTIONS' });
    const begun = await li.begin(3);
    const id = begun.headers.get('location')!.split('/').at(-1)!;
    const statuses = [
      (await li.begin(3, { 'tus-resumable': '0.2.2' })).status,
      (await li.begin(33 * 1024 * 1024)).status,
      (await li.begin(3, { 'upload-length': 'x' })).status,
      (await li.part(id, 0, 'abcd')).status,
      (await li.drop(id)).status,
      (await li.head(id)).status,
    ];

    expect([options.headers.get('tus-version'), options.headers.get('tus-extension')]).toEqual([
      '1.0.0',
      'creation,expiration,termination',
    ]);
    expect([begun.status, begun.headers.get('tus-resumable'), Date.parse(begun.headers.get('upload-expires')!) > Date.now()]).toEqual([
      201,
      '1.0.0',
      true,
    ]);
    expect(statuses).toEqual([412, 413, 400, 413, 204, 404]);
  });

  test('is not there for anybody else, nor after a day, nor behind four younger ones', async () => {
    const [li, wang] = [await sender('specialist-li'), await sender('specialist-wang')];
    const [own, old] = [await li.sent(file), await li.sent(file)];
    await rowsOf(server, `update internal.upload set created_at = now() - interval '25 hours' where id = '${old}' returning 1 as done`);

    const others = [await wang.head(own), await wang.part(own, 0, file), await wang.drop(own), await wang.step('gadgets', own, 'take')];
    const stale = [await li.head(old), await li.step('gadgets', old, 'look')];
    const younger = [await li.begun(1), await li.begun(1), await li.begun(1), await li.begun(1)];

    expect([...others, ...stale, await li.head(own)].map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect((await li.head(younger[0]!)).status).toBe(200);
    const [{ count }] = (await rowsOf<{ count: number }>(
      server,
      `select count(*)::int from internal.upload_part where upload_id in ('${own}', '${old}')`,
    )) as [{ count: number }];
    expect(count).toBe(0);
  });

  test('comes from nobody who enters no rows, from no program and from no other site', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });
    const li = await server.as('specialist-li');
    const statuses = [
      (await (await sender('auditor')).begin(3)).status,
      (await new Resumable(server.url, client).begin(3)).status,
      (await new Resumable(server.url, { headers: {} }).begin(3)).status,
      (await new Resumable(server.url, { headers: { ...li.headers, origin: 'https://elsewhere.example' } }).begin(3)).status,
    ];

    expect(statuses).toEqual([403, 403, 401, 403]);
  });
});
