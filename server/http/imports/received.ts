import type { FastifyRequest } from 'fastify';
import { AppError, fieldError, inputError, invalid } from '../../kit/errors.ts';
import { readTable, tableOf, type Table } from '../../kit/import/table.ts';
import { isWorkbook, readWorkbook } from '../../kit/import/workbook.ts';
import { EdgeError } from '../errors.ts';

/** What is to be done with a file: to tell what is in it, what would become of each record, or to take it in. */
export const STEPS = ['look', 'check', 'take'] as const;
export type Step = (typeof STEPS)[number];

/** What is asked of a file, which comes along or has been uploaded before. */
export interface Received {
  readonly step: Step;
  readonly file: { readonly bytes: Uint8Array } | { readonly upload: string };
  /** The field of each header; null for one that is left out. Undefined: as the headers say. */
  readonly mapping: readonly (string | null)[] | undefined;
}

export const MAX_RECORDS = 100_000;
export const MAX_BYTES = 32 * 1024 * 1024;
/** What a workbook's parts may come to, unpacked. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;
const MAX_COLUMNS = 300;

export type FileTable = Table & Required<Pick<Table, 'encoding'>>;

/** @throws BAD_REQUEST 413, VALIDATION_FAILED without a file or a step that is one */
export async function receive(request: FastifyRequest): Promise<Received> {
  const fields = new Map<string, string>();
  let bytes: Uint8Array | undefined;
  for await (const part of request.parts({ limits: { fileSize: MAX_BYTES, files: 1, fields: 4, parts: 5, fieldSize: 64 * 1024 } })) {
    if (part.type === 'field') fields.set(part.fieldname, String(part.value));
    else {
      bytes = await part.toBuffer();
      if (part.file.truncated) throw tooLarge();
    }
  }
  const upload = fields.get('upload');
  const file = bytes ? { bytes } : upload ? { upload } : undefined;
  const step = STEPS.find((known) => known === (fields.get('step') ?? 'check'));
  const faults = [
    ...(file ? [] : [fieldError('file', 'REQUIRED')]),
    ...(step ? [] : [fieldError('step', 'NOT_A_CHOICE', { choices: STEPS.join(', ') })]),
  ];
  if (faults.length) throw inputError(faults);
  return { step: step!, file: file!, mapping: mappingOf(fields.get('mapping')) };
}

function mappingOf(text: string | undefined): Received['mapping'] {
  if (!text) return undefined;
  try {
    const told: unknown = JSON.parse(text);
    const isTold = Array.isArray(told) && told.length <= MAX_COLUMNS && told.every((name) => name === null || typeof name === 'string');
    if (isTold) return told as (string | null)[];
  } catch {
    // told below
  }
  throw invalid('mapping', 'INVALID_FORMAT');
}

/** The records of a CSV file or a workbook, and how it was written. @throws BAD_REQUEST for what is neither, VALIDATION_FAILED for too many */
export function tableIn(bytes: Uint8Array): FileTable {
  const isPacked = isWorkbook(bytes);
  const table = isPacked ? tableOf(readWorkbook(bytes, MAX_UNPACKED_BYTES)) : readTable(bytes);
  if (table.records.length > MAX_RECORDS) throw invalid('file', 'TOO_MANY', { max: MAX_RECORDS });
  if (table.header.length > MAX_COLUMNS) throw new AppError('BAD_REQUEST');
  return { ...table, encoding: isPacked ? 'XLSX' : (table.encoding ?? 'UTF-8') };
}

export function tooLarge(): EdgeError {
  const label = { zh: `文件不得超过 ${MAX_BYTES / 1024 / 1024} MB`, en: `A file may have at most ${MAX_BYTES / 1024 / 1024} MB` };
  return new EdgeError('BAD_REQUEST', { status: 413, label, headers: { connection: 'close' } });
}
