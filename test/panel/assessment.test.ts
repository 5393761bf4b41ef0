import { expect, it, jest } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { eachOnFreshPage, enter, leave, type PanelPage } from './browser.ts';
import { choose } from './monthSteps.ts';

jest.setTimeout(180_000);

let panel: PanelPage;

eachOnFreshPage((opened) => {
  panel = opened;
});

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;
const PERIOD = '2026-11';

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const answer = await panel.context.request.post('/graphql', { data: { query, variables } });
  return ((await answer.json()) as { data: T }).data;
}

/** A sheet of the running month, calculated and not rated yet. */
async function openSheet(): Promise<string> {
  const { assessmentTemplates } = await ask<{ assessmentTemplates: { nodes: [{ id: string }] } }>(
    '{ assessmentTemplates(where: { code: { eq: "B" } }) { nodes { id } } }',
  );
  const input = { specialistId: LI, period: PERIOD, templateId: assessmentTemplates.nodes[0].id };
  const created = await ask<{ createAssessmentSheet: { id: string } }>(
    'mutation($input: AssessmentSheetCreateInput!) { createAssessmentSheet(input: $input) { id } }',
    { input },
  );
  const { id } = created.createAssessmentSheet;
  await ask('mutation($id: ID!) { calculateAssessment(id: $id) { id } }', { id });
  return id;
}

it('shows a sheet whose total moves while points are typed, whose figures open their records, and whose lines are appealed', async () => {
  const { page } = panel;
  await enter(panel, 'manager-east');
  const id = await openSheet();
  await page.goto(`/#/assessmentSheets/${id}/show`);
  const total = page.getByTestId('sheet-total');
  await expect(total.textContent()).resolves.toBe('—');

  for (const [name, points] of [
    ['团队合作', '90'],
    ['客户维护', '80'],
    ['平时表现', '85'],
    ['出勤', '100'],
  ] as const)
    await page.getByRole('textbox', { name, exact: true }).fill(points);
  await page.getByText('总分（尚未保存）').waitFor();
  await page.getByRole('button', { name: /^日常工作指标：得分 13\.31/ }).waitFor();
  const typed = await total.textContent();
  expect(Number(typed)).toBeGreaterThan(13.31);
  await page.getByRole('button', { name: '保存评分' }).click();
  await page.getByText('总分（尚未保存）').waitFor({ state: 'hidden' });
  expect(await total.textContent()).toBe(typed);

  await page.getByRole('button', { name: /^拜访目标指标：实际/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name: /^计入 \d+ 条/ }).waitFor();
  await drawer.getByRole('heading', { name: /^不计入 \d+ 条/ }).waitFor();
  expect(await drawer.getByRole('list', { name: '计入的记录', exact: true }).getByRole('link').count()).toBeGreaterThan(0);

  await leave(panel);
  await enter(panel, 'specialist-li', `assessmentSheets/${id}/show`);
  await page.getByRole('button', { name: '对“拜访目标指标”提出申诉' }).click();
  await page.getByRole('textbox', { name: /^申诉理由/ }).fill('视频拜访应当计入');
  await page.getByRole('dialog').getByRole('button', { name: '申诉' }).click();
  await page.getByText('申诉已提交').waitFor();
  await page.getByText('视频拜访应当计入').first().waitFor();
});

it('holds a shadow sheet beside the one that counts, line by line, each figure with its records', async () => {
  const { page } = panel;
  await enter(panel, 'manager-east');
  const { assessmentSheets } = await ask<{ assessmentSheets: { nodes: [{ id: string }] } }>(
    `{ assessmentSheets(where: { specialist: { id: { eq: "${LI}" } }, isShadow: { eq: false }, period: { eq: "2026-10" } }) { nodes { id } } }`,
  );
  await page.goto(`/#/assessmentSheets/${assessmentSheets.nodes[0].id}/show`);
  await page
    .getByRole('row', { name: /考核表A/ })
    .getByRole('link', { name: '并排对照' })
    .click();
  const table = page.getByRole('table', { name: '两表并排对照' });

  await table.getByRole('columnheader', { name: /考核表B.*正式/s }).waitFor();
  await table.getByRole('columnheader', { name: /考核表A.*对照/s }).waitFor();
  // form A weighs visits less, and asks for no deliveries
  expect(
    await table
      .getByRole('row', { name: /^拜访目标指标/ })
      .getByRole('cell')
      .last()
      .innerText(),
  ).toMatch(/^−\d/);
  expect(
    await table
      .getByRole('row', { name: /^成交目标指标/ })
      .getByRole('cell')
      .last()
      .innerText(),
  ).toBe('—');
  expect(
    await table
      .getByRole('row', { name: /^得分率/ })
      .getByRole('cell')
      .last()
      .innerText(),
  ).toMatch(/个百分点$/);
  await table
    .getByRole('row', { name: /^拜访目标指标/ })
    .getByRole('button')
    .last()
    .click();
  await page
    .getByRole('dialog', { name: '拜访目标指标的依据' })
    .getByRole('heading', { name: /^计入 \d+ 条/ })
    .waitFor();
});

it('adds weights up while they are typed, and publishes less than 100 % by a recorded decision alone', async () => {
  const { page } = panel;
  await enter(panel, 'admin');
  const { assessmentTemplates } = await ask<{ assessmentTemplates: { nodes: [{ id: string }] } }>(
    '{ assessmentTemplates(where: { code: { eq: "A" } }, orderBy: [{ edition: ASC }], first: 1) { nodes { id } } }',
  );
  await ask('mutation($id: ID!) { copyAssessmentTemplate(id: $id, input: { validFrom: "2027-01-01" }) { id } }', {
    id: assessmentTemplates.nodes[0].id,
  });
  const draft = await ask<{ assessmentTemplates: { nodes: [{ id: string }] } }>(
    '{ assessmentTemplates(where: { code: { eq: "A" }, status: { eq: DRAFT } }, orderBy: [{ edition: DESC }], first: 1) { nodes { id } } }',
  );
  const path = `/#/assessmentTemplates/${draft.assessmentTemplates.nodes[0].id}/show`;
  await page.goto(path);
  await page.getByRole('heading', { name: '权重合计 70%' }).waitFor();
  await page.getByLabel('日常工作指标 %').fill('15');
  await page.getByRole('heading', { name: '权重合计 75%' }).waitFor();
  await page.getByRole('button', { name: '保存权重' }).click();
  await page.getByText('权重已保存').waitFor();

  await leave(panel);
  await enter(panel, 'region');
  await page.goto(path);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发布', exact: true });
  await choose(dialog, '发布为', '对照');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page
    .getByText(/权重合计不是 100%/)
    .first()
    .waitFor();
  panel.forgive();
  await dialog.getByLabel('权重不足100%的说明').fill('试行一季度');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();

  await page.getByText('已记录的决定：试行一季度').waitFor();
  const published = await ask<object>('query($id: ID!) { assessmentTemplate(id: $id) { status weightSum } }', {
    id: draft.assessmentTemplates.nodes[0].id,
  });
  expect(published).toEqual({ assessmentTemplate: { status: 'SHADOW', weightSum: '0.7500' } });
});
