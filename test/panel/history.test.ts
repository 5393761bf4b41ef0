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

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const answer = await panel.context.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The first account of the viewer, its short name set to a known text. */
async function accountNamed(shortName: string): Promise<string> {
  const { accounts } = await ask<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  const { id } = accounts.nodes[0]!;
  await change(id, { shortName });
  return id;
}

async function change(id: string, input: object): Promise<void> {
  await ask('mutation ($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { id } }', { id, input });
}

async function openHistory(path: string): Promise<void> {
  await page.goto(`/#/${path}/show`);
  await page.getByRole('tab', { name: '变更历史' }).click();
}

function events(): Locator {
  return page.getByRole('tabpanel', { name: '变更历史' }).locator('ol > li');
}

describe('the history of a record', () => {
  it('tells a change in the words of its fields, and takes it back on demand', async () => {
    await enter(panel, 'manager-east');
    const id = await accountNamed('旧简称');
    await page.goto(`/#/accounts/${id}`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('简称').fill('新简称');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('tab', { name: '变更历史' }).click();
    await events().filter({ hasText: '新简称' }).waitFor();

    const before = await events().count();
    expect(await events().first().innerText()).toMatch(/修改[\s\S]*页面[\s\S]*简称[\s\S]*旧简称[\s\S]*新简称/);
    await page.getByRole('button', { name: '恢复“简称”的原值' }).first().click();
    await page.getByRole('dialog').getByText('旧简称').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '恢复原值' }).click();
    await page.getByText('已恢复原值').waitFor();

    await events().nth(before).waitFor();
    expect(await events().first().innerText()).toMatch(/恢复原值[\s\S]*简称[\s\S]*新简称[\s\S]*旧简称/);
    const { account } = await ask<{ account: unknown }>('query ($id: ID!) { account(id: $id) { shortName } }', { id });
    expect(account).toEqual({ shortName: '旧简称' });
  });

  it('names references, choices and amounts as the record’s page does', async () => {
    await enter(panel, 'manager-east');
    const { accounts, developmentStages } = await ask<{
      accounts: { nodes: { id: string; stage: { id: string; nameZh: string } }[] };
      developmentStages: { nodes: { id: string; nameZh: string }[] };
    }>('{ accounts(first: 1) { nodes { id stage { id nameZh } } } developmentStages(first: 10) { nodes { id nameZh } } }');
    const [{ id, stage }] = accounts.nodes as [{ id: string; stage: { id: string; nameZh: string } }];
    const next = developmentStages.nodes.find((other) => other.id !== stage.id)!;
    await change(id, { stageId: next.id, tier: 'KEY', annualPotential: '1234567.5' });

    await openHistory(`accounts/${id}`);

    const first = events().first();
    await first.getByText(next.nameZh).waitFor();
    expect(await first.innerText()).toMatch(new RegExp(`开发阶段[\\s\\S]*${stage.nameZh}[\\s\\S]*${next.nameZh}`));
    expect(await first.innerText()).toMatch(/1,234,567.50? 元/);
  });

  it('hears that somebody else was faster, and shows the latest', async () => {
    await enter(panel, 'manager-east');
    const id = await accountNamed('甲');
    await change(id, { shortName: '乙' });
    await openHistory(`accounts/${id}`);
    await page.getByRole('button', { name: '恢复“简称”的原值' }).first().click();
    await change(id, { shortName: '丙' });

    await page.getByRole('dialog').getByRole('button', { name: '恢复原值' }).click();

    await page.getByText('已载入最新内容').waitFor();
    await events().filter({ hasText: '丙' }).first().waitFor();
    expect(await ask('query ($id: ID!) { account(id: $id) { shortName } }', { id })).toEqual({ account: { shortName: '丙' } });
  });

  it('has no place where the viewer may hear nothing', async () => {
    await enter(panel, 'manager-east');
    const { users } = await ask<{ users: { nodes: { id: string }[] } }>('{ users(first: 1) { nodes { id } } }');

    await page.goto(`/#/users/${users.nodes[0]!.id}/show`);

    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('tab', { name: '变更历史' }).count()).toBe(0);
  });

  it('says what will stand there while nothing does', async () => {
    await enter(panel, 'manager-east');
    const { contacts } = await ask<{ contacts: { nodes: { id: string }[] } }>('{ contacts(first: 1) { nodes { id } } }');

    await openHistory(`contacts/${contacts.nodes[0]!.id}`);

    await page.getByText('还没有变更记录。').waitFor();
    expect(await page.getByText('谁、何时、改了什么').count()).toBe(1);
  });

  it('leads from the audit to the record', async () => {
    await enter(panel, 'admin');
    const id = await accountNamed('审计一');
    await page.goto('/#/auditEvents');
    const row = page.locator('tbody tr', { hasText: '审计一' }).first();

    expect(await row.innerText()).toMatch(/修改[\s\S]*客户[\s\S]*简称/);
    await row.locator(`a[href*="accounts/${id}"]`).click();

    await events().filter({ hasText: '审计一' }).waitFor();
    expect(await page.getByRole('tab', { name: '变更历史' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('two records that are one thing', () => {
  interface Made {
    readonly id: string;
    readonly code: string;
  }

  const NAME = '合并演示重工';

  async function made(input: object): Promise<Made> {
    const { developmentStages } = await ask<{ developmentStages: { nodes: { id: string }[] } }>(
      '{ developmentStages(first: 1) { nodes { id } } }',
    );
    const whole = { tier: 'KEY', stageId: developmentStages.nodes[0]!.id, ...input };
    const { account } = await ask<{ account: Made }>(
      'mutation($input: AccountCreateInput!) { account: createAccount(input: $input) { id code } }',
      { input: whole },
    );
    return account;
  }

  it('are merged after a look at what becomes of them, from either page that tells of both', async () => {
    await enter(panel, 'manager-east');
    const keeps = await made({ name: `${NAME}有限公司`, remark: '留下的备注' });
    const gives = await made({ name: NAME, remark: '另一方的备注', shortName: '演示' });
    await ask('mutation($input: ContactCreateInput!) { createContact(input: $input) { id } }', {
      input: { accountId: gives.id, name: '陈工' },
    });

    // two ticked rows
    await page.goto(`/#/accounts?filter=${encodeURIComponent(JSON.stringify({ q: NAME }))}`);
    const rows = page.getByRole('main').getByRole('checkbox', { name: /^选择 / });
    await rows.nth(1).waitFor();
    await rows.nth(0).check();
    await rows.nth(1).check();
    await page.getByRole('button', { name: '合并…' }).click();
    const dialog = page.getByRole('dialog', { name: '合并客户' });
    await dialog.getByText('转到保留的一条').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // the duplicate that a form tells of
    await page.goto(`/#/accounts/${keeps.id}`);
    await page.getByRole('button', { name: `与“${NAME}”合并…` }).click();
    await dialog.getByText('转到保留的一条').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();

    // the record itself
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/#/accounts/${keeps.id}/show`);
    await page.getByRole('button', { name: '操作', exact: true }).click();
    await page.getByRole('menuitem', { name: '合并客户' }).click();
    await dialog.getByRole('combobox').fill(NAME);
    await page.getByRole('option', { name: NAME, exact: true }).click();
    await dialog.getByText('联系人 1 条').waitFor();
    const remark = dialog.getByRole('radiogroup', { name: '备注' });
    expect(await dialog.getByRole('radiogroup', { name: '简称' }).getByRole('radio').nth(1).isChecked()).toBe(true);
    expect(await remark.getByRole('radio').nth(0).isChecked()).toBe(true);
    await remark.getByRole('radio').nth(0).press('ArrowRight');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await dialog.getByRole('button', { name: '合并客户' }).click();

    await page.getByText(`现在显示的是保留的“${NAME}有限公司”`).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`${gives.code} ${NAME}`).waitFor();
    const { account } = await ask<{ account: object }>(
      'query($id: ID!) { account(id: $id) { shortName remark contacts { nodes { name } } } }',
      { id: keeps.id },
    );
    expect(account).toEqual({ shortName: '演示', remark: '另一方的备注', contacts: { nodes: [{ name: '陈工' }] } });
  });
});
