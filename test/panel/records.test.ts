import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runTour, tourMaker, type TourMaker } from '../support/tours.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(120_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let maker: TourMaker | undefined;

eachOnFreshPage((opened, served) => {
  [panel, page, server] = [opened, opened.page, served];
});
beforeEach(async () => {
  maker ??= await tourMaker(await server.as('specialist-li'), await server.as('office'));
});

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.first().waitFor();
  return true;
}

describe('the head of a record', () => {
  it('offers what can be done now, and says in a menu why not what cannot', async () => {
    const { id } = await maker!.apply('2026-12-21T01:00:00Z', 1);
    await runTour(await server.as('specialist-li'), 'submitTourRequest', id);
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'office', `tourRequests/${id}/show`);
    const head = page.getByRole('main').locator('header').first();
    await sees(head.getByRole('button', { name: '操作' }));
    expect(await head.getByRole('button').allInnerTexts()).toEqual(['批准', '退回', '拒绝', '操作']);

    await head.getByRole('button', { name: '操作' }).focus();
    await page.keyboard.press('Enter');
    const refused = page.getByRole('menuitem', { name: /^安排接待/ });
    await sees(refused);
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
    expect(await refused.innerText()).toMatch(/安排接待\n+仅/);
    // what is refused is never enabled, so a forced click does not wait for the menu to stand still: being over it does
    await refused.hover();
    await refused.click({ force: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('menuitem', { name: '取消参观' }).click();
    await page.getByRole('dialog', { name: '取消参观' }).getByRole('button', { name: '取消', exact: true }).click();
    await head.getByRole('button', { name: '批准' }).click();
    await page.getByRole('dialog', { name: '批准' }).getByRole('button', { name: '批准' }).click();

    await sees(head.getByRole('button', { name: '安排接待' }));
    const [tour] = await rowsOf<{ status: string }>(server, 'select status from tour_request where id = $1', [id]);
    expect(tour?.status).toBe('APPROVED');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

describe('the palette', () => {
  const box = (): Locator => page.getByRole('combobox', { name: '搜索记录、页面和命令' });
  const option = (name: string | RegExp): Locator => page.getByRole('dialog').getByRole('option', { name });

  it('finds a record by initials in one request, opens it by keyboard, and knows it again', async () => {
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(...(request.postData()?.match(/query palette/g) ?? [])));
    await enter(panel, 'manager-east', 'accounts');
    await page.keyboard.press('Control+k');
    await box().fill('sydy');
    await sees(option(/^沈阳东曜汽车零部件有限公司/));
    expect(asked).toHaveLength(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await box().getAttribute('aria-activedescendant')).toBe(
      await option(/^沈阳东曜/)
        .first()
        .getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await sees(page.getByRole('heading', { level: 1, name: '沈阳东曜汽车零部件有限公司' }));

    await page.getByRole('button', { name: '搜索记录、页面、命令' }).click();
    await sees(page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: /^沈阳东曜/ }));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('finds pages and commands by pinyin, and only what the viewer sees', async () => {
    await enter(panel, 'specialist-li', 'accounts');
    await page.keyboard.press('Control+k');
    await box().fill('kshd');
    await sees(page.getByText('没有找到“kshd”'));
    await sees(page.getByText(/全拼或拼音首字母/));
    await box().fill('ksdj');
    await sees(option('快速登记拜访'));
    await box().fill('sysc');
    await sees(option('使用手册'));
    await box().fill('xjkh');
    await option('新建客户').click();
    await sees(page.getByRole('heading', { level: 1, name: '新建客户' }));

    await page.keyboard.press('Control+k');
    const [other] = await rowsOf<{ name: string }>(
      server,
      `select a.name from account a join app_user u on u.id = a.specialist_id where u.username = 'specialist-chen' and a.deleted_at is null limit 1`,
    );
    await box().fill(other!.name);
    await sees(page.getByText(`没有找到“${other!.name}”`));
    await box().fill('ywjm');
    await option('切换到英文界面').click();
    expect(await sees(page.getByRole('heading', { level: 1, name: 'Create account' }))).toBe(true);
  });

  it('is not needed where a list has a search of its own; a key tells the keys', async () => {
    await enter(panel, 'manager-east', 'contacts');
    const search = page.getByRole('searchbox', { name: /联系人/ });
    await search.waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('zw');
    expect(await search.inputValue()).toBe('zw');

    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await sees(page.getByRole('dialog', { name: '快捷键' }).getByText('到列表的搜索框'));
  });
});

describe('a record of a list', () => {
  it('leads to its neighbours by button and key, over the end of the page', async () => {
    await enter(panel, 'manager-east', 'accounts');
    const rows = page.getByRole('main').locator('tbody tr');
    await rows.nth(24).waitFor();
    const [before, last] = await Promise.all([23, 24].map((place) => rows.nth(place).locator('a[href*="/show"]').first().innerText()));
    await rows.nth(23).locator('a[href*="/show"]').first().click();
    const place = page.getByRole('navigation', { name: '上一条和下一条' });
    await sees(place.getByText(/^24 \/ \d+$/));
    await sees(page.getByRole('heading', { level: 1, name: before! }));

    await place.getByRole('button', { name: '下一条' }).click();
    await sees(page.getByRole('heading', { level: 1, name: last! }));
    await page.keyboard.press(']');
    await sees(place.getByText(/^26 \/ \d+$/));
    await page.keyboard.press('[');
    await sees(place.getByText(/^25 \/ \d+$/));

    expect(await sees(page.getByRole('heading', { level: 1, name: last! }))).toBe(true);
  });
});

describe('the timeline of a record', () => {
  it('tells visits, communications and changes by day, and one kind alone on wish', async () => {
    const [account] = await rowsOf<{ id: string }>(
      server,
      `select a.id from account a join app_user u on u.id = a.specialist_id join visit v on v.account_id = a.id and v.deleted_at is null
        where u.username = 'specialist-li' and a.deleted_at is null group by a.id order by count(*) desc limit 1`,
    );
    const li = await server.as('specialist-li');
    await li.data('mutation($id: ID!) { updateAccount(id: $id, input: { shortName: "时间线" }) { id } }', { id: account!.id });
    await enter(panel, 'specialist-li', `accounts/${account!.id}/show?tab=_timeline`);
    const kinds = page.getByRole('group', { name: '显示的内容' });
    const story = page.getByRole('tabpanel');
    await sees(story.getByText('时间线'));
    await sees(story.getByRole('heading', { level: 2, name: /年.*月.*日/ }));

    const asked = page.waitForResponse((response) => response.request().postData()?.includes('query timeline') ?? false);
    await kinds.getByRole('button', { name: /^拜访/ }).click();
    await asked;
    await panel.settled();
    const said = await story.getByRole('listitem').allInnerTexts();

    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((text) => !text.startsWith('拜访'))).toEqual([]);
    const days = await story.getByRole('heading', { level: 2 }).count();
    expect(days).toBeGreaterThan(1);
  });
});

describe('the recycle bin', () => {
  it('tells what was deleted by whom, finds it by pinyin, and gives it back with what hangs on it', async () => {
    const manager = await server.as('manager-east');
    const { accounts } = await manager.data<{ accounts: { nodes: { id: string; name: string }[] } }>(
      '{ accounts(where: { name: { eq: "沈阳东曜汽车零部件有限公司" } }) { nodes { id name } } }',
    );
    const [account] = accounts.nodes;
    await manager.data('mutation($id: ID!) { deleteAccount(id: $id) { id } }', { id: account!.id });
    await enter(panel, 'manager-east', 'recycle-bin');
    await sees(page.getByRole('heading', { level: 1, name: '回收站' }));
    await page.getByRole('searchbox', { name: '搜索已删除的记录' }).fill('sydy');
    const line = page.getByRole('listitem').filter({ hasText: account!.name });
    await sees(line.getByText(/^刘雅琴 于 .* 删除 · 恢复时一并恢复其.*联系人/));
    await line.getByRole('button', { name: `恢复 ${account!.name}` }).click();
    await line.waitFor({ state: 'detached' });

    const { account: back } = await manager.data<{ account: { contacts: { totalCount: number } } | null }>(
      'query($id: ID!) { account(id: $id) { contacts { totalCount } } }',
      { id: account!.id },
    );
    expect(back?.contacts.totalCount).toBeGreaterThan(0);
  });

  it('is not offered to who may not restore', async () => {
    await enter(panel, 'guide');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').first().waitFor();

    expect(await page.getByRole('link', { name: '回收站' }).count()).toBe(0);
  });
});

describe('who enters a record', () => {
  it.each([
    ['沈阳东曜汽车零部件集团股份有限公司', true],
    ['东曜汽车零部件（沈阳）', true],
    ['沈阳 东曜　汽车零部件', true],
    ['沈阳东曜', true],
    ['沈阳', false],
    ['沈阳东方汽车零部件有限公司', false],
    ['有限公司', false],
  ])('as %s: what may be the same is found: %s', async (name, isFound) => {
    const manager = await server.as('manager-east');
    const { accounts } = await manager.data<{ accounts: { nodes: { name: string }[] } }>(
      'query($name: String!) { accounts(where: { alike: { name: $name } }, first: 100) { nodes { name } } }',
      { name },
    );

    expect(accounts.nodes.some((row) => row.name === '沈阳东曜汽车零部件有限公司')).toBe(isFound);
  });

  it('is shown it while typing, with who has it; colleagues who do not see it are not', async () => {
    await enter(panel, 'manager-east', 'accounts/create');
    await page.getByRole('textbox', { name: '客户名称', exact: true }).fill('东曜汽车零部件（集团）');
    const told = page.getByRole('status').filter({ hasText: '可能重复' });
    await sees(told.getByRole('link', { name: /^沈阳东曜汽车零部件有限公司/ }));
    await sees(told.getByText(/KA-\d+.*客户专员 \S+/));
    await page.getByRole('textbox', { name: '客户名称', exact: true }).fill('全新的名字');
    await told.waitFor({ state: 'detached' });

    const chen = await server.as('specialist-chen');
    const { accounts } = await chen.data<{ accounts: { totalCount: number } }>(
      '{ accounts(where: { alike: { name: "沈阳东曜" } }) { totalCount } }',
    );
    expect(accounts.totalCount).toBe(0);
  });
});
