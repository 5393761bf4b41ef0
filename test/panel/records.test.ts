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
    await box().pressSequentially('sydy', { delay: 15 });
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

    await page.getByRole('button', { name: '搜索', exact: true }).click();
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
    expect(await sees(page.getByRole('heading', { level: 1, name: 'Create Account' }))).toBe(true);
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
