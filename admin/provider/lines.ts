import { HttpError } from 'react-admin';
import { faultOf } from './errors.ts';
import type { GatewayError } from './errors.ts';

/** One line of a gateway's answer to long work. */
interface Line<Progress, Result> {
  readonly progress?: Progress;
  readonly result?: Result;
  readonly error?: GatewayError;
}

/** Sends something to the gateway. @throws an HttpError in the gateway's words; AbortError once its signal says so */
export async function reach(path: string, { headers, ...options }: RequestInit, language: string): Promise<Response> {
  const response = await fetch(path, {
    ...options,
    headers: { ...(headers as Record<string, string>), 'accept-language': language },
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? error : offline();
  });
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as { readonly errors?: readonly GatewayError[] } | null;
  if (!answer?.errors) throw offline();
  throw asFault(answer.errors, response.status);
}

/** Reads an answer that tells how far the work is, line by line, until its result. @throws an HttpError in the gateway's words */
export async function resultOf<Progress, Result>({ body }: Response, onProgress: (progress: Progress) => void): Promise<Result> {
  for await (const text of linesOf(body!)) {
    const { progress, result, error } = JSON.parse(text) as Line<Progress, Result>;
    if (error) throw asFault([error], 400);
    if (result) return result;
    if (progress) onProgress(progress);
  }
  throw offline();
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== '');
  }
  if (rest) yield rest;
}

function asFault(errors: readonly GatewayError[], status: number): HttpError {
  const fault = faultOf(errors);
  return new HttpError(fault.message, status, fault.body);
}

function offline(): HttpError {
  return new HttpError('panel.error.offline', 503, { code: 'UNAVAILABLE' });
}
