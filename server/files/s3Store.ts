import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { AppError } from '../kit/errors.ts';
import { lostFile } from './faults.ts';
import type { ArrivedFile, ByteRange, FileStore } from './fileStore.ts';

/** A bucket of any store that speaks S3, addressed by its path. */
export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const TRIES = 3;
const WAIT_MS = 300;
const ANSWER_WITHIN_MS = 30_000;

/** Of no bytes. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

interface Call {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob;
}

/** Files in a bucket: `files/ab/abcdef…`, each part of a request signed, the bytes too. */
export class S3Store implements FileStore {
  private readonly place: S3Place;
  private readonly client: AwsClient;

  constructor(place: S3Place) {
    this.place = place;
    const { region, accessKeyId, secretAccessKey } = place;
    this.client = new AwsClient({ region, accessKeyId, secretAccessKey, service: 's3' });
  }

  async put({ path, sha256 }: ArrivedFile): Promise<void> {
    const body = await openAsBlob(path);
    const answer = await this.call(sha256, { method: 'PUT', body, headers: { 'x-amz-content-sha256': sha256 } });
    if (answer.status === 507) throw new AppError('STORAGE_FULL', { cause: answer.status });
    if (!answer.ok) throw refused(answer);
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable> {
    const part = range && { range: `bytes=${range.from}-${range.to}` };
    const answer = await this.call(sha256, { method: 'GET', headers: { 'x-amz-content-sha256': EMPTY_SHA256, ...part } });
    if (!answer.ok || !answer.body) throw lostFile(sha256, answer.status);
    return Readable.fromWeb(answer.body as ReadableStream);
  }

  async remove(sha256: string): Promise<void> {
    const answer = await this.call(sha256, { method: 'DELETE', headers: { 'x-amz-content-sha256': EMPTY_SHA256 } });
    if (!answer.ok && answer.status !== 404) throw refused(answer);
  }

  /** Sends a request again where the store, or the way to it, fails: each of them may be sent twice. @throws UNAVAILABLE */
  private async call(sha256: string, { method, headers = {}, body }: Call): Promise<Response> {
    const { endpoint, bucket } = this.place;
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/files/${sha256.slice(0, 2)}/${sha256}`;
    let cause: unknown;
    for (let turn = 1; turn <= TRIES; turn += 1) {
      try {
        const signed = await this.client.sign(url, { method, headers });
        const init = { method, headers: signed.headers, ...(body && { body }), signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
        const answer = await fetch(signed.url, init);
        if (answer.status < 500 || answer.status === 507) return answer;
        cause = answer.status;
        await answer.body?.cancel();
      } catch (error) {
        cause = error;
      }
      if (turn < TRIES) await sleep(WAIT_MS * turn);
    }
    throw new AppError('UNAVAILABLE', { cause });
  }
}

function refused({ status, statusText }: Response): Error {
  return new Error(`The file store refused: ${status} ${statusText}`);
}
