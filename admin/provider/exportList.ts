import type { Where } from '../generate/model.ts';
import { reach } from './reach.ts';

/** What is asked of a list as a file. */
export interface ExportAsk {
  readonly list: string;
  readonly format: 'xlsx' | 'csv';
  readonly where: Where | undefined;
  readonly orderBy: readonly Where[] | null;
  readonly columns: readonly string[];
  readonly language: string;
  readonly signal: AbortSignal;
  /** Told what has come so far. */
  onProgress(got: Got): void;
}

export interface Got {
  readonly bytes: number;
  /** Null where the format does not tell before its end. */
  readonly rows: number | null;
}

/** A file that has come whole, with the name that the gateway gave it. */
export interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
}

const CARRIAGE_RETURN = 13;

/** Fetches all rows of a list as a file. @throws an HttpError in the gateway's words; AbortError once the signal says so */
export async function exportList({ list, format, language, signal, onProgress, ...ask }: ExportAsk): Promise<ExportedFile> {
  const headers = { 'content-type': 'application/json' };
  const wanted = { format, language, columns: ask.columns, where: ask.where, orderBy: ask.orderBy ?? undefined };
  const response = await reach(`/exports/${list}`, { method: 'POST', headers, body: JSON.stringify(wanted), signal }, language);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let [bytes, records] = [0, 0];
  for await (const piece of piecesOf(response.body!)) {
    pieces.push(piece);
    bytes += piece.length;
    records += format === 'csv' ? recordsIn(piece) : 0;
    // the first is the header
    onProgress({ bytes, rows: format === 'csv' ? Math.max(0, records - 1) : null });
  }
  const type = response.headers.get('content-type') ?? '';
  return { blob: new Blob(pieces, { type }), name: nameIn(response.headers, `${list}.${format}`) };
}

/** Keeps a file on the reader's machine. */
export function saveFile({ blob, name }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Each record of a CSV file ends with a carriage return and a line feed. */
function recordsIn(piece: Uint8Array): number {
  return piece.reduce((count, byte) => (byte === CARRIAGE_RETURN ? count + 1 : count), 0);
}

async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function nameIn(headers: Headers, otherwise: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : otherwise;
}
