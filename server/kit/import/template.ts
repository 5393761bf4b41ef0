import { zipSync } from 'fflate';
import { columnLetter, textXml } from '../dataset/formParts.ts';
import { escaped, sheetName } from '../dataset/xlsxText.ts';
import { SHEET_END, SHEET_PATH, sheetStart, STYLES, workbookParts } from '../dataset/xlsxParts.ts';
import { isRequiredInput, type Field, type Label } from '../field/index.ts';
import type { Sheet } from './sheet.ts';

interface Wanted {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly sheet: Sheet;
  readonly language: keyof Label;
}

const LAST_ROW = 1_048_576;
/** Bounds of the file format, in characters. */
const MAX_LIST = 255;
const MAX_PROMPT = 250;

const WIDTH = 18;

const WORDS = {
  required: { zh: '必填', en: 'Required' },
  number: {
    zh: '系统编号：更新已有记录时填写，新建留空',
    en: 'Number given by the system: fill it in to change a record, leave it empty for a new one',
  },
  key: { zh: '据此识别已有记录', en: 'Existing records are known by it' },
  reference: { zh: '填写名称或编号', en: 'The name or the code of the record' },
} as const satisfies Record<string, Label>;

const EXAMPLES: Partial<Record<Field['kind'], string>> = {
  DATE: '2026-11-23',
  DATE_TIME: '2026-11-23 09:30',
  PERIOD: '2026-11',
  PERCENT: '85%',
};

/** An empty workbook with a sheet's columns: each tells what goes into it, and offers its choices. */
export function importTemplate({ title, fields, sheet, language }: Wanted): Uint8Array {
  const heads = fields.map(({ label }) => textXml(label[language], STYLES.header)).join('');
  const rules = fields.map((field, place) => ruleXml(field, { sheet, language, letter: columnLetter(place) })).join('');
  const start = sheetStart(fields.map(() => WIDTH));
  const validations = `<dataValidations count="${fields.length}">${rules}</dataValidations>`;
  const xml = `${start}<row>${heads}</row>${SHEET_END.replace('</worksheet>', `${validations}</worksheet>`)}`;
  const files = { ...workbookParts(escaped(sheetName(title))), [SHEET_PATH]: xml };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
}

interface At {
  readonly sheet: Sheet;
  readonly language: keyof Label;
  readonly letter: string;
}

/** Choices as a list to pick from, where they fit; for every column a note that shows beside its cells. */
function ruleXml(field: Field, { sheet, language, letter }: At): string {
  const labels = labelsOf(field, language);
  const list = labels.join(',');
  const isList = labels.length > 0 && field.kind !== 'CHOICES' && list.length <= MAX_LIST && !labels.some((label) => label.includes(','));
  const note = escaped(noteOf(field, labels, { sheet, language }).slice(0, MAX_PROMPT));
  const range = `sqref="${letter}2:${letter}${LAST_ROW}"`;
  const prompt = `allowBlank="1" showInputMessage="1" promptTitle="${escaped(field.label[language].slice(0, 32))}" prompt="${note}"`;
  if (!isList) return `<dataValidation ${prompt} ${range}/>`;
  return `<dataValidation type="list" ${prompt} ${range}><formula1>"${escaped(list.replaceAll('"', '""'))}"</formula1></dataValidation>`;
}

const YES_NO: readonly Label[] = [
  { zh: '是', en: 'Yes' },
  { zh: '否', en: 'No' },
];

function labelsOf(field: Field, language: keyof Label): string[] {
  if (field.kind === 'FLAG') return YES_NO.map((label) => label[language]);
  return 'choices' in field ? field.choices.members.filter(({ retired }) => !retired).map(({ label }) => label[language]) : [];
}

function noteOf(field: Field, labels: readonly string[], { sheet, language }: Omit<At, 'letter'>): string {
  const { numbers = [], keys = [] } = sheet;
  const isNumber = numbers.includes(field.name);
  const notes = [
    ...(isNumber ? [WORDS.number[language]] : isRequiredInput(field) ? [WORDS.required[language]] : []),
    ...(!isNumber && keys.some((key) => key.includes(field.name)) ? [WORDS.key[language]] : []),
    ...(field.kind === 'BELONGS_TO' ? [WORDS.reference[language]] : []),
    ...(field.help ? [field.help[language]] : []),
    ...(EXAMPLES[field.kind] ? [EXAMPLES[field.kind]!] : []),
    ...(labels.length ? [labels.join(language === 'zh' ? '、' : ', ')] : []),
  ];
  return notes.join(language === 'zh' ? '；' : '; ') || field.label[language];
}
