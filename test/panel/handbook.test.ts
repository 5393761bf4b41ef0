import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enPanel } from '../../admin/i18n/enPanel.ts';
import { zhPanel } from '../../admin/i18n/zhPanel.ts';
import { zhReactAdmin } from '../../admin/i18n/zhReactAdmin.ts';
import { chapters, chaptersFor } from '../../admin/overrides/handbook/chapters.ts';
import { blocksOf, inlines, type Block, type Inline } from '../../admin/overrides/handbook/markdown.ts';
import { verbs } from '../../server/actions/index.ts';
import { entities } from '../../server/entities/index.ts';
import { groups } from '../../server/entities/groups.ts';
import { entityOf } from '../../server/kit/field/index.ts';
import { reports } from '../../server/reports/index.ts';
import { eachOnFreshPage, enter, type PanelPage } from './browser.ts';

jest.setTimeout(90_000);

type Language = 'zh' | 'en';
type Texts = { readonly [key: string]: string | Texts };

const FOLDER = 'docs/handbook';
const LANGUAGES = ['zh', 'en'] as const;
const pages = LANGUAGES.flatMap((language) => chapters.map((chapter) => [language, chapter] as const));

describe('the handbook', () => {
  it.each(pages)('%s/%s is called as the panel calls it, and quotes words that the screens have', (language, chapter) => {
    const [title, ...rest] = pageOf(language, chapter);
    const words = wordsOf(language);
    const quoted = rest.flatMap(lines).filter(({ kind }) => kind === 'label');

    expect(title).toEqual({ kind: 'heading', level: 1, text: (language === 'zh' ? zhPanel : enPanel).handbook.chapter[chapter] });
    expect(quoted.map(({ text }) => text).filter((text) => !words.has(text))).toEqual([]);
    expect(quoted.length).toBeGreaterThan(0);
  });

  it.each(pages)('%s/%s leads to pages and pictures that are there', (language, chapter) => {
    const blocks = pageOf(language, chapter);
    const files = [
      ...blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])),
      ...blocks.flatMap(lines).flatMap((piece) => (piece.kind === 'link' ? [piece.to] : [])),
    ];

    expect(files.filter((file) => !existsSync(`${FOLDER}/${language}/${file}`))).toEqual([]);
  });

  it.each(chapters)('tells %s the same in both languages, step by step', (chapter) => {
    const shape = (language: Language) =>
      pageOf(language, chapter).map((block) => [block.kind, 'items' in block ? block.items.length : 1, 'file' in block ? block.file : '']);

    expect(shape('en')).toEqual(shape('zh'));
  });

  it('has few and small pictures, each of them shown, and an index of all pages', () => {
    const shown = new Set(
      pages.flatMap(([language, chapter]) =>
        pageOf(language, chapter).flatMap((block) => (block.kind === 'picture' ? [`${language}/${block.file}`] : [])),
      ),
    );
    const kept = LANGUAGES.flatMap((language) => readdirSync(`${FOLDER}/${language}/images`).map((file) => `${language}/images/${file}`));
    const index = readFileSync(`${FOLDER}/README.md`, 'utf8');

    expect(kept.toSorted()).toEqual([...shown].toSorted());
    expect(kept.length).toBeLessThanOrEqual(25);
    expect(kept.filter((file) => statSync(`${FOLDER}/${file}`).size > 60 * 1024)).toEqual([]);
    expect(pages.filter(([language, chapter]) => !index.includes(`(${language}/${chapter}.md)`))).toEqual([]);
  });

  it('begins with the page of one’s role', () => {
    expect(chaptersFor('SITE_STAFF').slice(0, 2)).toEqual(['front-desk', 'specialist']);
    expect(chaptersFor('SITE_STAFF')).toHaveLength(chapters.length);
  });

  it('reads labels, code and links out of a line', () => {
    expect(inlines('按 **提交**,见 [接口](developer.md) 和 `npm`')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'label', text: '提交' },
      { kind: 'text', text: ',见 ' },
      { kind: 'link', text: '接口', to: 'developer.md' },
      { kind: 'text', text: ' 和 ' },
      { kind: 'code', text: 'npm' },
    ]);
  });
});

let panel: PanelPage;
let page: Page;

describe('the handbook in the panel', () => {
  eachOnFreshPage((opened) => {
    panel = opened;
    page = opened.page;
  });

  it('opens at one’s own page with its pictures, and leads to the others', async () => {
    await enter(panel, 'office');
    await page.getByRole('button', { name: '个人菜单' }).click();
    await page.getByRole('menuitem', { name: '使用手册' }).click();
    await page.getByRole('heading', { level: 1, name: '办公室' }).waitFor();
    const picture = page.getByRole('img', { name: '参观审批' });
    await picture.scrollIntoViewIfNeeded();
    await panel.settled();

    expect(await picture.evaluate((image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('navigation', { name: '手册目录' }).getByRole('link', { name: '大客户经理' }).click();
    await page.getByRole('article').getByRole('link', { name: '接口与 BI' }).click();
    await page.getByRole('heading', { level: 1, name: '接口与 BI' }).waitFor();
    await page.goto('/#/handbook/nothing');
    await page.getByRole('heading', { level: 1, name: '页面不存在' }).waitFor();
  });
});

function pageOf(language: Language, chapter: string): readonly Block[] {
  return blocksOf(readFileSync(`${FOLDER}/${language}/${chapter}.md`, 'utf8'));
}

function lines(block: Block): readonly Inline[] {
  if (block.kind === 'paragraph') return block.line;
  return 'items' in block ? block.items.flat() : [];
}

/** All that the screens say in a language: the panel's own words, and the labels of the schema, its verbs, groups and reports. */
function wordsOf(language: Language): ReadonlySet<string> {
  const nouns = Object.values(entities).map((cls) => entityOf(cls).labels[language]);
  const labels = [...verbs, ...Object.values(groups), ...reports].map(({ label }) => label[language]);
  const described = [...readFileSync('schema.graphql', 'utf8').matchAll(/"""\s*([^|"]+?) \| ([^"]+?)\s*"""/g)].map((match) =>
    language === 'zh' ? match[1]! : match[2]!,
  );
  const own = language === 'zh' ? [...textsOf(zhPanel), ...textsOf(zhReactAdmin)] : textsOf(enPanel);
  return new Set([...own, ...nouns, ...labels, ...described]);
}

function textsOf(texts: Texts): string[] {
  return Object.values(texts).flatMap((value) => (typeof value === 'string' ? value.split(' |||| ') : textsOf(value)));
}
