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

describe('signing in', () => {
  it('a manager signs in by name and lands in their day', async () => {
    await page.goto('/');
    await page.getByLabel('用户名').fill('manager-east');
    await page.getByLabel('密码').fill('demo');
    await page.getByRole('button', { name: '登录', exact: true }).click();

    expect(await sees(heading('今日'))).toBe(true);
    expect(await page.title()).toBe('今日 · 大客户部');
  });

  it('a specialist signs in by a demo button', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: '客户专员' }).first().click();

    expect(await sees(heading('今日'))).toBe(true);
  });

  it('a wrong password is told in the gateway’s words', async () => {
    await page.goto('/');
    await page.getByLabel('用户名').fill('manager-east');
    await page.getByLabel('密码').fill('guess');
    await page.getByRole('button', { name: '登录', exact: true }).click();

    expect(await sees(page.getByRole('alert').getByText('用户名或密码错误'))).toBe(true);
    panel.forgive();
  });

  it('signing out leads back to the sign-in page', async () => {
    await enter(panel, 'specialist-li');

    await page.getByRole('button', { name: '个人菜单' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();

    expect(await sees(heading('登录'))).toBe(true);
  });

  it('a session that the gateway ended asks to sign in again', async () => {
    await enter(panel, 'specialist-li');
    await panel.settled();
    await panel.context.clearCookies();

    // by its address: what the first page still asks for may take its menu away before a click comes
    await page.goto('/#/visits');

    expect(await sees(page.getByText('登录已失效').first())).toBe(true);
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
