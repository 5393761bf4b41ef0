import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { gadgetsOf, type Gadgets } from '../support/fixture/gadgets.ts';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(240_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let gadgets: Gadgets | undefined;

// a noun that nobody wrote a line of panel for
eachOnFreshPage(
  (opened, served) => {
    [panel, page, server] = [opened, opened.page, served];
  },
  {},
  () => startServer({ product: WITH_GADGET, prepare: addGadgetTable }),
);
beforeEach(async () => {
  gadgets ??= await gadgetsOf(await server.as('manager-east'));
});

const seen = (locator: Locator): Promise<void> => locator.waitFor({ state: 'visible' });

const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name });

/** The cells of a row: name, account, state, price. */
const cell = (name: string, column: number): Locator => row(name).locator('[data-cell]').nth(column);

const editor = (field: string, name: string): Locator => page.getByRole('dialog', { name: `修改“${name}”的${field}` });

async function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate(
    (element) => element === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement,
  );
}

/** The list with these rows alone, read to its end. */
async function open(name: string): Promise<void> {
  await enter(panel, 'manager-east', `gadgets?filter=${encodeURIComponent(JSON.stringify({ q: name }))}`);
  await seen(row(name));
  await panel.settled();
}

describe('the cells of a list', () => {
  it('are walked by arrows and written by keys: Enter saves, Tab goes on, Escape gives up, and it is taken back', async () => {
    const id = await gadgets!.make('格子样机', { price: '10.00' });
    await open('格子样机');

    await cell('格子样机', 0).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    expect(await hasFocus(cell('格子样机', 3))).toBe(true);
    await page.keyboard.press('F2');
    const price = editor('样机价', '格子样机').getByRole('textbox', { name: /样机价/ });
    await seen(price);
    await page.keyboard.type('12.5');
    await page.keyboard.press('Escape');
    await editor('样机价', '格子样机').waitFor({ state: 'detached' });
    expect([await hasFocus(cell('格子样机', 3)), (await gadgets!.read(id)).price]).toEqual([true, '10.00']);

    await page.keyboard.press('Enter');
    await seen(price);
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('alert').getByText('“格子样机”的样机价已修改。'));
    await seen(cell('格子样机', 3).getByText('12.50'));
    expect((await gadgets!.read(id)).price).toBe('12.50');
    await page.getByRole('button', { name: '撤销' }).click();
    await seen(cell('格子样机', 3).getByText('10', { exact: true }));
    expect((await gadgets!.read(id)).price).toBe('10.00');
    await panel.settled();

    await cell('格子样机', 0).focus();
    await page.keyboard.press('F2');
    await seen(editor('样机名称', '格子样机').getByRole('textbox', { name: /样机名称/ }));
    await page.keyboard.type('格子样机二');
    await page.keyboard.press('Tab');
    await seen(editor('所属客户', '格子样机二'));
    await page.keyboard.press('Escape');
    expect((await gadgets!.read(id)).name).toBe('格子样机二');
  });

  it('take a choice from a list at once, by two clicks of the mouse; one opens the row', async () => {
    const id = await gadgets!.make('双击样机');
    await open('双击样机');

    await cell('双击样机', 2).dblclick();
    await editor('成色', '双击样机').getByRole('combobox').click();
    await page.getByRole('option', { name: '二手' }).click();
    await seen(cell('双击样机', 2).getByText('二手'));
    expect((await gadgets!.read(id)).state).toBe('USED');
    await panel.settled();

    await cell('双击样机', 2).click();
    await seen(page.getByRole('heading', { name: '双击样机', level: 1 }));
  });

  it('say beside the cell what is wrong, and ask where another was faster', async () => {
    const id = await gadgets!.make('冲突样机', { price: '7.00' });
    await open('冲突样机');
    await cell('冲突样机', 3).dblclick();
    const dialog = editor('样机价', '冲突样机');
    await dialog.getByRole('textbox').fill('很贵');
    await page.keyboard.press('Enter');
    await seen(dialog.getByText('请输入数字').or(dialog.locator('.Mui-error').last()));
    expect((await gadgets!.read(id)).price).toBe('7.00');

    await gadgets!.price(id, '8.00');
    await dialog.getByRole('textbox').fill('9');
    await page.keyboard.press('Enter');
    const conflict = page.getByRole('dialog', { name: '此记录已被他人修改' });
    await seen(conflict);
    await panel.settled();
    await conflict.getByRole('button', { name: '保留我的修改' }).click();
    await conflict.waitFor({ state: 'detached' });
    await dialog.getByRole('textbox').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await gadgets!.read(id)).price).toBe('9.00');
    panel.forgive();
  });

  it('are read alone by who may not write', async () => {
    await enter(panel, 'auditor', 'accounts');
    await page.getByRole('row').nth(1).waitFor();

    expect([await page.getByRole('grid').count(), await page.locator('[data-cell]').count()]).toEqual([0, 0]);
  });
});
