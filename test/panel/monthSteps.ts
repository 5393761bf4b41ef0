import { setTimeout } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { enter, openPage } from './browser.ts';

/** A journey has many steps, and machines that test are busy. */
export const PATIENCE_MS = 60_000;

interface Act {
  readonly browser: Browser;
  readonly url: string;
  readonly username: string;
  readonly path: string;
}

/** Somebody signs in and works on a page; what went wrong behind it. */
export async function act(
  { browser, url, username, path }: Act,
  work: (page: Page, settled: () => Promise<void>) => Promise<void>,
): Promise<readonly string[]> {
  const panel = await openPage(browser, url);
  panel.page.setDefaultTimeout(PATIENCE_MS);
  await enter(panel, username, path);
  await work(panel.page, panel.settled);
  const problems = panel.problems();
  await panel.close();
  return problems;
}

/** A day of the month in the calendar. */
export function dayCell(page: Page, day: number): Locator {
  return page.locator('.plan-day').filter({ has: page.locator('.plan-day-number', { hasText: new RegExp(`^${day}$`) }) });
}

/** By the mouse, in steps, as a hand does it. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('Nothing to drag, or nowhere to.');
  await page.mouse.move(start.x + 20, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + 20, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

type Values = Readonly<Record<string, string>>;

/** Adds an item to the plan by its form. */
export async function addItem(page: Page, kind: string, values: Values): Promise<void> {
  await page.getByRole('button', { name: '新增计划项', exact: true }).click();
  await choose(page.getByRole('dialog'), '类型', kind);
  await fillItem(page, values);
}

/** Fills the form of an item that is open, and saves it. */
export async function fillItem(page: Page, values: Values): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Chooses one of a form's options. */
export async function choose(within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).first().click();
  await within.page().getByRole('option', { name: option, exact: true }).click();
}

/** Presses a verb's button, or finds it in the menu beside the buttons, and agrees to what it says. */
export async function runVerb(page: Page, label: string): Promise<void> {
  const [button, menu] = [page.getByRole('button', { name: label, exact: true }), page.getByRole('button', { name: '操作', exact: true })];
  await button.or(menu).first().waitFor();
  if ((await button.count()) === 0) await menu.click();
  await button.or(page.getByRole('menuitem', { name: label, exact: true })).click();
  await confirm(page, label, {});
}

/** Fills what a verb asks for, and runs it. */
export async function confirm(page: Page, label: string, values: Values): Promise<void> {
  const dialog = page.getByRole('dialog', { name: label, exact: true });
  for (const [field, value] of Object.entries(values)) await dialog.locator('input, textarea').and(dialog.getByLabel(field)).fill(value);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The figure of visits above the month. */
export async function visitsPlanned(page: Page): Promise<number> {
  return Number.parseInt(await page.getByLabel('计划数').locator('dd').first().innerText(), 10);
}

/** Waits until a reading is what is wanted. */
export async function eventually<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if ((await read()) === wanted) return;
    await setTimeout(50);
  }
  throw new Error(`${String(await read())} instead of ${String(wanted)}`);
}
