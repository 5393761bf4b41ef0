import { HttpError } from 'react-admin';
import type { Where } from '../generate/model.ts';
import { faultOf } from './errors.ts';
import type { GatewayError } from './errors.ts';

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
  const response = await fetch(`/exports/${list}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ format, language, columns: ask.columns, where: ask.where, orderBy: ask.orderBy ?? undefined }),
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? error : offline();
  });
  if (!response.ok || !response.body) throw await faultIn(response);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let [bytes, rows] = [0, -1];
  for await (const piece of piecesOf(response.body)) {
    pieces.push(piece);
    bytes += piece.length;
    // each record of a CSV file ends with one, the header's too
    if (format === 'csv') for (const byte of piece) if (byte === CARRIAGE_RETURN) rows += 1;
    onProgress({ bytes, rows: format === 'csv' ? Math.max(0, rows) : null });
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

async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function nameIn(headers: Headers, otherwise: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : otherwise;
}

async function faultIn(response: Response): Promise<HttpError> {
  const answer = (await response.json().catch(() => null)) as { readonly errors?: readonly GatewayError[] } | null;
  if (!answer?.errors) return offline();
  const fault = faultOf(answer.errors);
  return new HttpError(fault.message, response.status, fault.body);
}

function offline(): HttpError {
  return new HttpError('panel.error.offline', 503, { code: 'UNAVAILABLE' });
}
