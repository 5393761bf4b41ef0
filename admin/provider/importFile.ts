import type { Label } from '../generate/model.ts';
import { resultOf } from './lines.ts';
import { reach } from './reach.ts';

/** What is in a file, and which fields its columns seem to stand for. */
export interface FileLook {
  readonly encoding: string;
  readonly count: number;
  readonly header: readonly string[];
  /** The field of each column; null where none is known. */
  readonly mapping: readonly (string | null)[];
  readonly fields: readonly ImportField[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** A field that a column can stand for. */
export interface ImportField {
  readonly name: string;
  readonly label: Label;
  readonly isRequired: boolean;
  readonly isKey: boolean;
}

/** What became of a record, or would. */
export interface ImportedRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'refused';
  /** The columns that the record had otherwise. */
  readonly changed: readonly string[];
  readonly faults: readonly { readonly column: string; readonly code: string; readonly message: string }[];
}

/** What became of a file, or would. */
export interface ImportAnswer {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly header: readonly string[];
  readonly records: readonly ImportedRecord[];
  /** The refused records with their reasons, as CSV. */
  readonly refusedFile: string | null;
}

/** How far the gateway is. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

interface Sending {
  readonly list: string;
  /** The file, as it was uploaded. */
  readonly upload: string;
  readonly language: string;
  readonly signal: AbortSignal;
}

interface Running extends Sending {
  readonly step: 'check' | 'take';
  readonly mapping: readonly (string | null)[];
  /** The same file under the same key is taken in once. */
  readonly idempotencyKey: string;
  onProgress(progress: ImportProgress): void;
}

/** Has the gateway look at a file. @throws an HttpError in its words */
export async function lookAtFile(sending: Sending): Promise<FileLook> {
  const response = await send(sending, { step: 'look' });
  return (await response.json()) as FileLook;
}

/** Has the gateway check a file's records, or take them in. @throws an HttpError in its words */
export async function runImport({ step, mapping, idempotencyKey, onProgress, ...sending }: Running): Promise<ImportAnswer> {
  const headers: Readonly<Record<string, string>> = step === 'take' ? { 'idempotency-key': idempotencyKey } : {};
  const response = await send(sending, { step, mapping: JSON.stringify(mapping) }, headers);
  return resultOf<ImportProgress, ImportAnswer>(response, onProgress);
}

/** Where an empty file to be filled in is. */
export function templateAddress(list: string): string {
  return `/imports/${list}/template`;
}

function send(
  { list, upload, language, signal }: Sending,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('upload', upload);
  return reach(`/imports/${list}`, { method: 'POST', headers, body, signal }, language);
}
