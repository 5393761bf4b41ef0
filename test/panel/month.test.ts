import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Client } from '../support/client.ts';
import {
  dayByDay,
  editCountedVisit,
  expand,
  freshAccounts,
  makeVisits,
  openItem,
  ids,
  PERIOD,
  receiveParties,
  sendParties,
  sheetFor,
  startMonths,
  type Months,
} from '../support/journey.ts';
import type { TestServer } from '../support/server.ts';
import { startBrowser } from './browser.ts';
import { act, addItem, choose, confirm, dayCell, drag, eventually, fillItem, PATIENCE_MS, runVerb, visitsPlanned } from './monthSteps.ts';

jest.setTimeout(5 * PATIENCE_MS);

let months: Months;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [months, browser] = await Promise.all([startMonths(), startBrowser()]);
  server = await months.at('plan');
});

afterAll(async () => {
  await browser?.close();
  await months?.close();
});

/** Somebody works on a page of the gateway whose clock it is; what went wrong behind it. */
function as(username: string, path: string, work: (page: Page, settled: () => Promise<void>) => Promise<void>): Promise<readonly string[]> {
  return act({ browser, url: server.url, username, path }, work);
}

const LI_PLAN = '查看李慧敏的计划';

describe('the plan of a month', () => {
  it('is proposed with reasons, and what is unticked leaves it again', async () => {
    const problems = await as('specialist-li', 'my-plan', async (page) => {
      await page.getByRole('status').filter({ hasText: '距截止还有 1 个工作日' }).waitFor();
      await page.getByRole('button', { name: '按系统建议开始' }).click();
      const dialog = page.getByRole('dialog', { name: /^已加入/ });
      await dialog
        .getByText(/定期拜访|逾期未访/)
        .first()
        .waitFor();
      const proposed = await dialog.getByRole('checkbox').count();
      await dialog.getByRole('checkbox').last().uncheck();
      await dialog.getByRole('button', { name: `保留 ${proposed - 1} 项` }).click();

      await eventually(() => page.locator('.plan-event').count(), proposed - 1);
    });

    expect(problems).toEqual([]);
  });

  it('is edited by drag, by keyboard and by form, and reported', async () => {
    const li = await server.as('specialist-li');
    // what was left over of other kinds is taken out, and planned anew
    for (const left of await ids(
      li,
      `{ planItems(where: { plan: { period: { eq: "${PERIOD}" } }, kind: { ne: VISIT } }) { nodes { id } } }`,
    ))
      await li.data('mutation($id: ID!) { deletePlanItem(id: $id) { id } }', { id: left });
    const problems = await as('specialist-li', 'my-plan', async (page, settled) => {
      const name = await page.locator('.plan-event').first().innerText();
      await drag(page, page.locator('.plan-event').first(), dayCell(page, 31));
      await dayCell(page, 31).filter({ hasText: name }).waitFor();
      await settled();
      await page.locator('.plan-event').last().focus();
      await page.keyboard.press('Enter');
      await fillItem(page, { 计划日期: `${PERIOD}-30` });
      await dayCell(page, 30).locator('.plan-event').first().waitFor();

      await addItem(page, '拜访', { 意向客户: '开发区新客户', 组数: String(20 - (await visitsPlanned(page))) });
      await addItem(page, '拓展', { 意向客户: '新园区', 组数: '10' });
      await addItem(page, '输送', { 意向客户: '年末考察团', 组数: '7' });
      await eventually(() => visitsPlanned(page), 20);
      await runVerb(page, '上报计划');
      await page.getByText('已上报', { exact: true }).waitFor();
    });

    expect(problems).toEqual([]);
  });

  it('is returned on the board with a comment', async () => {
    const problems = await as('manager-east', 'plan-board', async (page) => {
      await page.getByRole('button', { name: LI_PLAN }).click();
      const drawer = page.getByRole('dialog', { name: /李慧敏/ });
      await drawer.getByText('年末考察团').waitFor();
      await drawer.getByRole('button', { name: '退回计划' }).click();
      await confirm(page, '退回计划', { 退回意见: '输送计划请再加一组' });
      await drawer.getByText('已退回', { exact: true }).waitFor();
    });

    expect(problems).toEqual([]);
  });

  it('is seen with the comment, amended and reported again', async () => {
    const problems = await as('specialist-li', 'my-plan', async (page) => {
      await page.getByText('已退回：输送计划请再加一组').waitFor();
      await page.getByRole('button', { name: /年末考察团/ }).click();
      await fillItem(page, { 组数: '8' });
      await page.getByRole('button', { name: /年末考察团 ×8/ }).waitFor();
      await runVerb(page, '上报计划');
      await page.getByText('已上报', { exact: true }).waitFor();
    });

    expect(problems).toEqual([]);
  });

  it('is approved with the others that are ticked, each with its outcome', async () => {
    const problems = await as('manager-east', 'plan-board', async (page) => {
      await page.getByRole('checkbox', { name: '选择李慧敏的计划' }).check();
      await page.getByRole('button', { name: '批准所选 1 份' }).click();
      const outcome = page.getByRole('dialog', { name: '批准计划结果：1/1' });
      await outcome.getByText('李慧敏').waitFor();
      await outcome.getByRole('button', { name: '关闭' }).click();
      await page.getByRole('row').filter({ hasText: '李慧敏' }).getByText('已批准', { exact: true }).waitFor();
    });

    expect(problems).toEqual([]);
  });
});

