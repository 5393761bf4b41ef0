import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { unreadable } from './table.ts';

/** What a workbook's parts may come to, unpacked. */
const MAX_BYTES = 16 * 1024 * 1024;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const STRINGS = 'xl/sharedStrings.xml';

/** Whether a file is packed as workbooks are. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The cells of a workbook's first sheet as text, row by row; empty ones too. @throws BAD_REQUEST for what is no workbook */
export function readWorkbook(bytes: Uint8Array, maxBytes = MAX_BYTES): string[][] {
  const parts = unpacked(bytes, maxBytes);
  const [name] = Object.keys(parts)
    .filter((path) => SHEET.test(path))
    .toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
  if (!name) throw notOne();
  const strings = parts[STRINGS]
    ? [...textOf(parts[STRINGS]).matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map(([, inner]) => textsIn(inner!))
    : [];
  return [...textOf(parts[name]!).matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = '']) => rowOf(cells, strings));
}

function unpacked(bytes: Uint8Array, maxBytes: number): Readonly<Record<string, Uint8Array>> {
  let left = maxBytes;
  const isWanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name !== STRINGS && !SHEET.test(name)) return false;
    left -= originalSize;
    if (left < 0) throw unreadable('工作簿过大', 'the workbook is too large');
    return true;
  };
  try {
    return unzipSync(bytes, { filter: isWanted });
  } catch (error) {
    throw (error as { code?: unknown }).code === 'BAD_REQUEST' ? error : notOne();
  }
}

function notOne(): Error {
  return unreadable('请上传 .xlsx 工作簿', 'send an .xlsx workbook');
}

function textOf(part: Uint8Array): string {
  return strFromU8(part);
}

function rowOf(cells: string, strings: readonly string[]): string[] {
  const row: string[] = [];
  for (const [, attributes = '', inner = ''] of cells.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, letters] = /\br="([A-Z]{1,3})\d+"/.exec(attributes) ?? [];
    const place = letters ? columnAt(letters) : row.length;
    while (row.length < place) row.push('');
    row[place] = cellOf(attributes, inner, strings).trim();
  }
  return row;
}

function cellOf(attributes: string, inner: string, strings: readonly string[]): string {
  const [, type] = /\bt="(\w+)"/.exec(attributes) ?? [];
  if (type === 'inlineStr') return textsIn(inner);
  const [, value = ''] = /<v\b[^>]*>(.*?)<\/v>/s.exec(inner) ?? [];
  return type === 's' ? (strings[Number(value)] ?? '') : plain(value);
}

/** A text may be in several runs; how it is read aloud in another script is none of it. */
function textsIn(xml: string): string {
  const spoken = xml.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return [...spoken.matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs)].map(([, text = '']) => plain(text)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `A` → 0, `AB` → 27. */
function columnAt(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
