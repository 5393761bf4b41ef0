import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SystemGuard } from '../access/system.ts';
import { sheetOf, sheets } from '../actions/imports/index.ts';
import { assemble, PRODUCT } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { reachDatabase } from '../database/reach.ts';
import { AppError } from '../kit/errors.ts';
import { entityOf } from '../kit/field/index.ts';
import { importTable, type ImportResult, type Progress } from '../kit/import/importTable.ts';
import { refusedFile } from '../kit/import/refusedFile.ts';
import type { Sheet } from '../kit/import/sheet.ts';
import { readTable, tableOf, type Table } from '../kit/import/table.ts';
import { isWorkbook, readWorkbook } from '../kit/import/workbook.ts';

const ALL_IN = 0;
const SOME_REFUSED = 1;
const NOTHING_DONE = 2;

const REPORT_EVERY_MS = 500;

/** What a workbook's parts may come to, unpacked. */
const MAX_WORKBOOK_BYTES = 256 * 1024 * 1024;

const [name = '', file = ''] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const sheet = sheetNamed(name);
  if (!sheet || !file) {
    process.stderr.write(`Usage: npm run import -- NOUN FILE\nNOUN: ${nouns().join(' ')}\n`);
    return NOTHING_DONE;
  }
  try {
    const table = readFile(sheet);
    const result = await importInto(sheet, table);
    report(table, result);
    return result.refusals.length ? SOME_REFUSED : ALL_IN;
  } catch (error) {
    process.stderr.write(`${file}: ${describe(error)}\nNothing was imported.\n`);
    return NOTHING_DONE;
  }
}

/** Of the department's spreadsheets by its short name, of any other noun by the noun's. */
function sheetNamed(wanted: string): Sheet | undefined {
  const known = Object.entries<Sheet>(sheets).find(([short]) => short === wanted)?.[1];
  const entity = Object.values(PRODUCT.entities)
    .map(entityOf)
    .find(({ single }) => single === wanted);
  return known ?? (entity && !entity.upload ? sheetOf(entity) : undefined);
}

function nouns(): string[] {
  const singles = Object.values(PRODUCT.entities)
    .map(entityOf)
    .flatMap(({ single, upload }) => (upload ? [] : [single]));
  return [...new Set([...Object.keys(sheets), ...singles])];
}

/** CSV, JSON or a workbook. */
function readFile(sheet: Sheet): Table {
  const bytes = readFileSync(file);
  return isWorkbook(bytes) ? tableOf(readWorkbook(bytes, MAX_WORKBOOK_BYTES)) : readTable(bytes, sheet);
}

async function importInto(sheet: Sheet, table: Table): Promise<ImportResult> {
  const config = readConfig();
  const database = await reachDatabase(config);
  try {
    const { store, live, close } = await assemble(config, database.url);
    const whole = { ...sheet, of: live.registry.of(sheet.on) };
    return await importTable({ store, guard: new SystemGuard(), sheet: whole, table, onProgress: progressLine() }).finally(close);
  } finally {
    await database.leave();
  }
}

/** On a terminal one line that is written over, else a line now and then. */
function progressLine(): (progress: Progress) => void {
  const start = performance.now();
  let next = start;
  return ({ done, total, refused }) => {
    const now = performance.now();
    if (now < next && done < total) return;
    next = now + REPORT_EVERY_MS;
    const perSecond = Math.round((done * 1000) / (now - start));
    const text = `${done} of ${total} rows, ${refused} refused, ${perSecond} rows/s`;
    const { isTTY } = process.stderr;
    process.stderr.write(isTTY ? `\r\u001B[K${text}${done === total ? '\n' : ''}` : `${text}\n`);
  };
}

function report(table: Table, { created, updated, unchanged, refusals }: ImportResult): void {
  for (const { line, faults } of refusals) {
    for (const { column, value, reason, code } of faults)
      process.stdout.write(`第 ${line} 行 | ${column} | ${JSON.stringify(value)} | ${reason.zh} | ${code}\n`);
  }
  process.stdout.write(`${name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refusals.length} refused\n`);
  writeRefused(table, refusals);
}

/** Beside the file; one that is left of an earlier run would tell of refusals that are no more. */
function writeRefused(table: Table, refusals: ImportResult['refusals']): void {
  const path = `${file.replace(/\.[^./\\]*$/, '')}.refused.csv`;
  try {
    if (!refusals.length) return rmSync(path, { force: true });
    writeFileSync(path, refusedFile(table, refusals));
    process.stdout.write(`The refused rows, with their reasons: ${path}\n`);
  } catch (error) {
    process.stderr.write(`The refused rows could not be written to a file: ${describe(error)}\n`);
  }
}

/** What the operator can mend is told in a sentence; anything else comes with its stack. */
function describe(error: unknown): string {
  if (error instanceof AppError) return `${error.label.zh} | ${error.label.en}`;
  if (error instanceof ConfigError || (error as NodeJS.ErrnoException).syscall) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
