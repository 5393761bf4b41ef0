import { HttpError } from 'react-admin';
import { faultOf } from './errors.ts';
import type { FieldError, GatewayError } from './errors.ts';
import { offline } from './reach.ts';

/** A file to be sent. */
export interface Sending {
  readonly path: string;
  readonly file: Blob;
  readonly name: string;
  readonly language: string;
  /** Told how much has gone, from 0 to 1. */
  onProgress?(share: number): void;
  readonly signal?: AbortSignal;
}

/** A row of a file as the gateway tells it. */
export type SentFile = Readonly<Record<string, unknown>> & { readonly id: string };

/** Sends one file; a fetch would not tell how far it is. @throws an HttpError in the gateway's words, status 503 without a connection */
export function sendFile({ path, file, name, language, onProgress, signal }: Sending): Promise<SentFile> {
  const form = new FormData();
  form.append('file', file, name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept-language', language);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total ? loaded / total : 0));
    request.addEventListener('load', () => settle(request, resolve, reject));
    request.addEventListener('error', () => reject(offline()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

interface Answer {
  readonly files?: readonly SentFile[];
  readonly errors?: readonly GatewayError[];
}

function settle({ status, response }: XMLHttpRequest, resolve: (file: SentFile) => void, reject: (error: unknown) => void): void {
  const { files, errors } = (response ?? {}) as Answer;
  const [file] = files ?? [];
  if (file) return resolve(file);
  if (!errors) return reject(offline());
  const fault = faultOf(errors);
  // there is one file: what is wrong with it says more than that something is
  const [first] = errors.flatMap((error): readonly FieldError[] => error.extensions?.fieldErrors ?? []);
  reject(new HttpError(first?.message ?? fault.message, status, fault.body));
}
