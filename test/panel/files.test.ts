import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { png } from '../support/sampleFiles.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { enter, openPage, startBrowser, type PanelPage } from './browser.ts';

jest.setTimeout(180_000);

let server: TestServer;
let browser: Browser;
let panel: PanelPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: { FILE_MAX_MB: '1' } }), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  panel = await openPage(browser, server.url);
  ({ page } = panel);
});
afterEach(async () => {
  const problems = panel.problems();
  await panel.close();
  expect(problems).toEqual([]);
});

const photo = { name: '门头照.png', mimeType: 'image/png', buffer: png(64, 48) };
const note = { name: '报价说明.txt', mimeType: 'text/plain', buffer: Buffer.from('报价有效期三十天') };
const script = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') };

async function openOwnAccount(): Promise<string> {
  await enter(panel, 'specialist-li', 'accounts');
  await page.locator('tbody a[href*="/show"]').first().click();
  await page.getByRole('link', { name: '编辑' }).click();
  await page.getByLabel('添加文件').waitFor();
  return page.url();
}

describe('files of a record', () => {
  it('are chosen in its form, shown beside it and opened in a preview', async () => {
    await openOwnAccount();
    await page.getByLabel('添加文件').setInputFiles([photo, note]);
    await page.getByRole('button', { name: '移除 门头照.png' }).waitFor();
    await page.getByText('24 B').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('button', { name: '门头照.png', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '门头照.png' });
    const picture = dialog.getByRole('img', { name: '门头照.png' });
    await picture.waitFor();
    expect(await picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(64);

    await dialog.getByRole('button', { name: '下一个' }).click();
    await page.getByText('此类文件不能预览').waitFor();
    expect(await page.getByRole('link', { name: '下载' }).getAttribute('href')).toMatch(/^\/files\/[0-9a-f-]{36}\?save$/);
  });

  it('are taken off again, and refused with the gateway’s reason and a way to try again', async () => {
    await openOwnAccount();
    await page.getByLabel('添加文件').setInputFiles([script]);
    await page.getByText('不支持的文件类型').waitFor();
    await page.getByRole('button', { name: '重试 page.html' }).waitFor();
    await page.getByRole('button', { name: '移除 page.html' }).click();
    await page.getByLabel('添加文件').setInputFiles([{ ...photo, name: '第二张.png', buffer: png(10, 10) }]);
    await page.getByRole('button', { name: '移除 第二张.png' }).click();
    await page.getByText('第二张.png').waitFor({ state: 'detached' });

    expect(await page.getByText('第二张.png').count()).toBe(0);
    panel.forgive();
  });
});
