import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../support/server.ts';
import { issueToken } from '../support/tokens.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(90_000);

let panel: PanelPage;
let page: Page;
let server: TestServer;

eachOnFreshPage((opened, started) => {
  panel = opened;
  server = started;
  page = opened.page;
});

const VALUE = /kam_demo_bi_\w{12}_\w{49}/;

describe('an API token', () => {
  it('is made of scopes that are ticked, and its value is shown once, until it is closed', async () => {
    await enter(panel, 'manager-east', 'apiTokens/create');
    await page.getByLabel('名称').fill('月度报表');
    await sees(page.getByText('请先选择“类型”'));
    await page.getByRole('combobox', { name: '类型' }).click();
    await page.getByRole('option', { name: '数据分析' }).click();
    await page.getByRole('group', { name: '拜访', exact: true }).getByRole('checkbox', { name: '读取' }).check();
    await page.getByRole('button', { name: '保存' }).click();

    const dialog = page.getByRole('dialog', { name: '请立即保存' });
    await sees(dialog.getByText(VALUE));
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '复制' }).click();
    await sees(dialog.getByRole('button', { name: /已复制|已选中/ }));
    const value = await dialog.getByText(VALUE).textContent();
    await dialog.getByRole('button', { name: '我已保存，关闭' }).click();
    await dialog.waitFor({ state: 'detached' });

    await sees(page.getByText('拜访 · 读取'));
    expect(await page.locator('body').innerText()).not.toContain(value);
    await page.reload();
    await sees(page.getByText('拜访 · 读取'));
    expect(await page.locator('body').innerText()).not.toContain(value);
  });

  it('shows its new value when it is rotated, and is revoked by a button', async () => {
    await openToken();
    await page.getByRole('button', { name: '轮换令牌' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '轮换令牌' }).click();
    const dialog = page.getByRole('dialog', { name: '请立即保存' });
    await sees(dialog.getByText(VALUE));
    await dialog.getByRole('button', { name: '我已保存，关闭' }).click();

    await page.getByRole('button', { name: '吊销令牌' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '吊销令牌' }).click();

    expect(await sees(page.locator('dt:text-is("吊销人") + dd a'))).toBe(true);
  });
});

describe('the connection of a list to BI', () => {
  it('answers a program with the rows that the list shows', async () => {
    await enter(panel, 'manager-east', `visits?filter=${encodeURIComponent(JSON.stringify({ status: { in: ['DONE'] } }))}`);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '连接到 BI…' }).click();
    const dialog = page.getByRole('dialog', { name: '把“拜访”连接到 BI' });
    await sees(dialog.getByText('visit:read account:read user:read'));
    await sees(dialog.getByRole('region').getByText('Table.FromRecords'));
    await dialog.getByRole('tab', { name: 'curl' }).click();
    const shown = (await dialog.getByRole('region').textContent())!;
    await dialog.getByRole('tab', { name: '现成数据集' }).click();
    await sees(dialog.getByText('/bi/v1/datasets/visits.csv?lang=zh&key=TOKEN'));
    const { query, variables } = JSON.parse(/-d '(.*)'$/s.exec(shown)![1]!);

    const scopes = ['visit:read', 'account:read', 'user:read'];
    const { client } = await issueToken(server, { kind: 'BI', scopes }, { as: 'manager-east' });
    const manager = await server.as('manager-east');
    const count = await manager.data<{ visits: { totalCount: number } }>('{ visits(where: { status: { in: [DONE] } }) { totalCount } }');
    const answer = await client.data<{ visits: { nodes: unknown[] } }>(query, variables);

    expect(count.visits.totalCount).toBeGreaterThan(0);
    expect(answer.visits.nodes).toHaveLength(count.visits.totalCount);
  });
});

describe('the address of the API in a browser', () => {
  it('is a page where queries are tried out, beginning with examples over what the viewer has', async () => {
    await enter(panel, 'specialist-li');
    await page.goto('/graphql');
    await sees(page.getByRole('heading', { level: 1, name: '查询调试台' }));
    await sees(page.getByRole('tab', { name: 'accountsNested' }));
    await sees(page.getByRole('region', { name: 'Operation Editor' }).getByText('totalCount'));
    await page.getByRole('button', { name: /Execute query/ }).click();

    expect(await sees(page.getByRole('region', { name: 'Result Window' }).getByText('totalCount'))).toBe(true);
  });
});

