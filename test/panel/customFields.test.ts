import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eachOnFreshPage, enter, openPage, startBrowser, type PanelPage } from './browser.ts';
import type { TestServer } from '../support/server.ts';

jest.setTimeout(180_000);

let panel: PanelPage;
let page: Page;
let server: TestServer;

eachOnFreshPage((opened, on) => {
  panel = opened;
  page = opened.page;
  server = on;
});

describe('a field that an administrator adds', () => {
  it('is used by a specialist in the same minute, in the page that was open all along', async () => {
    const browser = await startBrowser();
    const desk = await openPage(browser, server.url);
    await enter(desk, 'specialist-li', 'accounts');
    await desk.page.getByRole('columnheader', { name: '客户名称' }).waitFor();

    await addField();

    // nobody signs out: the next thing that is asked for tells of it
    await desk.page.getByRole('searchbox', { name: '搜索客户' }).fill('有限');
    await desk.page.getByRole('columnheader', { name: '停车条件' }).waitFor();
    await desk.page.locator('tbody tr a').first().click();
    await desk.page.getByRole('link', { name: '编辑' }).click();
    await desk.page.getByRole('heading', { name: '补充信息' }).waitFor();
    await choose(desk.page, '停车条件', '地面停车');
    await desk.page.getByRole('button', { name: '保存' }).click();
    await desk.page.getByRole('link', { name: '编辑' }).waitFor();
    expect(await desk.page.getByText('地面停车').first().isVisible()).toBe(true);

    await desk.page.goto('/#/accounts');
    await desk.page.getByRole('button', { name: '添加筛选' }).click();
    await desk.page.getByRole('menuitem', { name: '停车条件' }).waitFor();
    expect(desk.problems()).toEqual([]);
    await browser.close();
  });
});

async function addField(): Promise<void> {
  await enter(panel, 'admin', 'customFields/create');
  await choose(page, '所属对象', '客户');
  await page.getByRole('textbox', { name: '字段代码' }).fill('parking');
  await choose(page, '类型', '单选');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('停车条件');
  await page.getByRole('textbox', { name: '英文名称', exact: true }).fill('Parking');
  for (const [at, [zh, en, code]] of [
    ['地面停车', 'On the ground', 'GROUND'],
    ['地下停车', 'Below ground', 'BELOW'],
  ].entries()) {
    await page.getByRole('button', { name: '添加选项' }).click();
    await page.getByRole('textbox', { name: `选项 ${at + 1} 名称` }).fill(zh!);
    await page.getByRole('textbox', { name: `选项 ${at + 1} 英文名称` }).fill(en!);
    await page.getByRole('textbox', { name: `选项 ${at + 1} 代码` }).fill(code!);
  }
  await chooseMany('谁能看', ['大客户经理', '客户专员']);
  await chooseMany('谁能填', ['客户专员']);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '停车条件', level: 1 }).waitFor();
}

async function choose(on: Page, label: string, option: string): Promise<void> {
  await on.getByRole('combobox', { name: label }).click();
  await on.getByRole('option', { name: option, exact: true }).click();
}

async function chooseMany(label: string, options: readonly string[]): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  for (const option of options) await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
}
