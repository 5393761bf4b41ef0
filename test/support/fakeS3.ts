import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A store that speaks as much S3 as the product does, and believes no signature that it has not worked out itself. */
export interface FakeS3 {
  readonly env: Readonly<Record<string, string>>;
  readonly objects: Map<string, Buffer>;
  /** Answers the next requests with this status, and does nothing else. */
  fail(status: number, times: number): void;
  close(): Promise<void>;
}

const [KEY_ID, SECRET, REGION] = ['test-key', 'test-secret', 'cn-north-1'];

export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const failures: number[] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const failure = failures.shift();
    if (failure) return void response.writeHead(failure).end();
    if (!isSigned(request, body)) return void response.writeHead(403).end('SignatureDoesNotMatch');
    serve(objects, request, response, body);
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { S3_ENDPOINT: endpoint, S3_BUCKET: 'kam', S3_REGION: REGION, S3_ACCESS_KEY_ID: KEY_ID, S3_SECRET_ACCESS_KEY: SECRET },
    objects,
    fail: (status, times) => void failures.push(...Array<number>(times).fill(status)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

function serve(objects: Map<string, Buffer>, { method, url = '', headers }: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const object = objects.get(url);
  if (method === 'PUT') {
    objects.set(url, body);
    return void response.writeHead(200).end();
  }
  if (method === 'DELETE') {
    objects.delete(url);
    return void response.writeHead(204).end();
  }
  if (!object) return void response.writeHead(404).end('NoSuchKey');
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  if (from === undefined) return void response.writeHead(200).end(object);
  response.writeHead(206).end(object.subarray(Number(from), Number(to) + 1));
}

/** AWS Signature Version 4, from its specification; the bytes are part of what is signed. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '');
  if (!given) return false;
  const [, credential = '', names = '', signature] = given;
  const [keyId, day = '', region = '', service = ''] = credential.split('/');
  const payload = String(headers['x-amz-content-sha256']);
  if (keyId !== KEY_ID || region !== REGION || payload !== createHash('sha256').update(body).digest('hex')) return false;
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', signed.join(''), names, payload].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>((secret, part) => hmac(secret, part), `AWS4${SECRET}`);
  return hmac(key, text).toString('hex') === signature;
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
