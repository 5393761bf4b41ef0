import { fieldError, invalid, type FieldError } from '../errors.ts';
import { inputName, type Field } from '../field/index.ts';
import { fieldFailures, type Values } from '../store/validate.ts';
import { readCell } from './cell.ts';
import { sheetFields, type Sheet } from './sheet.ts';
import { unreadable, type SheetRecord, type Table } from './table.ts';

/** A column of the file and the field that its cells fill. */
export interface Column {
  readonly header: string;
  readonly index: number;
  readonly field: Field;
  /** Whether it tells rows apart and fills none. */
  readonly isNumber?: boolean;
}

/** The fields behind a file's headers: by zh or en label, by name, or as the sheet says. @throws BAD_REQUEST naming what is unknown or double */
export function columnsOf(sheet: Sheet, header: readonly string[]): Column[] {
  const names = headerNames(sheet);
  const columns = header.flatMap((text, index) => {
    const field = names.get(plain(text));
    return field ? [columnAt(sheet, { header: text, index, field })] : [];
  });
  // a column without a header is a spreadsheet's leftover: what stands in it is refused record by record
  const unknown = header.filter((text) => text !== '' && !names.has(plain(text)));
  if (unknown.length) throw unreadable(`未知的列:${unknown.join('、')}`, `unknown columns: ${unknown.join(', ')}`);
  const double = columns.filter(({ field }, index) => columns.findIndex((other) => other.field === field) !== index);
  if (double.length) throw unreadable(`重复的列:${headers(double)}`, `columns given twice: ${headers(double)}`);
  return columns;
}

/** What a record says of each field, by field name and null where it says nothing, and everything that is wrong with its cells on their own. */
export function readRecord(columns: readonly Column[], { cells }: SheetRecord): { values: Values; failures: FieldError[] } {
  const values: Record<string, unknown> = {};
  const input: Record<string, unknown> = {};
  const failures: FieldError[] = [];
  const readable: Field[] = [];
  for (const { field, index, isNumber } of columns) {
    const cell = readCell(field, cells[index] ?? '');
    if ('failure' in cell) {
      failures.push(cell.failure);
      continue;
    }
    if (!isNumber) readable.push(field);
    values[field.name] = cell.value ?? null;
    input[inputName(field)] = cell.value;
  }
  return { values, failures: [...failures, ...fieldFailures(readable, input, true), ...leftovers(columns, cells)] };
}

/** A cell that stands under no header: the record is out of step with its columns. */
function leftovers(columns: readonly Column[], cells: readonly string[]): FieldError[] {
  const isStray = cells.some((cell, index) => cell !== '' && columns.every((column) => column.index !== index));
  return isStray ? [fieldError('', 'NO_COLUMN')] : [];
}

function columnAt({ numbers = [] }: Sheet, column: Column): Column {
  return numbers.includes(column.field.name) ? { ...column, isNumber: true } : column;
}

/** Which field each header stands for, as far as that can be told; each field once. */
export function guessedColumns(sheet: Sheet, header: readonly string[]): (string | null)[] {
  const names = headerNames(sheet);
  const taken = new Set<string>();
  return header.map((text) => {
    const field = names.get(plain(text));
    if (!field || taken.has(field.name)) return null;
    taken.add(field.name);
    return field.name;
  });
}

/** The columns that somebody has told, by header: null for what is left out. @throws VALIDATION_FAILED for names that are none, or stand twice */
export function toldColumns(sheet: Sheet, header: readonly string[], names: readonly (string | null)[]): Column[] {
  const fields = sheetFields(sheet);
  if (names.length !== header.length) throw invalid('mapping', 'INVALID_FORMAT');
  const told = names.filter((name) => name !== null);
  const isBad = told.some((name, place) => !fields.has(name) || told.indexOf(name) !== place);
  if (isBad || !told.length) throw invalid('mapping', told.length ? 'NOT_ALLOWED' : 'REQUIRED');
  return header.flatMap((text, index) => {
    const name = names[index];
    return typeof name === 'string' ? [columnAt(sheet, { header: text, index, field: fields.get(name)! })] : [];
  });
}

/** The table without what stands in columns that are left out: nothing of it is to be wondered at. */
export function withoutLeftOut<T extends Pick<Table, 'header' | 'records'>>(table: T, columns: readonly Column[]): T {
  const kept = new Set(columns.map(({ index }) => index));
  const isKept = (at: number): boolean => kept.has(at) || (table.header[at] ?? '') === '';
  if (table.header.every((_, at) => isKept(at))) return table;
  const records = table.records.map((record) => ({ ...record, cells: record.cells.map((cell, at) => (isKept(at) ? cell : '')) }));
  return { ...table, records };
}

/** Of two fields that share a name the later entry wins: what the sheet says over labels, labels over field names. */
function headerNames(sheet: Sheet): ReadonlyMap<string, Field> {
  const fields = sheetFields(sheet);
  const named = (nameOf: (field: Field) => string) => [...fields.values()].map((field) => [plain(nameOf(field)), field] as const);
  const further = Object.entries(sheet.headers ?? {}).map(([name, field]) => [plain(name), fields.get(field)!] as const);
  return new Map([
    ...named(({ name }) => name),
    ...named(({ label }) => label.en),
    ...named((field) => withUnit(field)),
    ...named(({ label }) => label.zh),
    ...further,
  ]);
}

/** `账期(天)`, as people head columns of figures. */
function withUnit(field: Field): string {
  return 'unit' in field && field.unit ? `${field.label.zh}(${field.unit.zh})` : field.label.zh;
}

/** Headers are the same whatever their case, width and spaces. */
function plain(header: string): string {
  return header.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

function headers(columns: readonly Column[]): string {
  return columns.map(({ header }) => header).join('、');
}
