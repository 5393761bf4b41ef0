import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Client } from '../support/client.ts';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(240_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let li: Client;

eachOnFreshPage(
  (opened, served) => {
    [panel, page, server] = [opened, opened.page, served];
  },
  {},
  () => startServer({ product: WITH_GADGET, prepare: addGadgetTable }),
);
beforeEach(async () => {
  if (li) return;
  li = await server.as('specialist-li');
  const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  const input = { name: '沙盘甲', accountId: accounts.nodes[0]!.id, price: '99.90' };
  await li.data('mutation($input: GadgetCreateInput!) { createGadget(input: $input) { id } }', { input });
});

describe('the figures of a list', () => {
  it('stand at its foot for all that match, and are asked for apart from the rows', async () => {
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(...(request.postData()?.match(/query figures|query deals\b/g) ?? [])));
    await enter(panel, 'specialist-li', 'deals?filter=%7B%7D&sort=id&order=ASC&page=1&perPage=10');
    const { dealsAggregate } = await li.data<{ dealsAggregate: { sum: { amount: string } }[] }>('{ dealsAggregate { sum { amount } } }');
    const sum = new Intl.NumberFormat('zh-CN').format(Number(dealsAggregate[0]!.sum.amount));

    await page.locator('tfoot').getByText(`合计 ${sum}`).waitFor();
    await panel.settled();
    expect(asked.toSorted()).toEqual(['query deals', 'query figures']);
  });

  it('are told by groups, each of which opens its rows', async () => {
    await enter(panel, 'specialist-li', 'accounts/groups');
    const table = page.getByRole('table', { name: '客户分组统计' });
    await page.getByRole('combobox', { name: '分组方式' }).click();
    await page.getByRole('option', { name: '客户等级', exact: true }).click();
    await page.getByRole('combobox', { name: '再按' }).click();
    await page.getByRole('option', { name: '开发阶段', exact: true }).click();
    const row = table
      .getByRole('row')
      .filter({ hasText: '大客户' })
      .filter({ hasText: '服务中' })
      .filter({ hasNotText: /超大型|潜在/ });
    const count = await row.getByRole('link').innerText();
    await row.getByRole('link').click();

    await page.getByRole('group', { name: '筛选条件' }).getByText('开发阶段 属于 服务中').waitFor();
    await page.getByText(`共 ${count} 条`).waitFor();
    await page.getByRole('link', { name: '分组', exact: true }).click();
    await table.getByRole('row').nth(1).waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
    await panel.settled();
  });

  it('are there for a noun that nobody wrote a line of panel for, by stretches of days too', async () => {
    await enter(panel, 'specialist-li', 'gadgets');
    await page.getByRole('link', { name: '分组', exact: true }).click();
    await page.getByRole('combobox', { name: '分组方式' }).click();
    await page.getByRole('option', { name: '借出日期（月）', exact: true }).click();

    await page.getByRole('cell', { name: '（未填写）' }).waitFor();
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('group', { name: '筛选条件' }).getByText('借出日期 为空').waitFor();
    await page.getByRole('link', { name: '沙盘甲' }).waitFor();
    await panel.settled();
    expect(page.url()).toContain('isNull');
  });
});
