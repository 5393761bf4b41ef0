import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { png } from '../support/sampleFiles.ts';
import type { TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(180_000);

let server: TestServer;
let panel: PanelPage;
let page: Page;

eachOnFreshPage(
  (opened, served) => {
    [panel, page, server] = [opened, opened.page, served];
  },
  { width: 390, height: 800 },
);

const SUMMARY = '客户确认下月追加两组样品，需补充检测报告';

async function ownAccount(): Promise<{ id: string; name: string }> {
  const [account] = await rowsOf<{ id: string; name: string }>(
    server,
    `select a.id, a.name from account a join app_user u on u.id = a.specialist_id
      where u.username = 'specialist-li' and a.deleted_at is null order by a.code limit 1`,
  );
  return account!;
}

async function chooseAccount(name: string): Promise<void> {
  await page.getByRole('combobox', { name: '拜访了哪家客户' }).fill(name);
  await page.getByRole('option', { name }).click();
}

async function write(): Promise<void> {
  await page.getByRole('radio', { name: '积极' }).click();
  await page.getByRole('textbox', { name: '拜访小结' }).fill(SUMMARY);
}

describe('the quick entry of a visit, at the width of a telephone', () => {
  it('records an unplanned visit with a photo and a check-in in one call', async () => {
    const account = await ownAccount();
    await rowsOf(server, 'update account set geo = null where id = $1 returning id', [account.id]);
    await panel.context.grantPermissions(['geolocation']);
    await panel.context.setGeolocation({ latitude: 31.2304, longitude: 121.4737 });
    await enter(panel, 'specialist-li', 'quick-visit');
    await chooseAccount(account.name);
    await page.getByRole('button', { name: '签到' }).click();
    await page.getByText('已签到', { exact: true }).waitFor();
    await write();
    await page.getByRole('button', { name: '1 周后' }).click();
    await page.getByLabel('添加照片').setInputFiles([{ name: '现场.png', mimeType: 'image/png', buffer: png(40, 30) }]);
    await page.getByRole('button', { name: '移除 现场.png' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const calls: string[] = [];
    page.on('request', (request) => void calls.push(...(request.postData()?.match(/mutation \w+/g) ?? [])));
    await page.getByRole('button', { name: '提交' }).click();

    await page.getByRole('heading', { name: '已登记' }).waitFor();
    await page.getByText('计入本月实际拜访').waitFor();
    expect(calls).toEqual(['mutation quickVisitLog']);
    const [visit] = await rowsOf<Record<string, unknown>>(
      server,
      `select status, kind, summary, next_on::text, check_in_geo, (select count(*)::int from visit_photos where source_id = v.id) as photos
        from visit v where account_id = $1 and summary = $2`,
      [account.id, SUMMARY],
    );
    expect(visit).toEqual({
      status: 'DONE',
      kind: 'REGULAR',
      summary: SUMMARY,
      next_on: '2026-11-30',
      check_in_geo: { lat: 31.2304, lng: 121.4737 },
      photos: 1,
    });
  });

  it('says what is missing, and keeps what was written through a reload', async () => {
    const account = await ownAccount();
    await enter(panel, 'specialist-li', 'quick-visit');
    await chooseAccount(account.name);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请选择结果').waitFor();
    await page.getByRole('textbox', { name: '拜访小结' }).fill('刚写了一半');
    await page.getByText('5 / 至少 10 个字').waitFor();

    await page.reload();
    await page.getByText('已恢复上次未提交的内容').waitFor();

    expect(await page.getByRole('textbox', { name: '拜访小结' }).inputValue()).toBe('刚写了一半');
    await page.getByRole('button', { name: '清空重填' }).click();
    await page.getByRole('combobox', { name: '拜访了哪家客户' }).waitFor();
  });

  it('records a visit of today’s diary, waits for a lost connection and then sends it once by itself', async () => {
    const account = await ownAccount();
    await rowsOf(
      server,
      `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, status, planned_start)
        select gen_random_uuid(), now(), now(), id, specialist_id, 'RETURN', 'ONSITE', '回访样品试用', 'PLANNED', '2026-11-23T03:30:00Z' from account where id = $1`,
      [account.id],
    );
    await enter(panel, 'specialist-li', 'quick-visit');
    await page.getByRole('button', { name: /11:30.*回访样品试用/s }).click();
    await write();
    await panel.context.setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('内容已保存在本机').waitFor();
    panel.forgive();
    await panel.context.setOffline(false);

    await page.getByRole('heading', { name: '已登记' }).waitFor();
    panel.forgive();
    const done = await rowsOf(server, "select 1 from visit where purpose = '回访样品试用' and status = 'DONE'");
    expect(done).toHaveLength(1);
  });
});
