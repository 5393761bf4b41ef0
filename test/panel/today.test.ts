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

describe('a dashboard', () => {
  it('of a manager has numbers that are the totals of the rows that they open', async () => {
    await enter(panel, 'manager-east');
    const figures = await numbersOf(page.getByRole('list', { name: '要点数字' }));
    const visits = (await numbersOf(page.getByRole('table', { name: '专员本月拜访排名' }))).filter(({ href }) =>
      href.startsWith('#/visits?'),
    );

    for (const { value, href } of [...figures, ...visits.slice(0, 2)]) {
      await page.goto('/readyz');
      await page.goto(`/${href}`);
      expect({ href, total: await totalOf(value) }).toEqual({ href, total: value });
    }
  });

  it('of a manager tells what the reports tell, and what the plans add up to', async () => {
    await enter(panel, 'manager-east');
    const month = await numbersOf(page.getByRole('table', { name: '部门本月计划完成情况' }));
    const answer = await panel.context.request.post('/graphql', { data: { query: reportsQuery, variables: { period: month[0]!.period } } });
    const { visitStatistics, planSubmission } = ((await answer.json()) as ReportsAnswer).data;

    expect(month.map(({ value }) => value).slice(0, 2)).toEqual([planSubmission.total.visitPlanned, visitStatistics.total.made]);
    expect(month[2]!.value).toBe(planSubmission.total.expansionPlanned);
    expect(month[4]!.value).toBe(planSubmission.total.deliveryPlanned);
  });

  it('keeps its other cards where one cannot be read', async () => {
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ourMonth_visits_done')) return route.fallback();
      return route.fulfill({ json: { errors: [{ message: '处理超时', extensions: { code: 'TIMEOUT' } }] } });
    });
    await enter(panel, 'manager-east');

    expect(await sees(page.getByRole('region', { name: '部门本月计划完成情况' }).getByRole('button', { name: '重试' }))).toBe(true);
    expect(await sees(page.getByRole('table', { name: '专员本月拜访排名' }))).toBe(true);
    expect(await sees(page.getByRole('region', { name: '待核实的拓展' }))).toBe(true);
  });

  it.each([
    ['specialist-li', '本月计划完成情况'],
    ['region', '各部门本月拜访'],
    ['office', '本月参观（按状态）'],
    ['frontdesk', '本月到场（按状态）'],
    ['finance', '签约（近六个月）'],
    ['admin', '各部门客户'],
    ['auditor', '各部门客户'],
  ])('of %s has %s', async (username, card) => {
    await enter(panel, username);

    expect(await sees(page.getByRole('region', { name: card }))).toBe(true);
    expect(await sees(page.getByRole('list', { name: '要点数字' }).getByRole('link').first())).toBe(true);
  });
});

const reportsQuery = /* GraphQL */ `
  query agreement($period: Period!) {
    visitStatistics(period: $period) {
      total {
        made
      }
    }
    planSubmission(period: $period) {
      total {
        visitPlanned
        expansionPlanned
        deliveryPlanned
      }
    }
  }
`;

interface ReportsAnswer {
  readonly data: {
    readonly visitStatistics: { readonly total: { readonly made: number } };
    readonly planSubmission: {
      readonly total: { readonly visitPlanned: number; readonly expansionPlanned: number; readonly deliveryPlanned: number };
    };
  };
}

/** The numbers of a part of the page, and where they lead. */
async function numbersOf(part: Locator): Promise<{ readonly value: number; readonly href: string; readonly period: string }[]> {
  await part.getByRole('link').first().waitFor();
  const links = await part.getByRole('link').all();
  return Promise.all(
    links.map(async (link) => {
      const href = (await link.getAttribute('href')) ?? '';
      const value = Number(/[\d,]+/.exec(await link.innerText())?.[0].replaceAll(',', ''));
      return { value, href, period: /\d{4}-\d{2}/.exec(href)?.[0] ?? '' };
    }),
  );
}

/** How many rows the list on the page says that it has; a list without rows says so in words. */
async function totalOf(expected: number): Promise<number> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (expected === 0) {
    await panel.settled();
    return page.locator('tbody tr').count();
  }
  const told = await page
    .getByText(/^第 .* 条，共 \d+ 条$/)
    .first()
    .innerText();
  return Number(/(\d+)\D*$/.exec(told)?.[1]);
}

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.waitFor();
  return true;
}
