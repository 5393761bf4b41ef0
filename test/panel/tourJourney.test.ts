import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { RECEPTION, runTour, tourMaker, userId } from '../support/tours.ts';
import { enter, openPage, startBrowser, type PanelPage } from './browser.ts';

jest.setTimeout(420_000);

let server: TestServer;
let browser: Browser;
let panel: PanelPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  const problems = panel.problems();
  await panel.close();
  expect(problems).toEqual([]);
});

async function open(username: string, path: string): Promise<void> {
  await panel?.close();
  panel = await openPage(browser, server.url, { width: 1024, height: 1180 });
  ({ page } = panel);
  await enter(panel, username, path);
}

async function choose(label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

function line(name: string): Locator {
  return page.getByRole('listitem', { name, exact: true });
}

async function scan(label: string, no: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(no);
  await field.press('Enter');
}

async function press(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Ticks every point of a list that is not ticked yet. */
async function tickAll(scope: Locator): Promise<void> {
  const open = scope.getByRole('checkbox', { checked: false, disabled: false });
  for (let left = await open.count(); left > 0; left = await open.count()) await open.first().check();
}

function refusal(step: string): Locator {
  return page.getByRole('alert').filter({ hasText: `未通过：${step}` });
}

const NAMES = Array.from({ length: 12 }, (_, index) => `来宾${String.fromCodePoint(0x7532 + index)}`);

it('a tour of twelve through the electrolysis workshop is applied for, approved, received at the door and ended', async () => {
  const [account] = await rowsOf<{ name: string }>(
    server,
    `select a.name from account a join app_user u on u.id = a.specialist_id where u.username = 'specialist-li' and a.deleted_at is null order by a.code limit 1`,
  );

  // the application, step by step
  await open('specialist-li', 'tourRequests/create');
  await choose('大客户', account!.name);
  await page.getByRole('textbox', { name: '来访单位' }).fill(account!.name);
  await page.getByRole('textbox', { name: '领队（文字）' }).fill('带队经理');
  await page.getByLabel('人数').fill('12');
  await page.getByRole('textbox', { name: '目的' }).fill('考察铝锭质量');
  await page.getByRole('textbox', { name: '参观内容' }).fill('电解、动力、铸造全流程');
  await press('下一步');
  await choose('路线', '电解');
  await page.getByLabel('开始时间').fill('2026-12-03T09:00');
  await page.getByLabel('结束时间').fill('2026-12-03T11:00');
  await page.getByText('强磁场，须设物品保管人').waitFor();
  await page.getByText('该时段没有冲突').waitFor();
  await press('下一步');
  await page.getByText('此类参观须提前 24 小时申请').waitFor();
  await page.getByText('提交后由 办公室 审批').waitFor();
  await page.getByLabel('与办公室联系时间').fill('2026-11-22T10:00');
  await press('下一步');
  await page.getByRole('textbox', { name: '来宾名单' }).fill(NAMES.join('\n'));
  await page.getByText('已列 12 人，申请 12 人').waitFor();
  await press('保存并提交');
  await page.waitForURL(/tourRequests\/[\w-]+\/show/);
  const [tour] = await rowsOf<{ id: string; no: string; status: string; listed: number }>(
    server,
    `select id, no, status, (select count(*)::int from tour_visitor v where v.tour_id = t.id) as listed from tour_request t order by created_at desc limit 1`,
  );
  expect(tour).toMatchObject({ status: 'SUBMITTED', listed: 12 });

  // the office approves from its inbox, and assigns who receives the party
  await open('office', 'tour-inbox');
  const card = page.getByRole('article', { name: tour!.no });
  await card.getByText('距开始').waitFor();
  await card.getByRole('button', { name: '批准' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await card.getByRole('button', { name: '安排接待' }).waitFor();
  const office = await server.as('office');
  expect(await runTour(office, 'arrangeTour', tour!.id, { ...RECEPTION, receptionistId: userId('specialist-li') })).toBe('ARRANGED');

  // at the door: badges, then the briefing, where one has a pacemaker
  await open('specialist-li', `tour-desk?tour=${tour!.id}`);
  await line(NAMES[0]!).waitFor();
  await page.getByRole('switch').check();
  for (const [index, name] of NAMES.entries()) await scan(`参观证 · ${name}`, `B${index + 1}`);
  await page.getByText('已登记 12 / 12 人').waitFor();
  await press('完成签到');
  await page.getByText('已交底 0 / 12 人').waitFor();
  for (const [index, name] of NAMES.entries())
    await line(name)
      .getByRole('button', { name: index === 3 ? '心脏起搏器' : '无', exact: true })
      .click();
  await tickAll(page.getByRole('tabpanel'));
  await press('完成交底');

  // one has no helmet: the gate says who, and by which article
  await page.getByText('安全帽 0 / 12').waitFor();
  for (const [index, name] of NAMES.slice(0, 11).entries()) await scan(`安全帽 · ${name}`, `H${index + 1}`);
  await press('开始参观');
  await refusal('开始参观').getByText(NAMES[11]!).waitFor();
  await refusal('开始参观').getByText('未领安全帽').waitFor();
  await refusal('开始参观').getByText('参观管理制度第六条').waitFor();
  await press('知道了');
  await scan(`安全帽 · ${NAMES[11]}`, 'H12');
  await press(`${NAMES[0]} · 寄存物品`);
  await page.getByRole('dialog').getByLabel('寄存牌号').fill('W1');
  await page.getByRole('dialog').getByRole('button', { name: '寄存物品' }).click();
  for (const name of NAMES.slice(1)) await press(`${name} · 声明无可寄存物品`);
  await press('开始参观');

  // the field is not for the pacemaker
  const workshop = page.getByRole('region', { name: '电解车间' });
  await workshop.waitFor();
  await tickAll(workshop);
  await workshop.getByRole('button', { name: '进入区域', exact: true }).click();
  await refusal('进入区域').getByText(NAMES[3]!).waitFor();
  await refusal('进入区域').getByText('参观管理制度第七条').waitFor();
  await press('知道了');
  await workshop.getByRole('button', { name: '不进入区域' }).click();
  await workshop.getByLabel('减一').click();
  await workshop.getByRole('button', { name: '进入区域', exact: true }).click();
  await workshop.getByText('实到 10 / 应到 11').waitFor();

  // a need is noted on the way
  await press('记录需求');
  await page.getByRole('dialog').getByLabel('需求产品（文字）').fill('高纯铝锭');
  await page.getByRole('dialog').getByRole('combobox', { name: '类型' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('dialog').getByRole('button', { name: '记录需求' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // it ends only after heads are counted and the watch is back
  await page.getByRole('tab', { name: '点名' }).click();
  await page.getByText('离队').first().waitFor();
  await press('点名');
  await page.getByRole('tab', { name: '归还' }).click();
  await tickAll(page.getByRole('tabpanel'));
  for (const index of NAMES.keys()) for (const kind of ['H', 'B']) await scan('扫描归还', `${kind}${index + 1}`);
  await page.getByText('还有 1 件未归还').waitFor();
  await press('结束参观');
  await refusal('结束参观').getByText('寄存物品 W1 未领回').waitFor();
  await press('知道了');
  await scan('扫描归还', 'W1');
  await page.getByText('全部归还', { exact: true }).waitFor();
  await press('结束参观');
  await page.getByText('已完成').first().waitFor();

  const [end] = await rowsOf<Record<string, unknown>>(
    server,
    `select status, (select product_text from need n where n.source_tour_id = t.id) as need,
        (select count(*)::int from tour_incident i where i.tour_id = t.id and i.kind = 'LEFT_GROUP') as left_group
      from tour_request t where id = $1`,
    [tour!.id],
  );
  expect(end).toEqual({ status: 'COMPLETED', need: '高纯铝锭', left_group: 1 });
});

it('a tour is put at another time in the calendar: what is taken then is told first, and it goes back where nothing is saved', async () => {
  const [li, office] = [await server.as('specialist-li'), await server.as('office')];
  const maker = await tourMaker(li, office);
  const [first, second] = [await maker.approved('2026-12-15T01:00:00Z', 1), await maker.approved('2026-12-15T05:00:00Z', 1)];
  expect(await runTour(office, 'arrangeTour', first.id, RECEPTION)).toBe('ARRANGED');
  const [{ no } = { no: '' }] = await rowsOf<{ no: string }>(server, 'select no from tour_request where id = $1', [second.id]);
  const startsAt = async (): Promise<string> => {
    const [row] = await rowsOf<{ at: string }>(
      server,
      `select to_char(planned_start at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at from tour_request where id = $1`,
      [second.id],
    );
    return row!.at;
  };
  await open('office', 'tour-calendar?day=2026-12-15&view=day');
  const grid = page.getByTestId('tour-grid');
  const events = grid.getByRole('button');
  await events.nth(1).waitFor();

  // dragged onto the other tour
  const [above, below] = [(await events.first().boundingBox())!, (await events.nth(1).boundingBox())!];
  await page.mouse.move(below.x + 60, below.y + 12);
  await page.mouse.down();
  await page.mouse.move(below.x + 60, below.y - 40, { steps: 5 });
  await page.mouse.move(below.x + 60, above.y + 12, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: `改期：${no}` });
  await dialog.getByText('已被占用').first().waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(Math.round((await events.nth(1).boundingBox())!.y)).toBe(Math.round(below.y));
  expect(await startsAt()).toBe('12-15 13:00');

  // opened and moved by keyboard
  await events.nth(1).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: new RegExp(`^${no}`) });
  await drawer.getByRole('button', { name: '改期' }).click();
  await dialog.getByLabel('新的开始时间').fill('2026-12-15T15:30');
  await dialog.getByText('该时段没有冲突').waitFor();
  await dialog.getByRole('button', { name: '改到此时间' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await startsAt()).toBe('12-15 15:30');
});
