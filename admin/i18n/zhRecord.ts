import { zhMerge } from './zhMerge.ts';
import { zhOptions } from './zhOptions.ts';

/** The words of a record's page. */
export const zhRecord = {
  options: zhOptions,
  merge: zhMerge,
  neighbours: '上一条和下一条',
  previous: '上一条',
  next: '下一条',
  duplicates: '可能重复',
  newWindow: '在新窗口打开',
  facts: '（%{facts}）',
  actions: '操作',
  refused: '现在不能做',
  copyLink: '复制链接',
  linkCopied: '链接已复制',
  linkRefused: '浏览器不允许复制，请从地址栏复制链接',
} as const;
