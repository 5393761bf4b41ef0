import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { enter, openPage, startBrowser, type PanelPage } from './browser.ts';

jest.setTimeout(120_000);

let server: TestServer;
let browser: Browser;
let panel: PanelPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ product: WITH_GADGET, prepare: addGadgetTable }), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  panel = await openPage(browser, server.url);
  page = panel.page;
});
afterEach(async () => {
  const problems = panel.problems();
  await panel.close();
  expect(problems).toEqual([]);
});

const seen = (locator: Locator): Promise<void> => locator.waitFor({ state: 'visible' });

/** Chooses an entry of the list's menu. */
async function fromMenu(entry: string): Promise<Locator> {
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog);
  return dialog;
}

describe('a list', () => {
  it('is taken in from a file and out again, of a noun that the panel has never heard of', async () => {
    const { accounts } = await (
      await server.as('specialist-li')
    ).data<{ accounts: { nodes: { name: string }[] } }>('{ accounts(first: 1) { nodes { name } } }');
    const lines = ['样机,所属客户,成色,说明', `演示沙盘,${accounts.nodes[0]!.name},二手,甲`, '演示屏,查无此客户,全新,乙'];
    await enter(panel, 'specialist-li', 'gadgets');

    const dialog = await fromMenu('导入…');
    const file = { name: '样机.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
    await dialog.getByLabel('数据文件', { exact: true }).setInputFiles(file);
    await seen(dialog.getByText('样机.csv：UTF-8，共 2 条记录。'));
    // the first column is called as no field is
    await dialog.getByRole('combobox', { name: '“样机”对应的字段' }).click();
    await page.getByRole('option', { name: '样机名称（必填）' }).click();
    await dialog.getByRole('button', { name: '检查全部记录' }).click();
    await seen(dialog.getByText('将新建 1 条、更新 0 条；0 条没有变化，1 条有问题，不会导入。'));
    await seen(dialog.getByText('所属客户：不存在,或不在您的范围内'));
    const refused = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '下载有问题的记录及原因' }).click();
    expect(readFileSync(await (await refused).path(), 'utf8')).toContain('3,所属客户,查无此客户');
    await dialog.getByRole('button', { name: '导入 1 条记录' }).click();
    await seen(dialog.getByText('已新建 1 条、更新 0 条；0 条没有变化，1 条未导入。'));
    await dialog.getByRole('button', { name: '完成' }).click();
    await seen(page.getByRole('link', { name: '演示沙盘' }));

    const out = await fromMenu('导出…');
    await seen(out.getByText('将导出全部 1 条记录，按列表的排序。'));
    await out.getByRole('radio', { name: 'CSV 文本' }).check();
    const download = page.waitForEvent('download');
    await out.getByRole('button', { name: '导出', exact: true }).click();
    const exported = await download;
    expect(exported.suggestedFilename()).toMatch(/^样机 2026-11-23\.csv$/);
    const rows = parse(readFileSync(await exported.path()), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows).toEqual([{ 样机名称: '演示沙盘', 所属客户: accounts.nodes[0]!.name, 成色: '二手', '样机价（元）': '' }]);
    await seen(page.getByText('已导出 1 条记录。'));
  });

  it('takes a file whose way was cut from where it was', async () => {
    await enter(panel, 'specialist-li', 'gadgets');
    const dialog = await fromMenu('导入…');
    const starts: (string | undefined)[] = [];
    await page.route('**/imports/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      starts.push(request.headers()['upload-offset']);
      if (starts.length !== 2) return route.continue();
      await panel.context.setOffline(true);
      return route.abort('internetdisconnected');
    });
    const lines = Array.from({ length: 800 }, (_, at) => `大文件样机${at},${'说'.repeat(1000)}`);

    const file = { name: '大文件.csv', mimeType: 'text/csv', buffer: Buffer.from(['样机名称,说明', ...lines].join('\r\n')) };
    await dialog.getByLabel('数据文件', { exact: true }).setInputFiles(file);
    await seen(dialog.getByText('连接已断开，已上传 1.0 / 2.3 MB；恢复后自动从断点继续。'));
    await panel.context.setOffline(false);

    await seen(dialog.getByText('大文件.csv：UTF-8，共 800 条记录。'));
    expect(starts).toEqual(['0', '1048576', '1048576', '2097152']);
    panel.forgive();
  });

  it('offers no way out or in to who has none', async () => {
    await enter(panel, 'auditor', 'accounts');
    await seen(page.getByRole('heading', { name: '客户', level: 1 }));
    await panel.settled();

    const more = page.getByRole('button', { name: '更多', exact: true });
    if (await more.isVisible()) await more.click();
    expect(await page.getByRole('menuitem', { name: /^(导出|导入)…$/ }).count()).toBe(0);
  });
});

describe('many rows at once', () => {
  it('get one value, all that match, with the number told; what was refused opens its record', async () => {
    await enter(panel, 'manager-east', 'accounts?filter=%7B%22tier%22%3A%7B%22in%22%3A%5B%22KEY%22%5D%7D%7D');
    await page
      .getByRole('checkbox', { name: /^选择 / })
      .first()
      .check();
    const bar = page.getByRole('region', { name: /^已选/ });
    await seen(bar);
    await bar.getByRole('button', { name: /^全选符合条件的 \d+ 条$/ }).click();
    await seen(page.getByRole('region', { name: /^已选全部符合条件的 \d+ 条$/ }));
    await page.getByRole('button', { name: '批量修改…' }).click();
    const dialog = page.getByRole('dialog', { name: '批量修改客户' });
    await dialog.getByRole('combobox', { name: '要做什么' }).click();
    await page.getByRole('option', { name: '账期', exact: true }).click();
    await dialog.getByRole('spinbutton', { name: /账期/ }).fill('45');
    await dialog.getByRole('button', { name: /^对 \d+ 条执行$/ }).click();
    await seen(dialog.getByText(/^共 (\d+) 条：\1 条已完成，0 条被拒绝。$/));
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'detached' });
    await bar.waitFor({ state: 'detached' });

    const query = '{ accounts(where: { tier: { eq: KEY }, paymentTermDays: { ne: 45 } }) { totalCount } }';
    const { accounts } = await (await server.as('manager-east')).data<{ accounts: { totalCount: number } }>(query);
    expect(accounts.totalCount).toBe(0);
  });

  it('are deleted, all that match, once the number is confirmed', async () => {
    await enter(panel, 'manager-east', 'accounts?filter=%7B%22tier%22%3A%7B%22in%22%3A%5B%22POTENTIAL%22%5D%7D%7D');
    await page
      .getByRole('checkbox', { name: /^选择 / })
      .first()
      .check();
    await page.getByRole('button', { name: /^全选符合条件的 \d+ 条$/ }).click();
    await page
      .getByRole('region', { name: /^已选全部/ })
      .getByRole('button', { name: '删除' })
      .click();
    const dialog = page.getByRole('dialog', { name: /^删除符合条件的 \d+ 条客户？$/ });
    await dialog.getByRole('button', { name: /^删除 \d+ 条$/ }).click();
    await seen(page.getByRole('dialog').getByText(/^共 \d+ 条：/));
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

    const query = '{ accounts(where: { tier: { eq: POTENTIAL } }) { totalCount } }';
    const { accounts } = await (await server.as('manager-east')).data<{ accounts: { totalCount: number } }>(query);
    expect(accounts.totalCount).toBe(0);
  });
});
