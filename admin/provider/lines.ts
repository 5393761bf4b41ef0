import type { GatewayError } from './errors.ts';
import { asFault, offline } from './reach.ts';

/** One line of a gateway's answer to long work. */
interface Line<Progress, Result> {
  readonly progress?: Progress;
  readonly result?: Result;
  readonly error?: GatewayError;
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
