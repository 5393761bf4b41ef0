import type { Where } from '../generate/model.ts';
import { resultOf } from './lines.ts';
import { reach } from './reach.ts';

/** Which rows of a list: some by id, with the versions that their reader has seen, or all that match. */
export type BulkRows = { readonly ids: readonly string[]; readonly expectedVersions?: readonly number[] } | { readonly where: Where };

/** What is done with each of them. */
export type BulkChange =
  | { readonly change: 'update'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly change: 'delete' }
  | { readonly change: 'run'; readonly verb: string };

export interface BulkProgress {
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

export interface BulkAnswer {
  readonly total: number;
  readonly done: number;
  /** The gateway's sentence for each row that it refused. */
  readonly refused: readonly { readonly id: string; readonly code: string; readonly message: string }[];
}

interface Sending {
  readonly list: string;
  readonly rows: BulkRows;
  readonly change: BulkChange;
  readonly language: string;
  readonly signal: AbortSignal;
  onProgress(progress: BulkProgress): void;
}

/** Has the gateway do the same with many rows. @throws an HttpError in its words */
export async function bulkEdit({ list, rows, change, language, signal, onProgress }: Sending): Promise<BulkAnswer> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ...rows, ...change });
  return resultOf<BulkProgress, BulkAnswer>(await reach(`/bulk/${list}`, { method: 'POST', headers, body, signal }, language), onProgress);
}
