import type { FastifyRequest } from 'fastify';
import type { FileFacts } from '../../actions/files.ts';
import { fileNameOf } from '../../files/fileName.ts';
import type { ArrivedFile } from '../../files/fileStore.ts';
import { imageSizeOf } from '../../files/imageSize.ts';
import { mediaTypeOf } from '../../files/mediaType.ts';
import type { Files } from '../../files/openFiles.ts';
import { fieldError, inputError, type FieldError } from '../../kit/errors.ts';
import { EdgeError } from '../errors.ts';

/** A file that has arrived and is one of those that are taken in. */
export interface ReceivedFile {
  readonly arrived: ArrivedFile;
  readonly facts: FileFacts;
}

const MB = 1024 * 1024;

/**
 * Takes in every file of an upload, to the last, before it judges: whoever has a file refused is told of all of them at once.
 * @throws VALIDATION_FAILED with each failure at `files.0` and so on; nothing is left then
 */
export async function receive(request: FastifyRequest, files: Files): Promise<ReceivedFile[]> {
  const received: ReceivedFile[] = [];
  const failures: FieldError[] = [];
  const { maxBytes, maxCount } = files.config;
  const limits = { fileSize: maxBytes, files: maxCount, fields: 10, fieldSize: 1_000, parts: maxCount + 10, headerPairs: 20 };
  boundBody(request, maxBytes * maxCount + FRAME_BYTES);
  try {
    for await (const part of request.files({ limits })) {
      const path = `files.${received.length + failures.length}`;
      const found = await receiveOne(files, part, path);
      if ('arrived' in found) received.push(found);
      else failures.push(found);
    }
    if (!received.length && !failures.length) failures.push(fieldError('files', 'REQUIRED'));
    if (failures.length) throw inputError(failures);
    return received;
  } catch (error) {
    await discardAll(files, received);
    throw tooMany(error) ? inputError([fieldError('files', 'TOO_MANY', { max: maxCount })]) : error;
  }
}

/** What a form adds to its files. */
const FRAME_BYTES = 64 * 1024;

/** The files that a form holds beyond what is allowed are not written, but they would have to be read. @throws BAD_REQUEST 413 */
function boundBody({ raw, headers }: FastifyRequest, maxBytes: number): void {
  const label = {
    zh: `一次上传不得超过 ${Math.floor(maxBytes / MB)} MB`,
    en: `One upload may have at most ${Math.floor(maxBytes / MB)} MB`,
  };
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    throw new EdgeError('BAD_REQUEST', { status: 413, label, headers: { connection: 'close' } });
  }
  let seen = 0;
  raw.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > maxBytes) raw.destroy();
  });
}

export async function discardAll({ incoming }: Files, received: readonly ReceivedFile[]): Promise<void> {
  for (const { arrived } of received) await incoming.discard(arrived);
}

type Part = Awaited<ReturnType<FastifyRequest['file']>> & {};

async function receiveOne({ incoming, config }: Files, { file, filename }: Part, path: string): Promise<ReceivedFile | FieldError> {
  const arrived = await incoming.take(file);
  if (file.truncated) {
    await incoming.discard(arrived);
    return fieldError(path, 'FILE_TOO_LARGE', { max: config.maxBytes / MB });
  }
  const seen = await incoming.look(arrived, async (bytes) => {
    const type = await mediaTypeOf(bytes);
    return type && { type, size: await imageSizeOf(bytes, type.name) };
  });
  if (!seen) {
    await incoming.discard(arrived);
    return fieldError(path, arrived.sizeBytes ? 'FILE_TYPE' : 'FILE_EMPTY');
  }
  const { sha256, sizeBytes } = arrived;
  const { width = null, height = null } = seen.size ?? {};
  return { arrived, facts: { name: fileNameOf(filename, seen.type), mimeType: seen.type.name, sizeBytes, width, height, sha256 } };
}

const TOO_MANY: ReadonlySet<unknown> = new Set(['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT']);

function tooMany(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TOO_MANY.has(error.code);
}