describe('the month itself', () => {
  it('is worked: one visit from the calendar, the others as they come, one of them twice on a day', async () => {
    server = await months.at('work');
    const [li, manager] = (await Promise.all(['specialist-li', 'manager-east'].map((name) => server.as(name)))) as [Client, Client];
    const accounts = await freshAccounts(li);
    const made = await makeVisits(li, dayByDay(accounts.slice(0, 9), 17));
    await makeVisits(li, [{ account: accounts[0]!, day: 1, hour: 15 }]);
    await expand(li, manager, made.slice(0, 7));

    const open = await openItem(li);
    const problems = await as('specialist-li', `my-plan?period=${PERIOD}`, async (page) => {
      await dayCell(page, Number(open.plannedOn.slice(8)))
        .locator('.plan-event')
        .filter({ hasText: open.account.shortName })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('计划日期').fill(`${PERIOD}-29`);
      await dialog.getByRole('button', { name: '排到这一天' }).click();
      await dayCell(page, 29).getByText('09:00').click();
      await page.getByRole('link', { name: '查看拜访' }).click();
      await page.getByRole('button', { name: '登记拜访' }).click();
      await choose(page.getByRole('dialog'), '结果', '积极');
      await confirm(page, '登记拜访', { 实际结束: `${PERIOD}-29T10:00`, 拜访小结: '双方确认了下季度的供货安排' });
      await page.getByText('已完成', { exact: true }).first().waitFor();
    });

    expect(problems).toEqual([]);
  });

  it('brings parties to the site, whom the front desk confirms', async () => {
    const [li, desk] = (await Promise.all(['specialist-li', 'frontdesk'].map((name) => server.as(name)))) as [Client, Client];
    const parties = await sendParties(li, 5);
    await receiveParties(desk, parties.slice(1), parties.slice(1, 4));

    const problems = await as('frontdesk', `siteDeliveries/${parties[0]}/show`, async (page) => {
      await runVerb(page, '登记到场');
      await page.getByText('已到场', { exact: true }).first().waitFor();
      await runVerb(page, '确认输送');
      await page.getByText('已确认', { exact: true }).first().waitFor();
    });

    expect(problems).toEqual([]);
  });
});

describe('the assessment of the month', () => {
  let sheet: string;

  it('comes to 76.81, and each figure opens the records that count and those that do not', async () => {
    server = await months.at('assess');
    sheet = await sheetFor(await server.as('manager-east'));

    const problems = await as('manager-east', `assessmentSheets/${sheet}/show`, async (page) => {
      await runVerb(page, '计算');
      await page.getByRole('button', { name: /^拜访目标指标：得分 36\.00/ }).waitFor();
      for (const [name, points] of Object.entries(POINTS)) await page.getByRole('textbox', { name, exact: true }).fill(points);
      await page.getByRole('button', { name: '保存评分' }).click();
      await page.getByTestId('sheet-total').getByText('76.81').waitFor();
      for (const [name, counted, reason] of RECEIPTS) {
        await page.getByRole('button', { name: new RegExp(`^${name}：实际 ${counted}`) }).click();
        const receipts = page.getByRole('dialog', { name: `${name}的依据` });
        await receipts.getByRole('heading', { name: `计入 ${counted} 条` }).waitFor();
        await receipts.getByRole('list', { name: '计入的记录', exact: true }).getByRole('link').first().waitFor();
        if (reason) await receipts.getByRole('list', { name: '不计入的记录' }).getByText(reason).first().waitFor();
        await receipts.getByRole('button', { name: '关闭' }).click();
        await receipts.waitFor({ state: 'detached' });
      }
      await page.getByRole('button', { name: /^日常工作指标：得分 13\.31/ }).click();
      await page.getByRole('dialog', { name: '日常工作指标的依据' }).getByText('平时表现').waitFor();
    });

    expect(problems).toEqual([]);
  });

  it('is appealed by the specialist, answered, confirmed and closed', async () => {
    const problems = [
      ...(await as('specialist-li', `assessmentSheets/${sheet}/show`, async (page) => {
        await page.getByRole('button', { name: '对“拜访目标指标”提出申诉' }).click();
        await page.getByLabel('申诉理由').fill('同日第二次拜访是客户要求的');
        await page.getByRole('dialog').getByRole('button', { name: '申诉', exact: true }).click();
        await page.getByText('同日第二次拜访是客户要求的').waitFor();
      })),
      ...(await as('manager-east', `assessmentSheets/${sheet}/show`, async (page) => {
        await page.getByRole('button', { name: '答复申诉' }).click();
        await choose(page.getByRole('dialog'), '结果', '维持原结果');
        await confirm(page, '答复申诉', { 答复: '按制度同一客户同日只计一次' });
      })),
      ...(await as('specialist-li', `assessmentSheets/${sheet}/show`, (page) => runVerb(page, '确认'))),
      ...(await as('manager-east', `assessmentSheets/${sheet}/show`, (page) => runVerb(page, '归档'))),
    ];

    expect(problems).toEqual([]);
  });

  it('stays what it was when a visit is edited later', async () => {
    await editCountedVisit(await server.as('admin'), await server.as('specialist-li'));

    const problems = await as('specialist-li', `assessmentSheets/${sheet}/show`, async (page) => {
      await page.getByTestId('sheet-total').getByText('76.81').waitFor();
      await page.getByText('已归档', { exact: true }).first().waitFor();
      await page.getByText(/^归档之后，所依据的记录有过变动/).waitFor();
    });

    expect(problems).toEqual([]);
  });
});

/** Each figure with the number of records that it counts, and why others are not among them. */
const RECEIPTS = [
  ['拜访目标指标', 18, '同日重复'],
  ['拓展目标指标', 7, null],
  ['成交目标指标', 4, '未确认到场'],
] as const;

const POINTS = { 团队合作: '90', 客户维护: '80', 平时表现: '85', 出勤: '100' };
