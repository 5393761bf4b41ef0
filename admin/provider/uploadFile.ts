import { HttpError } from 'react-admin';
import { offline, reach } from './reach.ts';

/** How far a file is on its way, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly size: number;
  /** Whether the connection is gone, and is waited for. */
  readonly isWaiting: boolean;
}

interface Uploading {
  readonly file: File;
  readonly language: string;
  readonly signal: AbortSignal;
  onProgress(progress: UploadProgress): void;
}

const UPLOADS = '/imports/uploads';
const VERSION = { 'tus-resumable': '1.0.0' };
const PART_BYTES = 1024 * 1024;

/** Tries of one part while the browser believes itself online; without a network it waits as long as there is none. */
const TRIES = 8;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Sends a file in parts, by tus 1.0, and goes on where it was after the connection was gone. Answers what the file is called by then.
 * @throws an HttpError in the gateway's words; AbortError once its signal says so
 */
export async function uploadFile({ file, onProgress, ...sending }: Uploading): Promise<string> {
  const { size } = file;
  let sent = 0;
  const tell = (isWaiting: boolean) => onProgress({ sent, size, isWaiting });
  const insist = <T>(once: (isAgain: boolean) => Promise<T>) => insisting(once, { signal: sending.signal, onWait: () => tell(true) });
  tell(false);
  const address = await insist(() => begin(size, sending));
  while (sent < size) {
    sent = await insist(async (isAgain) => {
      const at = isAgain ? await offsetOf(address, sending) : sent;
      return at < size ? send(address, { ...sending, part: file.slice(at, at + PART_BYTES), at }) : at;
    });
    tell(false);
  }
  return address.slice(UPLOADS.length + 1);
}

/** Has the gateway forget a file; it would by itself, a day later. */
export function dropUpload(id: string): void {
  void fetch(`${UPLOADS}/${id}`, { method: 'DELETE', headers: VERSION, keepalive: true }).catch(() => undefined);
}

type Sending = Pick<Uploading, 'language' | 'signal'>;

async function begin(size: number, { language, signal }: Sending): Promise<string> {
  const headers = { ...VERSION, 'upload-length': String(size) };
  const { headers: answered } = await reach(UPLOADS, { method: 'POST', headers, signal }, language);
  return answered.get('location')!;
}

async function send(
  address: string,
  { part, at, language, signal }: Sending & { readonly part: Blob; readonly at: number },
): Promise<number> {
  const headers = { ...VERSION, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) };
  const { headers: answered } = await reach(address, { method: 'PATCH', headers, body: part, signal }, language);
  return Number(answered.get('upload-offset'));
}

/** Where the gateway is. An answer without a body says by its status alone that the file is gone. */
async function offsetOf(address: string, { signal }: Sending): Promise<number> {
  const response = await fetch(address, { method: 'HEAD', headers: VERSION, signal }).catch((error: unknown) => {
    throw signal.aborted ? error : offline();
  });
  if (response.status === 404) throw new HttpError('panel.flows.import.gone', 404);
  if (!response.ok) throw offline();
  return Number(response.headers.get('upload-offset'));
}

interface Insisting {
  readonly signal: AbortSignal;
  onWait(): void;
}

async function insisting<T>(once: (isAgain: boolean) => Promise<T>, { signal, onWait }: Insisting): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await once(tried > 0);
    } catch (error) {
      if (!isPassing(error) || tried >= TRIES) throw error;
      onWait();
      await connected(Math.min(FIRST_WAIT_MS * 2 ** tried, LONGEST_WAIT_MS), signal);
    }
  }
}

/** The gateway was not reached, or has more of the part than was heard of. */
function isPassing(error: unknown): boolean {
  return error instanceof HttpError && (error.status === 503 || error.status === 409);
}

/** Waits a while, and for the network where the browser has none. */
async function connected(waitMs: number, signal: AbortSignal): Promise<void> {
  if (!navigator.onLine) await happening((done) => globalThis.addEventListener('online', done, { once: true }), signal);
  else await happening((done) => setTimeout(done, waitMs), signal);
}

function happening(listen: (done: () => void) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    listen(resolve);
  });
}
