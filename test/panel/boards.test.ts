import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Client } from '../support/client.ts';
import type { TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runTour, tourMaker, userId, RECEPTION, type TourMaker } from '../support/tours.ts';
import { eachOnFreshPage, enter, leave, type PanelPage } from './browser.ts';

jest.setTimeout(240_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;
let li: Client;
let office: Client;
let maker: TourMaker | undefined;

eachOnFreshPage((opened, served) => {
  [panel, page, server] = [opened, opened.page, served];
});
beforeEach(async () => {
  if (maker) return;
  [li, office] = (await Promise.all(['specialist-li', 'office'].map((name) => server.as(name)))) as [Client, Client];
  maker = await tourMaker(li, office);
});

interface Tour {
  readonly id: string;
  readonly no: string;
}

/** An application that has been handed in. */
async function submitted(plannedStart: string, more: object = {}): Promise<Tour> {
  const { id } = await maker!.apply(plannedStart, 1, more);
  expect(await runTour(li, 'submitTourRequest', id)).toBe('SUBMITTED');
  const [tour] = await rowsOf<Tour>(server, 'select id, no from tour_request where id = $1', [id]);
  return tour!;
}

async function statusOf(table: string, id: string): Promise<string> {
  const [row] = await rowsOf<{ status: string }>(server, `select status from ${table} where id = $1`, [id]);
  return row!.status;
}

function column(name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function cardIn(state: string, name: string): Locator {
  return column(state).getByRole('group', { name, exact: true });
}

/** What the board says aloud. */
function said(text: string): Locator {
  return page.getByRole('status').filter({ hasText: text });
}

async function hasFocus(card: Locator): Promise<boolean> {
  return card.evaluate((element) => element === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement);
}

describe('the board of tours', () => {
  it('is worked by the keyboard: picked up, carried, put back, dropped, with a reason where one is asked', async () => {
    const tour = await submitted('2026-12-03T01:00:00Z');
    await enter(panel, 'office', 'tourRequests');
    await page.getByRole('link', { name: '看板', exact: true }).click();
    await cardIn('已提交', tour.no).focus();

    await page.keyboard.press('Space');
    await said(`已拿起“${tour.no}”，现在“已提交”列。可移到：已退回、已批准、已拒绝、已取消`).waitFor({ state: 'attached' });
    await column('草稿').getByRole('img', { name: '不能移到这一列' }).waitFor();
    expect(await column('已批准').getByRole('img', { name: '不能移到这一列' }).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await said('“已退回”列').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await said(`“${tour.no}”已放回“已提交”`).waitFor({ state: 'attached' });
    expect(await statusOf('tour_request', tour.id)).toBe('SUBMITTED');

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('dialog').getByRole('textbox', { name: '原因' }).fill('请补充来访名单');
    await page.keyboard.press('Enter');
    await said(`“${tour.no}”已移到“已退回”`).waitFor({ state: 'attached' });
    await cardIn('已退回', tour.no).waitFor();
    expect(await statusOf('tour_request', tour.id)).toBe('RETURNED');
    expect(await hasFocus(cardIn('已退回', tour.no))).toBe(true);
  });

  it('drops where nothing is asked at once, and tells where another’s word is still waited for', async () => {
    const [ordinary, vip] = [await submitted('2026-12-04T01:00:00Z'), await submitted('2026-12-07T01:00:00Z', { tourType: 'VIP' })];
    await enter(panel, 'office', 'tourRequests/board');

    for (const { no } of [ordinary, vip]) {
      await cardIn('已提交', no).focus();
      await page.keyboard.press('Space');
      await said('已拿起').waitFor({ state: 'attached' });
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await said('“已批准”列').waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await said(no === vip.no ? `“${no}”现为“已提交”` : `“${no}”已移到“已批准”`).waitFor({ state: 'attached' });
    }

    await cardIn('已批准', ordinary.no).waitFor();
    await cardIn('已提交', vip.no).waitFor();
    expect([await statusOf('tour_request', ordinary.id), await statusOf('tour_request', vip.id)]).toEqual(['APPROVED', 'SUBMITTED']);
  });

  it('snaps a refused card back, with the gate’s sentence', async () => {
    const { id } = await maker!.approved('2026-12-08T01:00:00Z', 1);
    await runTour(office, 'arrangeTour', id, { ...RECEPTION, receptionistId: userId('office') });
    const [tour] = await rowsOf<Tour>(server, 'select id, no from tour_request where id = $1', [id]);
    await enter(panel, 'office', 'tourRequests/board');
    await cardIn('已安排', tour!.no).waitFor();
    await panel.settled();

    await cardIn('已安排', tour!.no).dragTo(column('已签到'));

    await page.getByRole('alert').getByText('来宾1：尚未签到（参观管理制度第五条）').waitFor();
    await cardIn('已安排', tour!.no).waitFor();
    await said(`“${tour!.no}”没有移动：来宾1：尚未签到（参观管理制度第五条）`).waitFor({ state: 'attached' });
    expect(await statusOf('tour_request', id)).toBe('ARRANGED');
  });

  it('shows one column on a telephone, and moves cards by their menu', async () => {
    const tour = await submitted('2026-12-09T01:00:00Z');
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'office', 'tourRequests/board');
    await page.getByRole('combobox', { name: '显示的列' }).click();
    await page.getByRole('option', { name: /^已提交（/ }).click();

    await page.getByRole('button', { name: `移动“${tour.no}”到…` }).click();
    await page.getByRole('menuitem', { name: '已批准' }).click();

    await said(`“${tour.no}”已移到“已批准”`).waitFor({ state: 'attached' });
    expect(await statusOf('tour_request', tour.id)).toBe('APPROVED');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

describe('the board of needs', () => {
  it('is worked by the mouse, and read in one request', async () => {
    const [need] = await rowsOf<{ id: string }>(
      server,
      `select n.id from need n join account a on a.id = n.account_id join app_user u on u.id = a.specialist_id
        where n.status = 'PROPOSED' and u.username = 'specialist-li' and n.deleted_at is null order by n.created_at desc limit 1`,
    );
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(...(request.postData()?.match(/query board\b/g) ?? [])));
    await enter(panel, 'specialist-li', 'need-board');
    const card = page.locator(`[data-card="${need!.id}"]`);
    await card.waitFor();
    await panel.settled();
    expect(asked).toHaveLength(1);

    await card.dragTo(column('满足'));

    await column('满足').locator(`[data-card="${need!.id}"]`).waitFor();
    await said('已移到“满足”').waitFor({ state: 'attached' });
    expect(await statusOf('need', need!.id)).toBe('WON');
  });
});

describe('the inbox of applications', () => {
  it('shows each approver what waits for their word, decided one by one and together', async () => {
    const [one, two] = [await submitted('2026-12-10T01:00:00Z', { tourType: 'GROUP' }), await submitted('2026-12-11T01:00:00Z')];
    await enter(panel, 'office', 'tour-inbox');
    const mine = page.getByRole('region', { name: /^待我审批/ });
    const others = page.getByRole('region', { name: /^等待他人审批/ });
    for (const { no } of [one, two]) await mine.getByRole('checkbox', { name: `选择 ${no}` }).check();

    await page.getByRole('button', { name: '批准所选' }).click();
    await page.getByRole('dialog', { name: '批准：2 项申请' }).getByRole('button', { name: '批准' }).click();

    const outcome = page.getByRole('dialog', { name: '批准结果：2/2' });
    await outcome.getByText(two.no).waitFor();
    await outcome.getByRole('button', { name: '关闭' }).click();
    await page
      .getByRole('region', { name: /^待安排接待/ })
      .getByRole('article', { name: two.no })
      .waitFor();
    await others.getByRole('article', { name: one.no }).getByText('等待：大区经理').waitFor();
    expect(await others.getByRole('article', { name: one.no }).getByRole('button', { name: '批准' }).count()).toBe(0);

    await leave(panel);
    await enter(panel, 'region', 'tour-inbox');
    await mine.getByRole('article', { name: one.no }).getByRole('button', { name: '批准' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    // while it is open, nothing behind it has a role
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await mine.getByRole('article', { name: one.no }).waitFor({ state: 'detached' });
    expect([await statusOf('tour_request', one.id), await statusOf('tour_request', two.id)]).toEqual(['APPROVED', 'APPROVED']);
    expect(await page.getByRole('region', { name: /^待安排接待/ }).count()).toBe(0);
  });

  it('rejects with a reason, and says why something is refused that another has decided on meanwhile', async () => {
    const [one, two] = [await submitted('2026-12-14T01:00:00Z'), await submitted('2026-12-15T01:00:00Z')];
    await enter(panel, 'office', 'tour-inbox');
    const card = (no: string) => page.getByRole('article', { name: no });
    await card(one.no).getByRole('button', { name: '拒绝' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '原因' }).fill('当日生产检修');
    await page.getByRole('dialog').getByRole('button', { name: '拒绝' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await card(one.no).waitFor({ state: 'detached' });
    expect(await statusOf('tour_request', one.id)).toBe('REJECTED');

    await card(two.no).getByRole('button', { name: '批准' }).click();
    await runTour(office, 'returnTourRequest', two.id, { reason: '请改期' });
    await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('记录已被他人修改,请重新载入').waitFor();
    expect(await statusOf('tour_request', two.id)).toBe('RETURNED');
  });
});
