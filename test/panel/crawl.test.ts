import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { IS_LONG } from '../access/fuzz/run.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { barriers } from './barriers.ts';
import { enter, openPage, startBrowser, type PanelPage } from './browser.ts';

jest.setTimeout(900_000);

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Words that are the same in Chinese: names of formats, units, devices, keys and programs. */
const international = new Set('VIP JSON English CAD GPS IP CSV Excel Ctrl BI HTTP curl Power Query Python JavaScript'.split(' '));

/** Words of the API, such as `account:read`: the same for every reader. */
const apiWords = /\b[a-zA-Z]+[:.][a-zA-Z]+\b/g;

const everybody = DEMO_USERS.map(({ username }) => username);

/** An administrator sees nearly all; the long form asks everybody. */
const speakers: readonly (readonly [string, 'all' | 'lists'])[] = IS_LONG
  ? everybody.map((username) => [username, 'all'])
  : [
      ['admin', 'all'],
      ['specialist-li', 'lists'],
      ['office', 'lists'],
    ];

describe('every page behind the menu', () => {
  it.each(speakers)('speaks Chinese to %s, has a heading and a title', async (username, depth) => {
    const panel = await openPage(browser, server.url);
    await enter(panel, username);

    const faults = await crawl(panel, depth, async (address) => [
      ...(await headingFaults(panel.page, address)),
      ...(await languageFaults(panel.page, address)),
      // what an administrator sees is what all see
      ...(username === 'admin' ? await barriers(panel.page, address) : []),
    ]);
    const problems = panel.problems();
    await panel.close();

    expect([...faults, ...problems]).toEqual([]);
  });

  it.each(IS_LONG ? everybody : ['manager-east'])('speaks English to %s without a missing text, in the dark', async (username) => {
    const panel = await openPage(browser, server.url, { locale: 'en', theme: 'dark' });
    await enter(panel, username);

    const faults = await crawl(panel, 'lists', async (address) => [
      ...(await headingFaults(panel.page, address)),
      ...(await keyFaults(panel.page, address)),
      ...(await barriers(panel.page, address)),
    ]);
    const problems = panel.problems();
    await panel.close();

    expect([...faults, ...problems]).toEqual([]);
  });

  it('fits a telephone of 360 pixels, and a screen of 1366 at twice the size, without scrolling sideways', async () => {
    const panel = await openPage(browser, server.url, { width: 360, height: 740 });
    await enter(panel, 'manager-east');

    const faults = await crawl(panel, 'all', async (address) => {
      const narrow = await widthFaults(panel.page, address);
      await panel.page.setViewportSize({ width: 1366 / 2, height: 384 });
      const twice = await widthFaults(panel.page, address);
      await panel.page.setViewportSize({ width: 360, height: 740 });
      return [...narrow, ...twice];
    });
    await panel.close();

    expect(faults).toEqual([]);
  });
});

async function widthFaults(page: Page, address: string): Promise<readonly string[]> {
  const { inner, whole } = await page.evaluate(widths);
  return whole > inner ? [`${address} is ${whole} wide in ${inner}`] : [];
}

/** Of the window and of what stands in it, once it has been drawn anew. */
async function widths(): Promise<{ readonly inner: number; readonly whole: number }> {
  const { innerWidth, document, requestAnimationFrame } = globalThis as unknown as Drawn;
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  return { inner: innerWidth, whole: document.documentElement.scrollWidth };
}

interface Drawn {
  readonly innerWidth: number;
  readonly document: { readonly documentElement: { readonly scrollWidth: number } };
  requestAnimationFrame(then: (at: unknown) => void): void;
}

/** Visits each page of the menu and of the viewer's own; with all, of every third another way to look at it, and of each the first row of each too, its form and the form for a new row. */
async function crawl(
  panel: PanelPage,
  depth: 'all' | 'lists',
  check: (address: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [place, list] of (await menuAddresses(panel.page)).entries()) {
    const links = await open(panel, list);
    faults.push(...(await check(list)));
    if (depth === 'lists') continue;
    for (const address of [...looksOf(list, links, place), ...pagesOf(list, links)]) {
      await open(panel, address);
      faults.push(...(await check(address)));
    }
  }
  return faults;
}

