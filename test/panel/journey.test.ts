import { describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(90_000);

let panel: PanelPage;
let page: Page;

eachOnFreshPage((opened) => {
  panel = opened;
  page = opened.page;
});

describe('a manager’s day', () => {
  const name = '华东联合重工有限公司';
  const purpose = '商谈明年的联合采购';

  it('creates an account, after being told what is missing', async () => {
    await enter(panel, 'manager-east', 'accounts');
    await follow('新建', '新建客户');
    await choose('客户等级', '大客户');
    await pick('开发阶段', '目标');
    await page.getByRole('button', { name: '保存' }).click();
    await sees(messageUnder('客户名称', '必填'));

    await page.getByLabel('客户名称').fill(name);
    await page.getByRole('button', { name: '保存' }).click();

    expect(await sees(heading(name))).toBe(true);
  });

  it('is told by the gateway, under the field, what only the gateway can know', async () => {
    await enter(panel, 'manager-east', 'accounts/create');
    await page.getByLabel('客户名称').fill('某某公司');
    await choose('客户等级', '大客户');
    await pick('开发阶段', '目标');
    await page.getByLabel('统一社会信用代码').fill('91310000MA1K00000A');
    await page.getByRole('button', { name: '保存' }).click();

    expect(await sees(messageUnder('统一社会信用代码', /./))).toBe(true);
    panel.forgive();
  });

  it('adds a visit from the account’s page', async () => {
    await enter(panel, 'manager-east', 'accounts');
    await find('搜索客户', name);
    await follow(name, name);
    await page.getByRole('tab', { name: /^拜访/ }).click();
    await follow('新建拜访', '新建拜访');
    await expectValue('客户', name);
    await choose('类型', '定期拜访');
    await page.getByLabel('目的').fill(purpose);
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('link', { name: '编辑' }).waitFor();
    expect(await sees(page.getByText(purpose))).toBe(true);
  });

  it('finds the visit again by filters', async () => {
    await enter(panel, 'manager-east', 'visits');
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '目的' }).click();
    await page.getByRole('textbox', { name: '目的' }).fill('明年的联合采购');

    expect(await sees(page.locator('tbody tr:only-child', { hasText: name }))).toBe(true);
  });

  it('changes one field and sends only that', async () => {
    await enter(panel, 'manager-east', 'accounts');
    await find('搜索客户', name);
    await follow(name, name);
    await follow('编辑', `编辑“${name}”`);
    await page.getByLabel('简称').fill('华联重工');
    const sent = page.waitForRequest((request) => request.postData()?.includes('mutation') ?? false);
    await page.getByRole('button', { name: '保存' }).click();

    const { variables } = (await sent).postDataJSON() as { variables: { input: unknown; expectedVersion: unknown } };
    expect(variables).toMatchObject({ input: { shortName: '华联重工' }, expectedVersion: expect.any(Number) });
    await page.getByText('华联重工').waitFor();
  });

  it('hears of a conflict, keeps the own changes and saves them', async () => {
    await enter(panel, 'manager-east', 'accounts');
    await find('搜索客户', name);
    await follow(name, name);
    await follow('编辑', `编辑“${name}”`);
    // the form loads its row anew when it opens: what is saved elsewhere before that is no conflict
    await page.waitForLoadState('networkidle');
    await page.getByLabel('地址').fill('上海市宝山区');
    await saveElsewhere(/\/accounts\/([^/?]+)/.exec(page.url())?.[1] ?? '');
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('dialog', { name: '此记录已被他人修改' }).waitFor();
    await page.getByRole('button', { name: '保留我的修改' }).click();
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByText('上海市宝山区').waitFor();
    expect(await sees(page.getByText('另一处的备注'))).toBe(true);
    panel.forgive();
  });

  it('switches the language without loading the page anew', async () => {
    await enter(panel, 'manager-east', 'visits');
    await page.evaluate('globalThis.isSamePage = true');

    await page.getByRole('button', { name: '界面语言' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();

    expect(await sees(heading('Visits'))).toBe(true);
    await page
      .getByRole('columnheader', { name: 'Purpose' })
      .or(page.getByRole('columnheader', { name: 'Account' }))
      .first()
      .waitFor();
    expect(await page.evaluate('globalThis.isSamePage && document.documentElement.lang')).toBe('en');
  });

  it('deletes the account, undoes it, deletes it again and restores it from the deleted ones', async () => {
    await enter(panel, 'manager-east', 'accounts');
    await remove(name);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已恢复').waitFor();

    await remove(name);
    await page.getByRole('button', { name: '已删除' }).click();
    await page.getByRole('button', { name: `恢复 ${name}` }).click();
    await page.getByRole('button', { name: '现有' }).click();

    expect(await sees(page.getByRole('link', { name }))).toBe(true);
  });

  it('selects a row by the checkbox that bears its name', async () => {
    await enter(panel, 'admin', 'regions');
    const boxes = page.getByRole('checkbox', { name: /^选择 / });
    await boxes.first().waitFor();

    await boxes.first().check();

    expect(await sees(page.getByRole('region', { name: '已选 1 项' }))).toBe(true);
  });
});

/** Waits until it can be seen; the wait fails the test. */
async function sees(wanted: Locator): Promise<boolean> {
  await wanted.waitFor();
  return true;
}

function heading(text: string): Locator {
  return page.getByRole('heading', { level: 1, name: text, exact: true });
}

function messageUnder(label: string, message: string | RegExp): Locator {
  return page.locator('.MuiFormControl-root', { hasText: label }).locator('.Mui-error.MuiFormHelperText-root', { hasText: message });
}

async function expectValue(label: string, value: string): Promise<void> {
  await page.locator(`input[value="${value}"]`).waitFor();
  expect(await page.getByRole('combobox', { name: label }).first().inputValue()).toBe(value);
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function pick(label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

async function find(label: string, typed: string): Promise<void> {
  await page.getByRole('searchbox', { name: label }).fill(typed);
  await page.locator('tbody tr:only-child').waitFor();
}

/** Follows a link and waits for the page it leads to: until then the old page stands. */
async function follow(link: string, title: string): Promise<void> {
  await page.getByRole('link', { name: link }).click();
  await sees(heading(title));
}

async function remove(name: string): Promise<void> {
  await follow(name, name);
  await page.getByRole('button', { name: '操作' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText(`已删除“${name}”`).waitFor();
  await sees(heading('客户'));
}

async function saveElsewhere(id: string): Promise<void> {
  const query = 'mutation ($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { id } }';
  const answer = await panel.context.request.post('/graphql', { data: { query, variables: { id, input: { remark: '另一处的备注' } } } });
  expect(await answer.json()).toEqual({ data: { updateAccount: { id } } });
}
