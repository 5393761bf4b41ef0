import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(180_000);

let panel: PanelPage;
let page: Page;

// by the business clock it is November 2026, and nobody has imported 2027
eachOnFreshPage((opened) => {
  panel = opened;
  page = opened.page;
});

function notice(): Locator {
  return page.getByRole('status').filter({ hasText: /2027/ });
}

describe('a year without an official calendar', () => {
  it('is told of to those whose deadlines go by it, with whom to ask', async () => {
    await enter(panel, 'manager-east');

    await notice().waitFor();
    expect(await notice().innerText()).toContain('2027 年的官方工作日历尚未导入');
    expect(await notice().innerText()).toContain('请系统管理员导入放假安排');
    await notice().getByRole('link', { name: '查看工作日历' }).click();
    await page.getByRole('heading', { level: 1, name: '工作日历', exact: true }).waitFor();
    expect(await notice().isVisible()).toBe(true);
  });

  it('is told of to administrators with what to do, until there is one', async () => {
    await enter(panel, 'admin', 'workCalendarDays');
    await notice().waitFor();
    expect(await notice().locator('code').innerText()).toBe('npm run import -- workCalendar 2027.csv');
    await notice().getByRole('button', { name: '本次不再显示' }).click();
    expect(await notice().count()).toBe(0);

    await page.reload();
    await notice().waitFor();
    const query =
      'mutation { createWorkCalendarDay(input: { date: "2027-01-01", isWorkday: false, name: "元旦", source: IMPORT }) { id } }';
    await panel.context.request.post('/graphql', { data: { query } });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await panel.settled();

    expect(await notice().count()).toBe(0);
  });

  it('is nothing to specialists', async () => {
    await enter(panel, 'specialist-li');
    await panel.settled();

    expect(await notice().count()).toBe(0);
  });
});
