import { isRequiredInput, type Label } from '../../kit/field/index.ts';
import { guessedColumns, type Column } from '../../kit/import/columns.ts';
import type { ImportResult } from '../../kit/import/importTable.ts';
import { refusedFile } from '../../kit/import/refusedFile.ts';
import { sheetFields, type Sheet } from '../../kit/import/sheet.ts';
import type { FileTable } from './received.ts';

/** Records that are shown, and refused ones beyond those. */
const SHOWN = 20;
const SHOWN_REFUSED = 50;

/** What is in a file, and which fields its headers seem to stand for. */
export function toldFile(sheet: Sheet, table: FileTable) {
  const { numbers = [], keys = [] } = sheet;
  const fields = [...sheetFields(sheet).values()].map((field) => ({
    name: field.name,
    label: field.label,
    isRequired: isRequiredInput(field) && !numbers.includes(field.name),
    isKey: keys.some((key) => key.includes(field.name)),
  }));
  return {
    encoding: table.encoding,
    count: table.records.length,
    header: table.header,
    mapping: guessedColumns(sheet, table.header),
    fields,
    rows: table.records.slice(0, SHOWN).map(({ line, cells }) => ({ line, cells: table.header.map((_, at) => cells[at] ?? '') })),
  };
}

interface Told {
  readonly table: FileTable;
  readonly columns: readonly Column[];
  readonly result: ImportResult;
  readonly language: keyof Label;
}

/** What became of a file's records, or would: the first ones each by itself, and all that were refused as a file to be mended. */
export function toldResult({ table, columns, result, language }: Told) {
  const { created, updated, unchanged, refusals, taken, changed } = result;
  const headers = new Map(columns.map(({ field, header }) => [field.name, header]));
  const refused = new Map(refusals.map((refusal) => [refusal.line, refusal]));
  const first = table.records.slice(0, SHOWN);
  const further = refusals.filter(({ line }) => !first.some((record) => record.line === line)).slice(0, SHOWN_REFUSED);
  const originals = new Map(table.records.map((record) => [record.line, record.cells]));
  const records = [...first, ...further].map(({ line }) => ({
    line,
    cells: table.header.map((_, at) => originals.get(line)?.[at] ?? ''),
    outcome: taken.get(line) ?? 'refused',
    changed: (changed.get(line) ?? []).flatMap((name) => headers.get(name) ?? []),
    faults: (refused.get(line)?.faults ?? []).map(({ column, code, reason }) => ({ column, code, message: reason[language] })),
  }));
  const whole = refusals.map((refusal) => ({ ...refusal, cells: originals.get(refusal.line) ?? refusal.cells }));
  return {
    created,
    updated,
    unchanged,
    refused: refusals.length,
    header: table.header,
    records,
    refusedFile: whole.length ? refusedFile(table, whole, language) : null,
  };
}
