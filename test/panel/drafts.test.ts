import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(90_000);

let panel: PanelPage;
let page: Page;

eachOnFreshPage((opened) => {
  panel = opened;
  page = opened.page;
});

describe('a form', () => {
  const drafts = "Object.keys(localStorage).filter((name) => name.startsWith('formDraft/')).length";
  const draftsKept = async (count: number): Promise<void> => {
    while ((await page.evaluate<number>(drafts)) !== count) await setTimeout(50);
  };

  it('gives back what was written when its page is opened anew, and forgets it once it is saved', async () => {
    await enter(panel, 'admin', 'regions/create');
    await page.getByLabel('行政区划代码').fill('NE-9');
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('长白山片区');
    await draftsKept(1);
    // as after a crash: the first page is not asked
    page = await panel.context.newPage();
    await page.goto('/#/regions/create');
    await page.getByText(/填写的内容还没有保存/).waitFor();
    expect(await page.getByLabel('行政区划代码').inputValue()).toBe('');

    await page.getByRole('button', { name: '恢复填写' }).click();
    expect(await page.getByLabel('行政区划代码').inputValue()).toBe('NE-9');
    await page.getByRole('button', { name: '保存' }).click();

    await sees(heading('长白山片区'));
    await draftsKept(0);
    await page.goto('/#/regions/create');
    await sees(heading('新建区域'));
    expect(await page.getByText(/填写的内容还没有保存/).count()).toBe(0);
  });

  it('makes one row where the answer was lost and it is saved again', async () => {
    await enter(panel, 'admin', 'regions/create');
    await page.getByLabel('行政区划代码').fill('NE-8');
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('松花江片区');
    const isCreation = (body: string | null): boolean => body?.includes('createRegion') ?? false;
    let isLost = false;
    await page.route('/graphql', async (route) => {
      if (isLost || !isCreation(route.request().postData())) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('连接不上服务器').waitFor();
    panel.forgive();
    await page.getByRole('button', { name: '保存' }).click();

    expect(await sees(heading('松花江片区'))).toBe(true);
  });

  it('is reached, filled in and saved by the keyboard alone', async () => {
    const keys = page.keyboard;
    await enter(panel, 'specialist-li', 'contacts');
    await tabTo(page.getByRole('button', { name: '跳到正文' }));
    await keys.press('Enter');
    await tabTo(page.getByRole('link', { name: '新建', exact: true }));
    await keys.press('Enter');
    await sees(heading('新建联系人'));

    await tabTo(page.getByRole('combobox', { name: /^客户/ }));
    await keys.type('华农');
    // until those that were offered before anything was typed are gone
    await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
    await sees(page.getByRole('option', { name: /铁岭华农/ }));
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await tabTo(page.getByRole('textbox', { name: /^姓名/ }));
    await keys.type('岳清禾');
    await tabTo(page.getByRole('combobox', { name: '决策角色' }));
    await keys.press('Enter');
    await sees(page.getByRole('option', { name: '把关人' }));
    for (let option = 0; option < 4; option += 1) await keys.press('ArrowDown');
    await keys.press('Enter');
    // what a new row has where nobody says otherwise
    expect(await page.getByRole('combobox', { name: '主要联系人' }).innerText()).toBe('否');
    await tabTo(page.getByRole('textbox', { name: '手机' }));
    await keys.type('13800138000');
    await tabTo(page.getByRole('button', { name: '保存' }));
    await keys.press('Enter');

    await sees(heading('岳清禾'));
    await sees(page.getByText('铁岭华农装备制造有限公司').first());
    await sees(page.getByText('把关人', { exact: true }).first());
  });

  it('says above it that the connection is gone, until it is back', async () => {
    await enter(panel, 'admin', 'regions/create');
    await sees(heading('新建区域'));
    await panel.context.setOffline(true);
    await page
      .getByRole('status')
      .getByText(/网络已断开/)
      .waitFor();

    await panel.context.setOffline(false);
    await page.getByText(/网络已断开/).waitFor({ state: 'detached' });
    expect(await page.getByLabel('行政区划代码').isEnabled()).toBe(true);
    panel.forgive();
  });
});

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.waitFor();
  return true;
}

function heading(text: string): Locator {
  return page.getByRole('heading', { level: 1, name: text, exact: true });
}

/** Goes on from key to key until something has the focus, as somebody without a mouse does. */
async function tabTo(place: Locator): Promise<void> {
  const isThere = async (): Promise<boolean> => (await place.and(page.locator(':focus')).count()) > 0;
  await place.waitFor();
  for (let steps = 0; steps < 30 && !(await isThere()); steps += 1) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
}
