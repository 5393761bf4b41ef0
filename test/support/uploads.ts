import type { Client } from './client.ts';
import type { TestServer } from './server.ts';

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
}

export interface UploadAnswer {
  readonly status: number;
  readonly files: readonly Uploaded[];
  readonly code: string | undefined;
  readonly fieldErrors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly headers: Headers;
}

type Files = Readonly<Record<string, Buffer | string>>;

interface Sender {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends files by name as a browser's form does. */
export async function upload({ url, headers }: Sender, files: Files): Promise<UploadAnswer> {
  const form = new FormData();
  for (const [name, body] of Object.entries(files)) form.append('file', new Blob([body as string]), name);
  const { 'content-type': _json, ...rest } = headers;
  const response = await fetch(`${url}/files`, { method: 'POST', headers: rest, body: form });
  const answer = (await response.json()) as Answer;
  const [error] = answer.errors ?? [];
  return {
    status: response.status,
    headers: response.headers,
    files: answer.files ?? [],
    code: error?.extensions.code,
    fieldErrors: error?.extensions.fieldErrors ?? [],
  };
}

interface Answer {
  readonly files?: readonly Uploaded[];
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly fieldErrors?: UploadAnswer['fieldErrors'] } }[];
}

/** A user who sends and fetches files. */
export async function senderOf(server: TestServer, username: string): Promise<Sender & { readonly client: Client }> {
  const client = await server.as(username);
  return { url: server.url, headers: client.headers, client };
}

export function fetchFile({ url, headers }: Sender, id: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/files/${id}`, { headers: { ...headers, ...more } });
}
