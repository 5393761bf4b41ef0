import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FileRow } from '../../actions/files.ts';
import type { ByteRange } from '../../files/fileStore.ts';
import { enter, type EntryParts } from '../enter.ts';
import { EdgeError } from '../errors.ts';
import { Gate } from '../limits.ts';
import { FileDoor, type FileDoorParts } from './door.ts';
import { etagOf, fileHeaders, rangeHeaders, rangeOf } from './headers.ts';

type RouteParts = FileDoorParts & EntryParts;

export const FILES_PATH = '/files';

/** Uploads at once, whoever they are from: each writes to the disk. */
const UPLOADS = { running: 8, waiting: 64, waitMs: 30_000 };

interface FileAsked {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly save?: string };
}

/** `POST /files` takes files in, `GET /files/:id` gives one out: to show it, or with `?save` to keep it. */
export async function registerFiles(app: FastifyInstance, parts: RouteParts): Promise<void> {
  const door = new FileDoor(parts);
  const gate = new Gate(UPLOADS);
  // each file that is too large is told with all else that is wrong
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });

  app.post(FILES_PATH, { config: { takesFiles: true } }, async (request, reply) => {
    const viewer = await enter(parts, request, reply);
    const files = await gate.pass(() => door.take(request, reply, viewer));
    return reply.code(201).header('cache-control', 'no-store').send({ files });
  });

  app.route<FileAsked>({
    method: ['GET', 'HEAD'],
    url: `${FILES_PATH}/:id`,
    handler: async (request, reply) => {
      const viewer = await enter(parts, request, reply);
      const file = await door.find(request, reply, viewer, request.params.id);
      const headers = fileHeaders(file, request.query.save !== undefined);
      if (request.headers['if-none-match']?.includes(etagOf(file))) return reply.code(304).headers(headers).send();
      const whole = { ...headers, 'content-length': file.sizeBytes };
      if (request.method === 'HEAD') return reply.headers(whole).send();
      const range = partOf(request.headers, file);
      // the bytes before the headers: what fails is an error like any other
      const bytes = await door.bytes(file, range);
      return reply
        .code(range ? 206 : 200)
        .headers(range ? { ...headers, ...rangeHeaders(range, file) } : whole)
        .send(bytes);
    },
  });
}

/** @throws BAD_REQUEST 416 */
function partOf(headers: FastifyRequest['headers'], file: FileRow): ByteRange | undefined {
  const since = headers['if-range'];
  const range = since === undefined || since === etagOf(file) ? rangeOf(headers.range, file.sizeBytes) : undefined;
  if (range === 'unsatisfiable') throw unsatisfiable(file.sizeBytes);
  return range;
}

function unsatisfiable(sizeBytes: number): EdgeError {
  const label = { zh: '请求的部分超出文件大小', en: 'The part that is asked for lies beyond the end of the file' };
  return new EdgeError('BAD_REQUEST', { status: 416, label, headers: { 'content-range': `bytes */${sizeBytes}` } });
}
