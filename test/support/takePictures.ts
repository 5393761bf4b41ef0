import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { makeDataDirectory } from './dataDirectory.ts';
import { runProgram } from './program.ts';

/** The moment of the pictures: they change with the screens, never with the day on which they are taken. */
const NOW = '2026-11-27T10:00:00+08:00';

/** Three to two, as the pages show them. */
const SIZE = { width: 1080, height: 720 };

/** Of a hundred; text is still sharp, and a picture weighs some 40 KB. */
const QUALITY = 62;

const STILL_MS = 700;
const STILL_TIMES = 4;

/** What the pages of the handbook show: whose screen, and which. */
const PICTURES = [
  { file: 'today-specialist', user: 'specialist-li', path: '' },
  { file: 'quick-visit', user: 'specialist-li', path: 'quick-visit' },
  { file: 'my-plan', user: 'specialist-li', path: 'my-plan?period=2026-11' },
  { file: 'today-manager', user: 'manager-east', path: '' },
  { file: 'plan-board', user: 'manager-east', path: 'plan-board?period=2026-11' },
  { file: 'assessment-roster', user: 'manager-east', path: 'assessment-roster?period=2026-10' },
  { file: 'tour-inbox', user: 'office', path: 'tour-inbox' },
  { file: 'tour-desk', user: 'office', path: 'tour-desk' },
  { file: 'today-front-desk', user: 'frontdesk', path: '' },
  { file: 'site-equipment', user: 'frontdesk', path: 'site-equipment' },
  { file: 'today-administrator', user: 'admin', path: '' },
  { file: 'developers', user: 'manager-east', path: 'developers' },
] as const;

type Picture = (typeof PICTURES)[number];

/** `npm run handbook`: starts the product on its demo, and takes every picture in both languages. */
async function takeAll(): Promise<void> {
  const data = makeDataDirectory();
  const gateway = runProgram('dist/server/main.js', [], {
    DATA_DIR: data.path,
    PORT: '0',
    HOST: '127.0.0.1',
    DEMO: '1',
    NOW,
    DATABASE_URL: '',
  });
  try {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await gateway.line(/http:\/\/127\.0\.0\.1:\d+/))![0];
    const browser = await startChromium();
    for (const language of ['zh', 'en']) for (const picture of PICTURES) await take(browser, url, { language, picture });
    await browser.close();
  } finally {
    await gateway.end('SIGTERM');
    await data.remove();
  }
}

async function take(browser: Browser, baseURL: string, { language, picture }: { language: string; picture: Picture }): Promise<void> {
  const context = await browser.newContext({ viewport: SIZE, baseURL, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await context.request.post('/auth/sign-in', { data: { username: picture.user, password: 'demo' } });
  const page = await context.newPage();
  await page.addInitScript((locale) => {
    const { localStorage } = globalThis as unknown as { localStorage: { setItem(key: string, value: string): void } };
    localStorage.setItem('RaStoreKeyAccounts.locale', JSON.stringify(locale));
    localStorage.setItem('RaStoreKeyAccounts.theme', '"light"');
    localStorage.setItem('RaStoreKeyAccounts.menu.wide', 'false');
  }, language);
  await page.goto(`/#/${picture.path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await stands(page);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  const folder = `docs/handbook/${language}/images`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${picture.file}.webp`, Buffer.from(data, 'base64'));
  await context.close();
}

/** Resolves once the page says the same for a while: fonts and charts are drawn a moment after their files have come. */
async function stands(page: Page): Promise<void> {
  let [said, times] = ['', 0];
  while (times < STILL_TIMES) {
    await setTimeout(STILL_MS);
    const now = await page.locator('body').innerText();
    [said, times] = [now, now === said ? times + 1 : 0];
  }
}

await takeAll();
