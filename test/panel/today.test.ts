import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(180_000);

let panel: PanelPage;
let page: Page;

eachOnFreshPage((opened) => {
  panel = opened;
  page = opened.page;
});

describe('the day', () => {
  it('of a specialist begins with the plan that is due and how long there is', async () => {
    await enter(panel, 'specialist-li');

    const plan = page.getByRole('region', { name: '2026年12月工作计划' });
    expect(await sees(plan.getByText('截止 2026-11-30 23:59'))).toBe(true);
    expect(await sees(page.getByRole('region', { name: '今天的拜访' }).or(page.getByText(/暂无：.*今天的拜访/)))).toBe(true);
    expect(await sees(page.getByRole('button', { name: '0 条未读提醒' }))).toBe(true);
  });

  it('of a manager counts what waits, and each number opens its rows', async () => {
    await enter(panel, 'manager-east');
    const waiting = page.getByRole('region', { name: '待核实的拓展' });
    const count = Number(await waiting.getByRole('link').first().locator('span').innerText());

    await waiting.getByRole('link').first().click();

    expect(count).toBeGreaterThan(0);
    expect(await sees(page.getByRole('heading', { level: 1, name: '拓展', exact: true }))).toBe(true);
    await page
      .locator('tbody tr')
      .nth(count - 1)
      .waitFor();
    expect(await page.locator('tbody tr').count()).toBe(count);
  });

  it('of whoever has no work of their own here is their reminders', async () => {
    await enter(panel, 'finance');

    expect(await sees(page.getByText('没有待处理的提醒。'))).toBe(true);
  });
});

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.waitFor();
  return true;
}
