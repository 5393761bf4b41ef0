import type { Label } from '../generate/model.ts';
import { reach } from './reach.ts';

/** What became of a record of a form, or would. */
export interface FormRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'refused';
  readonly faults: readonly { readonly column: string; readonly code: string; readonly message: Label }[];
}

export interface FormAnswer {
  readonly isPreview: boolean;
  readonly header: readonly string[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly records: readonly FormRecord[];
}

interface Sending {
  readonly report: string;
  readonly file: File;
  readonly language: string;
  readonly isPreview: boolean;
}

/** Sends a filled form, to be looked at or to be taken in. @throws an HttpError in the gateway's words */
export async function sendForm({ report, file, language, isPreview }: Sending): Promise<FormAnswer> {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await reach(`/forms/${report}${isPreview ? '?preview' : ''}`, { method: 'POST', body }, language);
  return (await response.json()) as FormAnswer;
}
