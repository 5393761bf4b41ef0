import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(240_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;

eachOnFreshPage(
  (opened, served) => {
    [panel, page, server] = [opened, opened.page, served];
  },
  { width: 820, height: 1180 },
);

/** The demo's tour of twelve through the workshops, which has been arranged for today. */
async function arrangedTour(): Promise<{ id: string; no: string }> {
  const [tour] = await rowsOf<{ id: string; no: string }>(
    server,
    `select t.id, t.no from tour_request t join app_user u on u.id = t.receptionist_id
      where t.status = 'ARRANGED' and u.username = 'office' and t.headcount = 12`,
  );
  return tour!;
}

async function visitorNames(tour: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ name: string }>(server, 'select name from tour_visitor where tour_id = $1 order by created_at, name', [tour]);
  return rows.map(({ name }) => name);
}

function line(name: string): Locator {
  return page.getByRole('listitem', { name, exact: true });
}

async function scan(label: string, no: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(no);
  await field.press('Enter');
}

describe('the desk at the door', () => {
  it('keeps what is done without a connection, through a reload, and sends each once and in order', async () => {
    const tour = await arrangedTour();
    const [first, second, third] = (await visitorNames(tour.id)) as [string, string, string];
    await enter(panel, 'office', `tour-desk?tour=${tour.id}`);
    await line(first).waitFor();
    const sent: string[] = [];
    page.on('request', (request) => void sent.push(...(request.postData()?.match(/"badgeNo":"\w+"/g) ?? [])));

    await panel.context.setOffline(true);
    await scan(`参观证 · ${first}`, 'B01');
    await scan(`参观证 · ${second}`, 'B02');
    await scan(`参观证 · ${third}`, 'B01');
    await page.getByText('网络中断，3 项操作等待发送').waitFor();
    await line(first).getByText('参观证 B01').waitFor();
    expect(await rowsOf(server, 'select 1 from tour_visitor where tour_id = $1 and badge_no is not null', [tour.id])).toEqual([]);
    panel.forgive();
    await panel.context.setOffline(false);
    await page.reload();

    const refusal = page.getByRole('alert').filter({ hasText: '未通过：签到' });
    await refusal.getByText('已被占用').waitFor();
    panel.forgive();
    const badges = await rowsOf<{ name: string; badge_no: string | null }>(
      server,
      'select name, badge_no from tour_visitor where tour_id = $1 and badge_no is not null order by badge_no',
      [tour.id],
    );
    expect(badges).toEqual([
      { name: first, badge_no: 'B01' },
      { name: second, badge_no: 'B02' },
    ]);
    expect([...new Set(sent)]).toEqual(['"badgeNo":"B01"', '"badgeNo":"B02"']);
    await page.reload();
    await refusal.waitFor();
    await refusal.getByRole('button', { name: '知道了' }).click();
    await refusal.waitFor({ state: 'detached' });
    await page.reload();
    await line(first).waitFor();
    expect(await refusal.count()).toBe(0);
  });

  it('names at the gate whom what is missing for, by which article', async () => {
    const tour = await arrangedTour();
    const names = await visitorNames(tour.id);
    await enter(panel, 'office', `tour-desk?tour=${tour.id}`);
    await page.getByRole('button', { name: '完成签到' }).click();

    const refusal = page.getByRole('alert').filter({ hasText: '未通过：完成签到' });
    await refusal.getByText(names.at(-1)!).waitFor();
    await refusal.getByText('参观管理制度第五条').first().waitFor();
    expect(await refusal.getByText('尚未签到').count()).toBeGreaterThan(8);
  });

  it('fits a telephone, and shows a specialist who only looks on why nothing can be pressed', async () => {
    await page.setViewportSize({ width: 360, height: 760 });
    const [tour] = await rowsOf<{ id: string; username: string }>(
      server,
      `select t.id, u.username from tour_request t join account a on a.id = t.account_id join app_user u on u.id = a.specialist_id
        where t.status = 'IN_PROGRESS' and t.receptionist_id <> u.id limit 1`,
    );
    await enter(panel, tour!.username, `tour-desk?tour=${tour!.id}`);

    await page.getByText('您可以查看').waitFor();
    expect(await page.getByRole('button', { name: '进入区域' }).first().isDisabled()).toBe(true);
    for (const phase of ['到达', '装备', '参观', '点名', '归还']) {
      await page.getByRole('tab', { name: phase }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });
});
