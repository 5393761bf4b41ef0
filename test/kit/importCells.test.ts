import { describe, expect, test } from '@jest/globals';

import { VisitKind } from '../../server/entities/visit.ts';
import type { Field } from '../../server/kit/field/index.ts';
import { readCell } from '../../server/kit/import/cell.ts';
import { readTable } from '../../server/kit/import/table.ts';

const label = { zh: '某列', en: 'Column' };
const column = (kind: object): Field => ({ name: 'column', label, ...kind }) as Field;

const FIELDS = {
  number: column({ kind: 'NUMBER', min: 0, max: 100 }),
  money: column({ kind: 'MONEY', precision: 18, scale: 2 }),
  percent: column({ kind: 'PERCENT', precision: 7, scale: 4 }),
  flag: column({ kind: 'FLAG' }),
  date: column({ kind: 'DATE' }),
  dateTime: column({ kind: 'DATE_TIME' }),
  period: column({ kind: 'PERIOD' }),
  choice: column({ kind: 'CHOICE', choices: VisitKind }),
  tags: column({ kind: 'TAGS', max: 40 }),
};

describe('a cell', () => {
  test.each<[keyof typeof FIELDS, string, unknown]>([
    ['number', '３０', 30],
    ['number', '30.0', 30],
    ['money', '1,234,567.5', '1234567.5'],
    ['money', '¥20', '20'],
    ['money', '20 元', '20'],
    ['money', '-5', '-5'],
    ['percent', '12.5%', '0.125'],
    ['percent', '0.3', '0.3'],
    ['flag', '是', true],
    ['flag', 'No', false],
    ['date', '2026年3月5日', '2026-03-05'],
    ['date', '2026/11/23', '2026-11-23'],
    ['dateTime', '2026-11-23 09:30', '2026-11-23T01:30:00.000Z'],
    ['dateTime', '2026/1/1', '2025-12-31T16:00:00.000Z'],
    ['dateTime', '2026-11-23T09:30:00Z', '2026-11-23T09:30:00.000Z'],
    ['period', '2026年7月', '2026-07'],
    ['choice', '回访', 'RETURN'],
    ['choice', 'return visit', 'RETURN'],
    ['choice', 'RETURN', 'RETURN'],
    ['tags', '重点，老客户; 国企', ['重点', '老客户', '国企']],
    ['money', '', undefined],
  ])('of %s that reads %j is %j', (kind, text, value) => {
    expect(readCell(FIELDS[kind], text)).toEqual({ value });
  });

  test.each<[keyof typeof FIELDS, string, string]>([
    ['number', '1.5', 'NOT_A_NUMBER'],
    ['number', '12 个', 'NOT_A_NUMBER'],
    ['money', '约三百万', 'NOT_A_NUMBER'],
    ['money', '1,23', 'NOT_A_NUMBER'],
    ['percent', '%', 'NOT_A_NUMBER'],
    ['flag', '也许', 'NOT_A_CHOICE'],
    ['date', '2026-02-30', 'NOT_A_TIME'],
    ['dateTime', '2026-11-23 25:00', 'NOT_A_TIME'],
    ['period', '2026-13', 'NOT_A_TIME'],
    ['choice', '随便看看', 'NOT_A_CHOICE'],
  ])('of %s that reads %j is refused as %s', (kind, text, code) => {
    expect(readCell(FIELDS[kind], text)).toMatchObject({ failure: { path: 'column', code } });
  });
});

describe('a table', () => {
  const RECORDS = [
    { line: 2, cells: ['甲, 乙', '第一行\n第二行'] },
    { line: 4, cells: ['丙', ''] },
  ];
  const text = '名称,备注\r\n"甲, 乙","第一行\r\n第二行"\n,\r\n丙,\r\n';

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    // 名称,备注 … in the two-byte codes of GB18030
    ['GB18030', Buffer.from(gb18030(text), 'latin1')],
  ])('in %s is read by records, whatever its line breaks', (written, bytes) => {
    expect(readTable(bytes)).toEqual({ encoding: written.split(' ')[0], header: ['名称', '备注'], records: RECORDS });
  });

  test.each([
    ['a workbook', Buffer.from('PK\u0003\u0004')],
    ['an open quote', Buffer.from('名称\n"甲')],
    ['neither encoding', Buffer.from([0xff, 0xff, 0x2c])],
    ['nothing', Buffer.from('')],
  ])('of %s is refused as a whole', (_, bytes) => {
    expect(() => readTable(bytes)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });
});

/** Node decodes GB18030 and does not encode it: the codes of the characters used here, found by decoding them all. */
function gb18030(plain: string): string {
  const codes = new Map<string, string>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), String.fromCharCode(lead, trail));
  }
  return [...plain].map((character) => (character < '\u0080' ? character : codes.get(character)!)).join('');
}