async function menuAddresses(page: Page): Promise<readonly string[]> {
  const links = page.locator('nav a');
  const isAway = (await links.count()) === 0;
  if (isAway) await page.getByRole('button', { name: /打开菜单|Open menu/ }).click();
  await links.first().waitFor();
  const addresses = await addressesOf(links);
  if (isAway) await page.keyboard.press('Escape');
  expect(addresses.length).toBeGreaterThan(3);
  return [...addresses, ...(await ownAddresses(page))];
}

/** Those behind the viewer's name, without GraphiQL: its words are its own. */
async function ownAddresses(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: /个人菜单|Profile/ }).click();
  const links = page.locator('a[role=menuitem]');
  await links.first().waitFor();
  const addresses = await addressesOf(links);
  await page.keyboard.press('Escape');
  return addresses.filter((address) => address !== '/explorer');
}

/** Opens an address and answers where the links of its page lead. */
async function open({ page, settled }: PanelPage, address: string): Promise<readonly string[]> {
  await page.evaluate(goTo, address);
  await page.locator('h1:not([data-left])').waitFor();
  await settled();
  await page.locator('main .MuiSkeleton-root').first().waitFor({ state: 'detached' });
  return addressesOf(page.locator('main a'));
}

interface Here {
  readonly location: { hash: string };
  readonly document: { querySelectorAll(selector: string): Iterable<{ readonly dataset: Record<string, string> }> };
}

/** Marks the heading of the page to be left, so that the next one is told from it. */
function goTo(address: string): void {
  const { location, document } = globalThis as unknown as Here;
  if (location.hash.split('?')[0] === `#${address}`) return;
  for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = 'true';
  location.hash = `#${address}`;
}

/** The ways to look are the same pages for every noun: one list shows one of them, so that all are seen and no list twice. */
function looksOf(list: string, links: readonly string[], place: number): readonly string[] {
  const looks = ['board', 'calendar', 'groups'].map((look) => `${list}/${look}`).filter((address) => links.includes(address));
  const chosen = looks[Math.floor(place / 3) % looks.length];
  return place % 3 === 0 && chosen ? [chosen] : [];
}

function pagesOf(list: string, links: readonly string[]): readonly string[] {
  const row = links.find((link) => link.startsWith(`${list}/`) && link.endsWith('/show'));
  const whole = [`${list}/create`].filter((address) => links.includes(address));
  return row ? [...whole, row, row.replace(/\/show$/, '')] : whole;
}

async function addressesOf(links: Locator): Promise<readonly string[]> {
  return links.evaluateAll((found) => found.map((link) => (link as unknown as { hash: string }).hash.slice(1)));
}

async function headingFaults(page: Page, address: string): Promise<readonly string[]> {
  const headings = await page.locator('h1').allInnerTexts();
  const title = await page.title();
  const isNamed = headings.length === 1 && title.startsWith(headings[0] ?? '-') && title.includes(' · ');
  return isNamed ? [] : [`${address}: headings ${JSON.stringify(headings)}, title "${title}"`];
}

async function keyFaults(page: Page, address: string): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  return (text.match(/\b(ra|panel|resources)\.[\w.]+/g) ?? []).map((key) => `${address}: ${key}`);
}

/** The panel's own words stand in these; rows may hold names in any language. */
const ownWords = 'nav, h2, th, label, button, [role=tab], dt, legend, .MuiFormHelperText-root, main header > div:last-child a';

async function languageFaults(page: Page, address: string): Promise<readonly string[]> {
  const texts = await page.locator(ownWords).allInnerTexts();
  const words = texts
    .flatMap((text) => text.replaceAll(apiWords, '').match(/[A-Za-z]{2,}/g) ?? [])
    .filter((word) => !international.has(word));
  return [...(await keyFaults(page, address)), ...[...new Set(words)].map((word) => `${address}: ${word}`)];
}
