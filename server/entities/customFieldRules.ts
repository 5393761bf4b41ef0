import { anyOfWhen, type RowRule } from '../kit/field/index.ts';
import { isName, isOptionList, LENGTHS, NUMERIC } from './customFieldKinds.ts';

const CHOOSING = new Set(['CHOICE', 'CHOICES']);

const isCode: RowRule = {
  name: 'key_is_code',
  fields: ['key'],
  message: {
    zh: '以小写字母开头，只含字母和数字，且不以 Id 结尾',
    en: 'It begins with a small letter, has letters and digits alone, and does not end in Id',
  },
  holds: ({ key }) => key === undefined || (/^[a-z][A-Za-z0-9]{0,39}$/.test(String(key)) && !/Ids?$/.test(String(key))),
  check: (column) => `${column('key')} ~ '^[a-z][A-Za-z0-9]{0,39}$' and ${column('key')} !~ 'Ids?$'`,
};

const isLabelled: RowRule = {
  name: 'labels_fit',
  fields: ['labelZh', 'labelEn'],
  message: {
    zh: '名称不能以 = + - @ 等符号开头，也不能含控制字符',
    en: 'A label does not begin with = + - @ and has no control characters',
  },
  holds: ({ labelZh, labelEn }) => [labelZh, labelEn].every((label) => !label || isName(label)),
};

const hasOptions: RowRule = {
  name: 'options_fit',
  fields: ['options'],
  message: {
    zh: '至少要有一个启用的选项；代码用大写字母、数字和下划线，各不相同，名称不能为空，至多 100 个',
    en: 'At least one option in use is expected; codes are different, in capitals, digits and underscores, each with its labels, 100 at most',
  },
  holds: ({ kind, options }) => !CHOOSING.has(String(kind)) || isOptionList(options),
};

const isWithinLength: RowRule = {
  name: 'length_fits',
  fields: ['maxLength'],
  message: { zh: '单行文本至多 500 字，多行至多 4000 字', en: 'A line has at most 500 characters, a longer text 4,000' },
  holds: ({ kind, maxLength }) => !maxLength || !LENGTHS[String(kind)] || Number(maxLength) <= LENGTHS[String(kind)]!,
};

const isRange: RowRule = {
  name: 'range_fits',
  fields: ['max'],
  message: { zh: '最大值不能小于最小值', en: 'The maximum is below the minimum' },
  holds: ({ kind, min, max }) => !NUMERIC.includes(String(kind)) || isNone(min) || isNone(max) || Number(min) <= Number(max),
};

const isWholeRange: RowRule = {
  name: 'range_whole',
  fields: ['min', 'max'],
  message: {
    zh: '整数字段的最小值、最大值须为 ±21 亿以内的整数',
    en: 'The bounds of whole numbers are whole, within ±2.1 thousand million',
  },
  holds: ({ kind, min, max }) => kind !== 'NUMBER' || [min, max].every((bound) => isNone(bound) || isWhole(Number(bound))),
};

const isReadByWriters: RowRule = {
  name: 'writers_read',
  fields: ['writers'],
  message: { zh: '能填的角色必须也能看', en: 'Whoever fills it in must see it' },
  holds: ({ readers, writers }) => listOf(writers).every((role) => listOf(readers).includes(role)),
  check: (column) => `coalesce(${column('writers')}, '{}') <@ coalesce(${column('readers')}, '{}')`,
};

/** What must hold of the definition of a field by itself. */
export const customFieldRules: readonly RowRule[] = [
  isCode,
  isLabelled,
  hasOptions,
  anyOfWhen(['dictionary'], { field: 'kind', values: ['DICTIONARY'] }, { zh: '请选择字典', en: 'Choose a dictionary' }),
  isWithinLength,
  isRange,
  isWholeRange,
  isReadByWriters,
];

function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2_100_000_000;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
