import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { OPERATIONS } from './operations.ts';
import type { Peer } from './peers.ts';

/** How long people wait for something of the panel, in milliseconds. */
export interface Waited {
  readonly title: string;
  readonly p50Ms: number;
  readonly worstMs: number;
  /** What came over the wire for it, in KB; none of a page that is there already. */
  readonly sentKb: number;
}

/** Something that people open: the address, and what must be seen of it. */
interface Opened {
  readonly title: string;
  readonly address: string;
  readonly seen: string;
}

const ROW = 'main tbody tr a';

const OPENED: readonly Opened[] = [
  { title: 'the list of accounts', address: 'accounts', seen: ROW },
  { title: 'the list of visits', address: 'visits', seen: ROW },
  { title: 'the calendar of visits', address: 'visits/calendar', seen: '.plan-day-number' },
  { title: 'the board of needs', address: 'needs/board', seen: 'main section' },
];

/** Opens lists as a manager does: by an address, with nothing kept from before; then from another page. */
export async function measurePanel(ours: Peer, { rounds }: { rounds: number }): Promise<Waited[]> {
  const browser = await startChromium();
  try {
    const waited: Waited[] = [];
    for (const opened of OPENED) {
      waited.push(await repeated(`${opened.title}, first load`, rounds, () => firstLoad(browser, ours, opened)));
      waited.push(await repeated(`${opened.title}, from another page`, rounds, () => nextPage(browser, ours, opened)));
    }
    return waited;
  } finally {
    await browser.close();
  }
}

interface Once {
  readonly ms: number;
  readonly kb: number;
}

async function repeated(title: string, rounds: number, open: () => Promise<Once>): Promise<Waited> {
  const all: Once[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await open());
  const times = all.map(({ ms }) => ms).toSorted((one, other) => one - other);
  return { title, p50Ms: times[Math.floor(rounds / 2)]!, worstMs: times.at(-1)!, sentKb: all.at(-1)!.kb };
}

async function firstLoad(browser: Browser, ours: Peer, { address, seen }: Opened): Promise<Once> {
  const context = await signedIn(browser, ours);
  const page = await context.newPage();
  const kb = await countSent(context, page);
  const ms = await timed(async () => {
    await page.goto(`/#/${address}`);
    await page.locator(seen).first().waitFor();
  });
  await context.close();
  return { ms, kb: kb() };
}

async function nextPage(browser: Browser, ours: Peer, { address, seen }: Opened): Promise<Once> {
  const context = await signedIn(browser, ours);
  const page = await context.newPage();
  await page.goto(address === 'accounts' ? '/#/visits' : '/#/accounts');
  await page.locator(ROW).first().waitFor();
  await page.waitForLoadState('networkidle');
  const left = await page.locator('h1').innerText();
  const kb = await countSent(context, page);
  const ms = await timed(async () => {
    await page.evaluate(`location.hash = '#/${address}'`);
    await page.locator(`h1:not(:text-is("${left}"))`).waitFor();
    await page.locator(seen).first().waitFor();
  });
  await context.close();
  return { ms, kb: kb() };
}

async function signedIn(browser: Browser, ours: Peer): Promise<BrowserContext> {
  const [request] = ours.requests(OPERATIONS[0]!, 'manager')!;
  const [name, value] = request!.headers['cookie']!.split('=') as [string, string];
  const baseURL = `http://127.0.0.1:${ours.program.port}`;
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 900 }, locale: 'zh-CN' });
  await context.addCookies([{ name, value, url: baseURL }]);
  return context;
}

/** Counts the bytes of all answers from now on, as they came. */
async function countSent(context: BrowserContext, page: Page): Promise<() => number> {
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
  await session.send('Network.enable');
  return () => bytes / 1024;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
