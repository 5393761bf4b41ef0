import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Client } from '../support/client.ts';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(240_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let manager: Client;
let accountId = '';

// a noun that nobody wrote a line of panel for
eachOnFreshPage(
  (opened, served) => {
    [panel, page, server] = [opened, opened.page, served];
  },
  {},
  () => startServer({ product: WITH_GADGET, prepare: addGadgetTable }),
);
beforeEach(async () => {
  if (accountId) return;
  manager = await server.as('manager-east');
  const { accounts } = await manager.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  accountId = accounts.nodes[0]!.id;
});

async function makeGadget(name: string, more: object = {}): Promise<string> {
  const input = { name, accountId, ...more };
  const { createGadget } = await manager.data<{ createGadget: { id: string } }>(
    'mutation($input: GadgetCreateInput!) { createGadget(input: $input) { id } }',
    { input },
  );
  return createGadget.id;
}

const seen = (locator: Locator): Promise<void> => locator.waitFor({ state: 'visible' });

const filterOf = (filter: object): string => `?filter=${encodeURIComponent(JSON.stringify(filter))}`;

describe('a list on a telephone', () => {
  it('has its filters behind one button, and ticks its cards for what is done with many', async () => {
    await Promise.all(['样机甲', '样机乙'].map((name) => makeGadget(name)));
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'manager-east', `gadgets${filterOf({ state: { in: ['NEW'] } })}`);

    const fold = page.getByRole('button', { name: '筛选（1）' });
    await seen(fold);
    expect(await page.getByRole('combobox').count()).toBe(0);
    await fold.click();
    const filters = page.getByRole('group', { name: '筛选', exact: true });
    await seen(filters.getByRole('combobox', { name: '成色' }));
    await seen(filters.getByRole('button', { name: '组合筛选' }));
    await fold.click();

    for (const name of ['样机甲', '样机乙']) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
    await page.getByRole('region', { name: '已选 2 项' }).getByRole('button', { name: '批量修改…' }).click();
    const dialog = page.getByRole('dialog', { name: '批量修改样机' });
    await dialog.getByRole('combobox', { name: '要做什么' }).click();
    await page.getByRole('option', { name: '样机价', exact: true }).click();
    await dialog.getByRole('textbox', { name: /样机价/ }).fill('88');
    await dialog.getByRole('button', { name: '对 2 条执行' }).click();
    await seen(dialog.getByText('共 2 条：2 条已完成，0 条被拒绝。'));
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('region', { name: '已选 2 项' }).getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('link', { name: '样机甲' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
