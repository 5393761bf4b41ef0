import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { booked, demoItem } from '../support/equipment.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { enter, openPage, startBrowser, type PanelPage } from './browser.ts';

jest.setTimeout(420_000);

let server: TestServer;
let browser: Browser;
let panel: PanelPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  const problems = panel.problems();
  await panel.close();
  expect(problems).toEqual([]);
});

async function open(username: string, path: string, width = 1366): Promise<void> {
  await panel?.close();
  panel = await openPage(browser, server.url, { width, height: 900 });
  ({ page } = panel);
  await enter(panel, username, path);
}

const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
const dialog = (): Locator => page.getByRole('dialog');

/** Runs what has been opened, and waits until it is over. */
async function run(label: string): Promise<void> {
  await dialog().getByRole('button', { name: label, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

async function choose(label: string, typed: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

const COFFEE = '咖啡机';
const VESTS = '反光背心';

it('an item is issued and handed on, its site is counted, and the register shows what was missing', async () => {
  // the front desk hands it to a specialist
  await open('frontdesk', 'site-equipment');
  await row(COFFEE).getByRole('button', { name: '领用' }).click();
  await choose('领用人', '李慧敏');
  await run('领用');
  await row(COFFEE).filter({ hasText: '李慧敏' }).waitFor();
  await page.getByRole('button', { name: `打开 ${COFFEE}` }).click();
  await dialog().getByText('韩晓梅 → 李慧敏').waitFor();
  await dialog().getByRole('button', { name: '关闭' }).click();

  // who sees it among what she has, and nothing else
  await open('specialist-li', 'equipmentItems');
  await row(COFFEE).waitFor();
  const holders = await page.locator('tbody tr').filter({ hasNotText: '李慧敏' }).count();
  expect(holders).toBe(0);

  // the manager hands it on
  await open('manager-east', 'site-equipment');
  await page.getByRole('button', { name: `${COFFEE} 的更多操作` }).click();
  await page.getByRole('menuitem', { name: '调拨' }).click();
  await choose('接收人', '王志远');
  await run('调拨');
  await row(COFFEE).filter({ hasText: '王志远' }).waitFor();
  await open('specialist-li', 'equipmentItems');
  await page.locator('tbody tr').first().waitFor();
  expect(await row(COFFEE).count()).toBe(0);

  // the front desk counts the site on a telephone: two vests are missing
  await open('frontdesk', 'site-equipment', 390);
  await page.getByRole('button', { name: /^开始 2026年11月盘点/ }).click();
  await page.getByText('已盘 0 / 16 项').first().waitFor();
  const scanner = page.getByLabel('扫描标签，或输入编号、名称');
  await scanner.fill(`https://panel.test/#/site-equipment?item=${demoItem(VESTS)}`);
  await scanner.press('Enter');
  await dialog().getByLabel('实盘数量').fill('28');
  await dialog().getByRole('textbox', { name: '备注' }).fill('外展未还');
  await run('保存');
  for (let left = 15; left > 0; left -= 1) {
    await page.getByText(`未盘 ${left}`, { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /与账面相符$/ })
      .first()
      .click();
  }
  await page.getByText('已全部盘点，请核对后提交。').waitFor();
  await page.getByRole('button', { name: '提交盘点' }).click();
  await run('提交盘点');
  await page.getByText('待确认').first().waitFor();

  // the manager sees the difference and agrees to it
  await open('manager-east', 'site-equipment');
  await page.getByRole('link', { name: '核对并确认' }).click();
  await row(VESTS).filter({ hasText: '−2' }).filter({ hasText: '外展未还' }).waitFor();
  await page.getByRole('button', { name: '确认盘点' }).click();
  await run('确认盘点');
  await page.getByText('已确认').first().waitFor();
  expect(await booked(server, demoItem(VESTS))).toMatchObject({ quantity: 28 });

  // R15 tells of it
  await open('manager-east', 'reports/equipmentRegister');
  await row(VESTS).filter({ hasText: '-2' }).first().waitFor();
});

it('labels carry the code that opens the item, of what is chosen alone', async () => {
  await open('frontdesk', 'site-equipment');
  await page.getByLabel('搜索或扫描编号、名称、保管人').fill(VESTS);
  await page.getByRole('link', { name: '打印标签' }).click();
  await page.locator('.label').getByText(VESTS).waitFor();

  expect(await page.locator('.label svg').count()).toBe(1);
});
