import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { unitId } from '../../server/demo/organisation.ts';
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
  li ??= await server.as('specialist-li');
});

/** The heads of the columns, behind a dialog too. */
async function heads(): Promise<string[]> {
  return page.getByRole('columnheader', { includeHidden: true }).allInnerTexts();
}

/** Waits until the columns are these, in this order. */
async function waitForHeads(...wanted: string[]): Promise<void> {
  for (let rest = 100; rest > 0 && (await heads()).filter(Boolean).join() !== wanted.join(); rest -= 1) await panel.settled();
  expect((await heads()).filter(Boolean)).toEqual(wanted);
}

async function views(name: string | RegExp = '视图'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function choose(name: string | RegExp): Promise<void> {
  await page.getByRole('menuitem', { name }).click();
}

/** The last list query that was sent. */
function lastQuery(resource: string): { text(): string } {
  let last = '';
  page.on('request', (request) => {
    const query = (JSON.parse(request.postData() ?? '{}') as { query?: string }).query ?? '';
    if (query.startsWith(`query ${resource}(`)) last = query;
  });
  return { text: () => last };
}

describe('the columns of a list', () => {
  it('are chosen and put in order by keys and mouse, asked for alone, kept on the machine, and given up again', async () => {
    const query = lastQuery('accounts');
    await enter(panel, 'specialist-li', 'accounts');
    await page.getByRole('button', { name: '列', exact: true }).click();
    const chooser = page.getByRole('dialog', { name: '列' });
    for (const name of ['客户编号', '开发阶段', '客户专员', '区域', '上次拜访'])
      await chooser.getByRole('checkbox', { name, exact: true }).click();
    await chooser.getByRole('searchbox', { name: '查找列' }).fill('潜力');
    await chooser.getByRole('checkbox', { name: '年度潜力' }).check();
    await chooser.getByRole('searchbox', { name: '查找列' }).fill('');
    await waitForHeads('客户名称', '客户等级', '应访日期', '年度潜力 (元)');
    expect(await chooser.getByRole('checkbox', { name: '客户名称' }).isDisabled()).toBe(true);

    await chooser.getByRole('checkbox', { name: '年度潜力' }).press('Alt+ArrowUp');
    await waitForHeads('客户名称', '客户等级', '年度潜力 (元)', '应访日期');
    await chooser.getByRole('button', { name: '下移“客户等级”' }).click();
    await waitForHeads('客户名称', '年度潜力 (元)', '客户等级', '应访日期');
    await chooser.getByText('应访日期').dragTo(chooser.getByText('年度潜力'));
    await waitForHeads('客户名称', '应访日期', '年度潜力 (元)', '客户等级');
    await chooser.getByRole('button', { name: '紧凑' }).click();
    await panel.settled();
    expect(query.text().replaceAll(/\s+/g, ' ')).toContain('{ nodes { id version name nextVisitDue annualPotential tier } totalCount }');

    await page.goto('/#/contacts');
    await page.getByRole('heading', { name: '联系人' }).waitFor();
    await page.goto('/#/accounts?filter=%7B%22tier%22%3A%7B%22in%22%3A%5B%22KEY%22%5D%7D%7D');
    await waitForHeads('客户名称', '应访日期', '年度潜力 (元)', '客户等级');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await chooser.getByRole('button', { name: '恢复默认' }).click();
    await page.getByRole('columnheader', { name: '客户编号', includeHidden: true }).waitFor();
    await panel.settled();
  });
});

describe('a view of a list', () => {
  it('is kept with its filter, order and columns, opens by itself, tells what was changed, and goes', async () => {
    await enter(panel, 'specialist-li', 'accounts');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '区域', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '应访日期' }).click();
    const sorted = page.getByRole('columnheader', { name: '应访日期', exact: true }).and(page.locator('[aria-sort=ascending]'));
    await sorted.waitFor();
    await views();
    await choose('另存为新视图…');
    await page.getByRole('textbox', { name: '视图名称' }).fill('按应访日期');
    await page.getByRole('checkbox', { name: '进入此列表时自动打开' }).check();
    expect(await page.getByRole('combobox', { name: '共享给' }).count()).toBe(0);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '按应访日期', exact: true }).waitFor();

    await page.getByRole('link', { name: '联系人' }).click();
    await page.getByRole('heading', { name: '联系人' }).waitFor();
    await page.getByRole('link', { name: '客户', exact: true }).click();
    await page.getByRole('button', { name: '按应访日期', exact: true }).waitFor();
    await sorted.waitFor();
    expect(await heads()).not.toContain('区域');

    await page.getByRole('button', { name: '客户名称' }).click();
    await page.getByText('已修改').waitFor();
    await views('按应访日期');
    await choose('放弃修改');
    await page.getByText('已修改').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '客户名称' }).click();
    await page.getByText('已修改').waitFor();
    await views('按应访日期');
    await choose('保存修改');
    await page.getByText('已修改').waitFor({ state: 'detached' });
    await views('按应访日期');
    await choose('删除视图');
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '视图', exact: true }).waitFor();
    const { savedViews } = await li.data<{ savedViews: { nodes: { name: string }[] } }>(
      '{ savedViews(where: { resource: { eq: "accounts" } }) { nodes { name } } }',
    );
    expect(savedViews.nodes.map(({ name }) => name)).not.toContain('按应访日期');
  });

  it('is shared by the manager with the department, and opens for whoever lacks some of it', async () => {
    const manager = await server.as('manager-east');
    const state = { filter: { tier: { in: ['KEY'] } }, where: { secret: { eq: 1 } }, columns: ['name', 'tier', 'gone'] };
    await manager.data('mutation($input: SavedViewCreateInput!) { createSavedView(input: $input) { id } }', {
      input: { name: '本部门大客户', resource: 'accounts', state, sharedUnitId: unitId('east') },
    });
    await enter(panel, 'specialist-li', 'accounts');
    await views();
    await page.getByText('共享视图').waitFor();
    await choose(/本部门大客户/);

    await page.getByRole('alert').getByText('此视图或链接中有 1 项条件和 1 列已不存在或您无权查看，已略去。').waitFor();
    await waitForHeads('客户名称', '客户等级');
    expect(await page.getByRole('cell', { name: '潜在大客户' }).count()).toBe(0);
    await views('本部门大客户');
    expect(await page.getByRole('menuitem', { name: /重命名|删除|保存修改/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('is there for a noun that nobody wrote a line of panel for', async () => {
    const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
    const input = { name: '沙盘甲', accountId: accounts.nodes[0]!.id, price: '99.90' };
    await li.data('mutation($input: GadgetCreateInput!) { createGadget(input: $input) { id } }', { input });
    await enter(panel, 'specialist-li', 'gadgets');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '借出日期' }).check();
    await page.keyboard.press('Escape');
    await waitForHeads('样机名称', '所属客户', '成色', '样机价 (元)', '借出日期');
    await views();
    await choose('另存为新视图…');
    await page.getByRole('textbox', { name: '视图名称' }).fill('借出情况');
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('button', { name: '借出情况', exact: true }).waitFor();
    await panel.settled();
    expect(await heads()).toContain('借出日期');
  });
});

describe('the conditions of a list', () => {
  async function set(box: string, option: string): Promise<void> {
    const field = page.getByRole('group', { name: '条件', exact: true }).last().getByRole('combobox', { name: box, exact: true });
    await field.click();
    if (box === '字段') await field.fill(option);
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  it('are built of and and or down to related rows, told in words, carried by the address, and taken away one by one', async () => {
    await enter(panel, 'specialist-li', 'accounts');
    await page.getByRole('button', { name: '组合筛选' }).click();
    const dialog = page.getByRole('dialog', { name: '组合筛选' });
    await set('字段', '客户等级');
    await set('值', '大客户');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '添加条件组' }).click();
    await set('字段', '年度潜力');
    await set('比较', '不小于');
    await dialog.getByRole('group', { name: '条件', exact: true }).last().getByRole('textbox', { name: '值' }).fill('1000000');
    await dialog.getByRole('group', { name: '或', exact: true }).getByRole('button', { name: '添加条件', exact: true }).click();
    await set('字段', '拜访');
    await set('范围', '没有一项');
    await set('内容', '状态');
    await set('值', '已完成');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '应用' }).click();

    const told = page.getByRole('group', { name: '筛选条件' });
    await told.getByText('客户等级 属于 大客户').waitFor();
    await told.getByText('(年度潜力 不小于 1,000,000 或 没有拜访的状态 属于 已完成)').waitFor();
    await panel.settled();
    const search = new URLSearchParams(page.url().split('?')[1]);
    const where = (JSON.parse(search.get('filter')!) as { _where: object })._where;
    expect(where).toEqual({
      and: [
        { tier: { in: ['KEY'] } },
        { or: [{ annualPotential: { gte: '1000000' } }, { visits: { none: { status: { in: ['DONE'] } } } }] },
      ],
    });
    const { accounts } = await li.data<{ accounts: { totalCount: number } }>(
      'query($where: AccountWhere) { accounts(where: $where) { totalCount } }',
      { where },
    );
    await page
      .getByText(new RegExp(` ${accounts.totalCount}$|共 ${accounts.totalCount}`))
      .first()
      .waitFor();

    await told.getByRole('img', { name: '移除此条件' }).first().click();
    await told.getByText('客户等级').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '组合筛选' }).click();
    expect(await dialog.getByRole('group', { name: '条件', exact: true }).count()).toBe(2);
    await dialog.getByRole('button', { name: '清空条件' }).click();
    await told.waitFor({ state: 'detached' });
    await panel.settled();
  });

  it('name related records, and are there for a noun that nobody wrote a line of panel for', async () => {
    const { gadgets } = await li.data<{ gadgets: { nodes: { account: { id: string; name: string } }[] } }>(
      '{ gadgets(first: 1) { nodes { account { id name } } } }',
    );
    const { name } = gadgets.nodes[0]!.account;
    await enter(panel, 'specialist-li', 'gadgets');
    await page.getByRole('button', { name: '组合筛选' }).click();
    await set('字段', '所属客户');
    const value = page.getByRole('dialog').getByRole('combobox', { name: '值' });
    await value.fill(name);
    await page.getByRole('option', { name }).click();
    await page.getByRole('button', { name: '应用' }).click();

    await page.getByRole('group', { name: '筛选条件' }).getByText(`所属客户 属于 ${name}`).waitFor();
    await page.getByRole('link', { name: '沙盘甲' }).waitFor();
    await panel.settled();
    expect(page.url()).toContain('_where');
  });
});
