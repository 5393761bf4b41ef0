import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** A page of the panel with an eye on everything that may go wrong behind it. */
export interface PanelPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Resolves once nothing has been asked of the server for a moment. */
  settled(): Promise<void>;
  /** What went wrong so far: console errors, page errors, failed requests, requests to other hosts. */
  problems(): readonly string[];
  /** Forgets what a test provoked on purpose. */
  forgive(): void;
  close(): Promise<void>;
}

/** How a page is opened. */
export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
}

/** Starts the browser that comes with the packages. */
export async function startBrowser(): Promise<Browser> {
  // no test reads pixels, and a machine without Chinese fonts would unpack dozens of files for each page
  return startChromium(['--disable-remote-fonts']);
}

/** Gives each test of the file a page of its own on one server, and lets none pass that left an error behind. */
export function eachOnFreshPage(
  take: (panel: PanelPage, server: TestServer) => void,
  options: PageOptions = {},
  start = startServer,
): void {
  let server: TestServer;
  let browser: Browser;
  let panel: PanelPage;
  beforeAll(async () => {
    [server, browser] = await Promise.all([start(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    panel = await openPage(browser, server.url, options);
    take(panel, server);
  });
  afterEach(async () => {
    const problems = panel.problems();
    await panel.close();
    expect(problems).toEqual([]);
  });
}

/** Opens a page that can reach the server and nothing else. */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<PanelPage> {
  const { width = 1366, height = 900, locale = 'zh', theme = 'light' } = options;
  const context = await browser.newContext({ viewport: { width, height }, baseURL: url, locale: 'zh-CN', timezoneId: 'America/New_York' });
  const page = await context.newPage();
  // long, for machines that do other things too: what never comes fails all the same
  page.setDefaultTimeout(60_000);
  const found = watch(page, url);
  const settled = countRequests(page);
  await page.addInitScript(preferences, { locale, theme });
  return {
    page,
    context,
    settled,
    problems: () => found,
    forgive: () => void found.splice(0),
    close: () => context.close(),
  };
}

const MOMENT_MS = 25;
const QUIET_MOMENTS = 4;

/** The browser's own word for it waits half a second, on each of hundreds of pages. */
function countRequests(page: Page): () => Promise<void> {
  let underWay = 0;
  page.on('request', () => void (underWay += 1));
  page.on('requestfinished', () => void (underWay -= 1));
  page.on('requestfailed', () => void (underWay -= 1));
  return async () => {
    for (let quiet = 0; quiet < QUIET_MOMENTS; quiet = underWay === 0 ? quiet + 1 : 0) await setTimeout(MOMENT_MS);
  };
}

/** Signs in without the page, for tests that begin behind it. */
export async function enter({ page, context }: PanelPage, username: string, path = ''): Promise<void> {
  const answer = await context.request.post('/auth/sign-in', { data: { username, password: 'demo' } });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${await answer.text()}`);
  await page.goto(`/#/${path}`);
  await page.getByRole('banner').waitFor();
}

/** Leaves the panel of whoever is signed in, so that it asks nothing that the next one may not. */
export async function leave({ page, context }: PanelPage): Promise<void> {
  await page.goto('/readyz');
  await context.clearCookies();
}

function watch(page: Page, url: string): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || (message.type() === 'warning' && message.text().includes('translation'));
    if (isBad && !isAskingWhoIsThere(message.location().url)) found.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!isOurs(request.url(), url)) found.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isAskingWhoIsThere(response.url())) found.push(`${response.status()}: ${response.url()}`);
  });
  return found;
}

/** Without a session the answer is 401 by contract, and the browser writes that down. */
function isAskingWhoIsThere(address: string): boolean {
  return address.endsWith('/auth/viewer') || address.endsWith('/auth/demo');
}

function isOurs(address: string, url: string): boolean {
  return address.startsWith(url) || address.startsWith('data:') || address.startsWith('blob:');
}

function preferences({ locale, theme }: { locale: string; theme: string }): void {
  const store = (globalThis as unknown as { localStorage: { getItem(key: string): unknown; setItem(key: string, value: string): void } })
    .localStorage;
  if (store.getItem('RaStoreKeyAccounts.locale') !== null) return;
  store.setItem('RaStoreKeyAccounts.locale', JSON.stringify(locale));
  store.setItem('RaStoreKeyAccounts.theme', JSON.stringify(theme));
}
