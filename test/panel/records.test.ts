import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runTour, tourMaker, type TourMaker } from '../support/tours.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(120_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let maker: TourMaker | undefined;

eachOnFreshPage((opened, served) => {
  [panel, page, server] = [opened, opened.page, served];
});
beforeEach(async () => {
  maker ??= await tourMaker(await server.as('specialist-li'), await server.as('office'));
});

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.first().waitFor();
  return true;
}

describe('the head of a record', () => {
  it('offers what can be done now, and says in a menu why not what cannot', async () => {
    const { id } = await maker!.apply('2026-12-21T01:00:00Z', 1);
    await runTour(await server.as('specialist-li'), 'submitTourRequest', id);
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'office', `tourRequests/${id}/show`);
    const head = page.getByRole('main').locator('header').first();
    await sees(head.getByRole('button', { name: '操作' }));
    expect(await head.getByRole('button').allInnerTexts()).toEqual(['批准', '退回', '拒绝', '操作']);

    await head.getByRole('button', { name: '操作' }).focus();
    await page.keyboard.press('Enter');
    const refused = page.getByRole('menuitem', { name: /^安排接待/ });
    await sees(refused);
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
    expect(await refused.innerText()).toMatch(/安排接待\n+仅/);
    await refused.click({ force: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('menuitem', { name: '取消参观' }).click();
    await page.getByRole('dialog', { name: '取消参观' }).getByRole('button', { name: '取消', exact: true }).click();
    await head.getByRole('button', { name: '批准' }).click();
    await page.getByRole('dialog', { name: '批准' }).getByRole('button', { name: '批准' }).click();

    await sees(head.getByRole('button', { name: '安排接待' }));
    const [tour] = await rowsOf<{ status: string }>(server, 'select status from tour_request where id = $1', [id]);
    expect(tour?.status).toBe('APPROVED');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
