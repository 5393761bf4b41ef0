import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Uploads, UploadState } from '../../access/uploads.ts';
import type { WriteGuard } from '../../kit/store/writeGuard.ts';
import { AppError } from '../../kit/errors.ts';
import { EdgeError } from '../errors.ts';
import { BYTES_TYPE } from '../origin.ts';
import { MAX_BYTES, tooLarge } from './received.ts';

export const UPLOADS_PATH = '/imports/uploads';

/** The version of https://tus.io/protocols/resumable-upload that is spoken, and what of it beside its core. */
const VERSION = '1.0.0';
const EXTENSIONS = 'creation,expiration,termination';

/** What is kept of a part as soon as it has come: a line that breaks off costs no more. */
const PIECE_BYTES = 1024 * 1024;

const OTHER_VERSION = { zh: `仅支持 tus ${VERSION}`, en: `Only tus ${VERSION} is spoken` };
const NO_NUMBER = { zh: 'Upload-Length 和 Upload-Offset 须为整数', en: 'Upload-Length and Upload-Offset must be whole numbers' };
const ELSEWHERE = { zh: '上传位置不符，请先查询进度', en: 'The upload has come to another offset' };

interface UploadParts {
  readonly uploads: Uploads;
  /** Who may send files to be imported. @throws UNAUTHENTICATED, FORBIDDEN */
  readonly sender: (request: FastifyRequest, reply: FastifyReply) => Promise<WriteGuard>;
}

interface UploadAsked {
  readonly Params: { readonly id: string };
}

/** `POST /imports/uploads` begins a file that comes in parts and goes on after a cut, by tus 1.0: its id stands in an import for the file. */
export function registerUploads(app: FastifyInstance, { uploads, sender }: UploadParts): void {
  app.addContentTypeParser(BYTES_TYPE, (_request, payload, done) => done(null, payload));
  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<WriteGuard> => {
    reply.headers({ 'tus-resumable': VERSION, 'cache-control': 'no-store' });
    if (request.headers['tus-resumable'] !== VERSION)
      throw new EdgeError('BAD_REQUEST', { status: 412, label: OTHER_VERSION, headers: { 'tus-version': VERSION } });
    return sender(request, reply);
  };
  app.options(UPLOADS_PATH, async (_request, reply) =>
    reply
      .code(204)
      .headers({ 'tus-resumable': VERSION, 'tus-version': VERSION, 'tus-extension': EXTENSIONS, 'tus-max-size': MAX_BYTES })
      .send(),
  );
  app.post(UPLOADS_PATH, async (request, reply) => {
    const guard = await begin(request, reply);
    const size = numberIn(request, 'upload-length');
    if (size > MAX_BYTES) throw tooLarge();
    const id = await uploads.begin(guard, size);
    return told(reply.code(201).header('location', `${UPLOADS_PATH}/${id}`), await uploads.find(guard, id)).send();
  });
  app.head<UploadAsked>(`${UPLOADS_PATH}/:id`, async (request, reply) => {
    const guard = await begin(request, reply);
    return told(reply.code(200), await uploads.find(guard, request.params.id)).send();
  });
  app.patch<UploadAsked>(`${UPLOADS_PATH}/:id`, { config: { takesBytes: true }, bodyLimit: MAX_BYTES }, async (request, reply) => {
    const guard = await begin(request, reply);
    const { id } = request.params;
    const state = await uploads.find(guard, id);
    if (numberIn(request, 'upload-offset') !== state.received) throw new AppError('CONFLICT', { label: ELSEWHERE });
    const received = await take(request.body as Readable, state, (place, bytes) => uploads.append(guard, id, { place, bytes }));
    return told(reply.code(204), { ...state, received }).send();
  });
  app.delete<UploadAsked>(`${UPLOADS_PATH}/:id`, async (request, reply) => {
    const guard = await begin(request, reply);
    await uploads.drop(guard, request.params.id);
    return reply.code(204).send();
  });
}

function told(reply: FastifyReply, { size, received, expires }: UploadState): FastifyReply {
  return reply.headers({ 'upload-length': size, 'upload-offset': received, 'upload-expires': new Date(expires).toUTCString() });
}

/** @throws BAD_REQUEST */
function numberIn({ headers }: FastifyRequest, name: 'upload-length' | 'upload-offset'): number {
  const text = headers[name];
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw new AppError('BAD_REQUEST', { label: NO_NUMBER });
  return Number(text);
}

type Keep = (place: number, bytes: Buffer) => Promise<number>;

/** Keeps what comes, piece by piece; of a part that breaks off too. @throws BAD_REQUEST 413 for more than was announced */
async function take(body: Readable, { size, received }: UploadState, keep: Keep): Promise<number> {
  let place = received;
  let held: Buffer[] = [];
  let bytes = 0;
  const put = async (): Promise<void> => {
    if (bytes > 0) place = await keep(place, Buffer.concat(held, bytes));
    [held, bytes] = [[], 0];
  };
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (place + bytes + chunk.length > size) throw tooLarge();
      held.push(chunk);
      bytes += chunk.length;
      if (bytes >= PIECE_BYTES) await put();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    await put();
    throw new AppError('UNAVAILABLE', { cause: error });
  }
  await put();
  return place;
}
