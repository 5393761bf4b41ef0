import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { gadgetsOf, type Gadgets } from '../support/fixture/gadgets.ts';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';
import { drag } from './monthSteps.ts';

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

const filterOf = (filter: object): string => `?filter=${encodeURIComponent(JSON.stringify(filter))}`;

describe('a list on a telephone', () => {
  it('has its filters behind one button, and ticks its cards for what is done with many', async () => {
    await Promise.all(['样机甲', '样机乙'].map((name) => gadgets!.make(name)));
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'manager-east', `gadgets${filterOf({ state: { in: ['NEW'] } })}`);

    const fold = page.getByRole('button', { name: '筛选（1）' });
    await seen(fold);
    expect(await page.getByRole('combobox').count()).toBe(0);
    await fold.click();
    const filters = page.getByRole('group', { name: '筛选', exact: true });
    await seen(filters.getByRole('combobox', { name: '成色' }));
    await seen(filters.getByRole('button', { name: '组合筛选' }));
    await fold.click();

    for (const name of ['样机甲', '样机乙']) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
    await page.getByRole('region', { name: '已选 2 项' }).getByRole('button', { name: '批量修改…' }).click();
    const dialog = page.getByRole('dialog', { name: '批量修改样机' });
    await dialog.getByRole('combobox', { name: '要做什么' }).click();
    await page.getByRole('option', { name: '样机价', exact: true }).click();
    await dialog.getByRole('textbox', { name: /样机价/ }).fill('88');
    await dialog.getByRole('button', { name: '对 2 条执行' }).click();
    await seen(dialog.getByText('共 2 条：2 条已完成，0 条被拒绝。'));
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('region', { name: '已选 2 项' }).getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('link', { name: '样机甲' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

/** A column of a board. */
function column(name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function cardIn(state: string, name: string): Locator {
  return column(state).getByRole('group', { name, exact: true });
}

/** What a page says aloud. */
function said(text: string): Locator {
  return page.getByRole('status').filter({ hasText: text });
}

describe('the board of a choice', () => {
  it('is there for any noun: a card is moved by mouse, keys and menu, and the change is taken back', async () => {
    const id = await gadgets!.make('看板样机');
    await enter(panel, 'manager-east', 'gadgets');
    await page.getByRole('link', { name: '看板', exact: true }).click();
    await seen(cardIn('全新', '看板样机'));
    expect(await column('（未填写）').count()).toBe(0);
    await panel.settled();

    await cardIn('全新', '看板样机').dragTo(column('二手'));
    await seen(cardIn('二手', '看板样机'));
    await seen(page.getByRole('alert').getByText('“看板样机”的成色已修改。'));
    expect((await gadgets!.read(id)).state).toBe('USED');
    await page.getByRole('button', { name: '撤销' }).click();
    await seen(cardIn('全新', '看板样机'));
    expect((await gadgets!.read(id)).state).toBe('NEW');

    await cardIn('全新', '看板样机').focus();
    await page.keyboard.press('Space');
    await said('已拿起“看板样机”').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await said('“看板样机”已移到“二手”').waitFor({ state: 'attached' });
    expect((await gadgets!.read(id)).state).toBe('USED');
    await panel.settled();

    await page.getByRole('button', { name: '移动“看板样机”到…' }).click();
    await page.getByRole('menuitem', { name: '全新' }).click();
    await said('“看板样机”已移到“全新”').waitFor({ state: 'attached' });
    await seen(cardIn('全新', '看板样机'));
    expect((await gadgets!.read(id)).state).toBe('NEW');
  });

  it('puts back what another has changed meanwhile, and says why', async () => {
    const id = await gadgets!.make('争用样机');
    await enter(panel, 'manager-east', 'gadgets/board');
    await seen(cardIn('全新', '争用样机'));
    await panel.settled();
    await gadgets!.price(id, '5');

    await cardIn('全新', '争用样机').dragTo(column('二手'));

    await said('“争用样机”没有移动').waitFor({ state: 'attached' });
    await seen(cardIn('全新', '争用样机'));
    expect((await gadgets!.read(id)).state).toBe('NEW');
    panel.forgive();
  });

  it('is by the field that is chosen, kept in the address and in views, with a column for what has none', async () => {
    await enter(panel, 'manager-east', 'contacts/board');
    await page.getByRole('combobox', { name: '分列依据' }).click();
    await page.getByRole('option', { name: '态度', exact: true }).click();
    await seen(column('（未填写）'));
    await panel.settled();
    expect(decodeURIComponent(page.url())).toContain('"_board":"attitude"');

    await page.getByRole('button', { name: '视图', exact: true }).click();
    await page.getByRole('menuitem', { name: '另存为新视图…' }).click();
    await page.getByRole('textbox', { name: '视图名称' }).fill('按态度');
    await page.getByRole('button', { name: '保存' }).click();
    await seen(page.getByRole('button', { name: '按态度', exact: true }));
    await page.getByRole('link', { name: '列表', exact: true }).click();
    await seen(page.getByText('已修改'));
    await page.getByRole('button', { name: '按态度', exact: true }).click();
    await page.getByRole('menuitem', { name: '放弃修改' }).click();
    await seen(column('（未填写）'));
    expect(page.url()).toContain('contacts/board');
  });

  it('only shows where the viewer may not write', async () => {
    await enter(panel, 'auditor', 'accounts/board');
    await page.getByRole('group').first().waitFor();
    await panel.settled();

    expect(await page.getByRole('button', { name: /^移动“/ }).count()).toBe(0);
  });
});

/** The cell of a day in the grid of weeks. */
function dayCell(day: string): Locator {
  return page.locator(`.cal-${day}`);
}

describe('the calendar of days', () => {
  it('is there for any noun: a row is dragged or carried to another day, and opened', async () => {
    const id = await gadgets!.make('日历样机', { lentOn: '2026-11-10' });
    await enter(panel, 'manager-east', 'gadgets');
    await page.getByRole('link', { name: '日历', exact: true }).click();
    await seen(page.getByRole('heading', { name: '样机日历' }));
    await seen(page.getByText('2026年11月', { exact: true }));
    const entry = page.locator(`[data-entry="${id}"]`);
    await seen(entry);
    await panel.settled();

    await drag(page, entry, dayCell('2026-11-12'));
    await seen(page.getByRole('alert').getByText('“日历样机”的借出日期已修改。'));
    expect((await gadgets!.read(id)).lentOn).toBe('2026-11-12');
    await panel.settled();

    await entry.focus();
    await page.keyboard.press('Space');
    await said('已拿起“日历样机”').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await said('2026年11月19日').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await said('“日历样机”已移到2026年11月19日').waitFor({ state: 'attached' });
    expect((await gadgets!.read(id)).lentOn).toBe('2026-11-19');
    await panel.settled();

    await entry.click();
    await seen(page.getByRole('heading', { name: '日历样机', level: 1 }));
  });

  it('marks holidays and days worked instead, and stands in the address and in views', async () => {
    await enter(panel, 'manager-east', 'visits/calendar');
    await panel.settled();
    await page.getByRole('button', { name: '往前' }).click();
    await seen(page.getByText('2026年10月', { exact: true }));
    await panel.settled();
    expect(await dayCell('2026-10-01').textContent()).toContain('国庆');
    expect(await dayCell('2026-10-10').textContent()).toContain('班');

    await page.getByRole('button', { name: '日程', exact: true }).click();
    await dayCell('2026-10-01').waitFor({ state: 'detached' });
    await panel.settled();
    expect(decodeURIComponent(page.url())).toContain('"span":"list"');
  });

  it('says so when a day has more than it shows, and shows all of it', async () => {
    for (const name of ['一', '二', '三', '四', '五', '六']) await gadgets!.make(`满日样机${name}`, { lentOn: '2026-11-26' });
    await enter(panel, 'manager-east', 'gadgets/calendar');
    const more = dayCell('2026-11-26').getByRole('button', { name: /\+|另外|更多/ });
    await seen(more);
    await panel.settled();
    await more.click();

    await seen(page.locator('.cal-popover').getByText('满日样机六'));
    expect(
      await page
        .locator('.cal-popover')
        .getByText(/满日样机/)
        .count(),
    ).toBe(6);
  });

  it('is a list of days on a telephone', async () => {
    await gadgets!.make('口袋样机', { lentOn: '2026-11-05' });
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(panel, 'manager-east', 'gadgets/calendar');

    await seen(page.getByRole('link', { name: '口袋样机' }));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

describe('the keys of every page', () => {
  it('lead to a list by g and its letter, which the help tells', async () => {
    await enter(panel, 'manager-east', 'visits');
    await seen(page.getByRole('heading', { name: '拜访', level: 1 }));
    await page.keyboard.press('?');
    await seen(page.getByRole('dialog', { name: '快捷键' }).getByText('先按 g，再按字母，打开列表'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('g');
    await page.keyboard.press('a');

    await seen(page.getByRole('heading', { name: '客户', level: 1 }));
    expect(page.url()).toContain('#/accounts');
  });
});
