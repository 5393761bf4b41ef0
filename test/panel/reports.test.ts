import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { assess, tellWorkedExamples } from '../support/assessed.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { enter, openPage, startBrowser, type PageOptions, type PanelPage } from './browser.ts';

const idOf = (username: string): string => DEMO_USERS.find((user) => user.username === username)!.id;
const [LI, WANG] = [idOf('specialist-li'), idOf('specialist-wang')];

let server: TestServer;
let browser: Browser;
let panel: PanelPage | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ prepare: forgetMonths }), startBrowser()]);
  const manager = await server.as('manager-east');
  await tellWorkedExamples(server, manager, [LI, WANG]);
  // what the same items were given on form A, which takes its points over from here
  await assess(server.databaseUrl, manager, { specialist: WANG, period: '2026-07', code: 'B', points: [70, 80, 90, 70] });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  const problems = panel?.problems();
  await panel?.close();
  expect(problems).toEqual([]);
});

async function open(path: string, options: PageOptions = {}): Promise<PanelPage> {
  panel = await openPage(browser, server.url, options);
  await panel.context.request.post('/auth/sign-in', { data: { username: 'manager-east', password: 'demo' } });
  await panel.page.goto(`/#/${path}`);
  await panel.page.getByRole('heading', { level: 1 }).first().waitFor();
  await panel.settled();
  return panel;
}

/** The pages of what the browser would send to a printer. */
async function printedPages({ page }: PanelPage): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('a report opens with its month, shows rows and total, links its records and leads to its files', async () => {
  panel = await openPage(browser, server.url);
  await enter(panel, 'manager-east', 'reports/assessmentRosterA');
  const { page } = panel;
  await page.getByRole('heading', { level: 1, name: '考核表A：客户专员月度考核表' }).waitFor();
  expect(await page.getByLabel('考核月份').inputValue()).toBe('2026-10');

  await page.getByLabel('考核月份').fill('2026-07');
  const row = page.getByRole('row').filter({ hasText: '65.5' }).first();
  await row.waitFor();
  await page.waitForURL(/period=2026-07/);

  expect(await row.getByRole('link').count()).toBe(2);
  const address = await page.getByRole('link', { name: '下载 CSV' }).getAttribute('href');
  const file = await panel.context.request.get(address!);
  const text = await file.text();
  expect(text).toContain('65.50');
  expect(text).toContain('合计');
  await row.getByRole('link', { name: '2026-07' }).click();
  await page.waitForURL(/assessmentSheets\/.*\/show/);
  await panel.settled();
});

test('form B is printed a page for each sheet, with the total of the worked example', async () => {
  const opened = await open('reports/assessmentSheetB/print?period=2026-07');
  const sheets = opened.page.locator('.sheet');
  await sheets.nth(1).waitFor();

  expect(await sheets.filter({ hasText: '76.81' }).count()).toBe(1);
  expect(await opened.page.getByRole('heading', { name: '客户专员月度考核表' }).count()).toBe(2);
  expect(await printedPages(opened)).toBe(2);
});

test('form A prints the heads, the weights and dashes, on one page, in English too', async () => {
  const opened = await open('reports/assessmentRosterA/print?period=2026-07', { locale: 'en' });
  await opened.page.locator('.sheet').waitFor();
  const text = await opened.page.locator('.sheet').innerText();

  expect(text).toContain('Monthly Assessment of Account Specialists');
  expect(text).toContain('65.50');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Visit target 30% Expansion 30% Daily work 10%');
  expect(text).toContain('—');
  expect(await printedPages(opened)).toBe(1);
});

test('a report without a form is printed as a table of one page', async () => {
  const opened = await open('reports/visitStatistics/print?period=2026-07');
  await opened.page.locator('.sheet table').waitFor();

  expect(await opened.page.locator('.sheet').innerText()).toContain('合计');
  expect(await printedPages(opened)).toBe(1);
});