describe('the developers’ page', () => {
  it('tells the owner what their tokens may do, and has examples that run as they stand', async () => {
    const { token } = await issueToken(server, { kind: 'BI', name: '月报取数', scopes: SCOPES, ratePerMinute: 77 }, { as: 'manager-east' });
    await enter(panel, 'manager-east', 'developers');

    const own = page.getByRole('article', { name: '月报取数' });
    await sees(own.getByText('account:read'));
    expect(await own.innerText()).toMatch(/每分钟请求数\s+77/);
    await page.getByRole('tab', { name: 'JavaScript' }).click();
    const program = await page.getByRole('region', { name: /Node 18/ }).innerText();
    const manager = await server.as('manager-east');
    const { accounts } = await manager.data<{ accounts: { totalCount: number } }>('{ accounts { totalCount } }');

    expect(await outputOf(program.replace('TOKEN', token))).toBe(String(accounts.totalCount));
  });

  it('tells bounds and error codes as the gateway has them, in both languages', async () => {
    await enter(panel, 'specialist-li', 'developers');
    const errors = page.getByRole('table', { name: '错误代码' });

    await sees(errors.getByRole('row', { name: /RATE_LIMITED 429 .* 是/ }));
    await sees(page.getByRole('table', { name: '限制' }).getByRole('row', { name: '每页条数 100 行' }));
    await sees(page.getByRole('region', { name: '我的令牌' }).getByText('您名下没有令牌。需要时请大客户经理或系统管理员签发。'));
    await page.getByRole('button', { name: '界面语言' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    expect(await sees(page.getByRole('table', { name: 'Error codes' }).getByRole('row', { name: /RATE_LIMITED 429 .* Yes/ }))).toBe(true);
  });
});

const SCOPES = ['account:read', 'user:read', 'developmentStage:read', 'region:read'];

/** What a program prints, on the Node that runs the tests. */
async function outputOf(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return stdout.trim();
}

describe('viewing as a specialist', () => {
  it('is offered to their manager, stands above every page, refuses writes in words, and ends where it began', async () => {
    await enter(panel, 'manager-east', 'users');
    await follow('李慧敏');
    await page.getByRole('button', { name: '以其身份查看' }).click();

    const banner = page.getByRole('status').filter({ hasText: '正在以 李慧敏 的身份查看（只读）' });
    await sees(banner);
    await page.getByRole('link', { name: '客户', exact: true }).click();
    await sees(page.getByRole('heading', { level: 1, name: '客户', exact: true }));
    await page.reload();
    await sees(banner);
    await page.locator('tbody tr').first().click();
    await page.getByRole('link', { name: '编辑' }).click();
    await page.waitForLoadState('networkidle');
    await page.getByLabel('简称').fill('试改');
    await page.getByRole('button', { name: '保存' }).click();
    await sees(page.getByText('正在以他人身份查看,只读;结束查看后才能操作'));
    await page.goto('/#/accounts');
    await banner.getByRole('button', { name: '结束查看' }).click();

    await sees(page.getByRole('heading', { level: 1, name: '李慧敏' }));
    await banner.waitFor({ state: 'detached' });
    expect(await sees(page.getByRole('button', { name: '以其身份查看' }))).toBe(true);
  });

  it('that is withdrawn leaves the manager as themselves, and says so', async () => {
    await enter(panel, 'manager-east', 'users');
    await follow('李慧敏');
    await page.getByRole('button', { name: '以其身份查看' }).click();
    await sees(page.getByRole('status').filter({ hasText: '李慧敏' }));
    // the end as the gateway tells it: nobody asks any more
    await page.route('**/graphql', (route) => route.fulfill({ status: 401, json: ENDED }), { times: 1 });
    await page.getByRole('link', { name: '客户', exact: true }).click();

    expect(await sees(page.getByRole('alert').filter({ hasText: '您现在以自己' }))).toBe(true);
    panel.forgive();
  });

  it('is not offered for colleagues who see as much', async () => {
    await enter(panel, 'manager-east', 'users');
    const asked = page.waitForResponse((response) => response.url().includes('/auth/view-as'));
    await follow('周启明');

    expect(await (await asked).json()).toEqual({ may: false });
    expect(await page.getByRole('button', { name: '以其身份查看' }).count()).toBe(0);
  });
});

const ENDED = { errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }] };

async function openToken(): Promise<void> {
  await enter(panel, 'manager-east', 'apiTokens');
  await follow('月度报表');
}

async function follow(name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await sees(page.getByRole('heading', { level: 1, name, exact: true }));
}

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.first().waitFor();
  return true;
}
