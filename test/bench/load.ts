/**
 * Sends one request over and over on connections that stay open, in a process of its own, so that the servers' CPU is theirs alone.
 * It reads of an answer no more than its status and its end: on few cores a full HTTP client would be what is measured.
 */
import { connect, type Socket } from 'node:net';

export interface Job {
  readonly port: number;
  /** Whole requests as text; client n sends the n-th of them, round and round. */
  readonly requests: readonly string[];
  readonly clients: number;
  readonly seconds: number;
  readonly status: number;
  /** Whether answers of another status are counted rather than an error. */
  readonly mayRefuse?: boolean | undefined;
  /** Requests a second of all clients together; as fast as they are answered where it is left out. */
  readonly perSecond?: number | undefined;
}

export interface Load {
  /** Answers of the status that was expected. */
  readonly requests: number;
  readonly refused: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the load generator itself. */
  readonly cpuMs: number;
}

process.on('message', (job: Job) => {
  run(job).then(
    (load) => process.send!({ load }),
    (error: unknown) => process.send!({ fault: String(error) }),
  );
});

async function run({ clients, seconds, ...job }: Job): Promise<Load> {
  const from = process.cpuUsage();
  const start = performance.now();
  const until = start + seconds * 1000;
  const everyMs = job.perSecond ? (1000 * clients) / job.perSecond : 0;
  const all = await Promise.all(Array.from({ length: clients }, (_, index) => oneClient(job, { index, until, everyMs })));
  const took = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(from);
  const times = Float64Array.from(all.flatMap((client) => client.times)).toSorted();
  const refused = all.reduce((sum, client) => sum + client.refused, 0);
  return { requests: times.length, refused, seconds: took, p50Ms: at(times, 0.5), p99Ms: at(times, 0.99), cpuMs: (user + system) / 1000 };
}

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface ClientParts {
  readonly index: number;
  readonly until: number;
  /** The time from one request to the next, if its answer is there by then. */
  readonly everyMs: number;
}

interface Told {
  /** How long each good answer took, in milliseconds. */
  readonly times: number[];
  readonly refused: number;
}

/** One client: the next request when the answer to the last one is complete. */
function oneClient(
  { port, requests, status, mayRefuse = false }: Omit<Job, 'clients' | 'seconds'>,
  { index, until, everyMs }: ClientParts,
): Promise<Told> {
  const request = Buffer.from(requests[index % requests.length]!);
  const times: number[] = [];
  let refused = 0;
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    const send = (): void => {
      sentAt = performance.now();
      socket.write(request);
    };
    const read = reader((found) => {
      const now = performance.now();
      if (found === status) times.push(now - sentAt);
      else if (mayRefuse) refused += 1;
      else throw new Error(`Expected ${status}, got ${found}`);
      if (now < until) return void (everyMs ? setTimeout(send, Math.max(0, sentAt + everyMs - now)) : send());
      socket.destroy();
      resolve({ times, refused });
    });
    socket.on('connect', send).on('error', reject);
    socket.on('close', () => reject(new Error('The server closed the connection')));
    socket.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch (error) {
        socket.destroy();
        reject(error as Error);
      }
    });
  });
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Tells the end of each answer, by its length or by the last chunk, and its status. */
function reader(onEnd: (status: number) => void): (chunk: Buffer) => void {
  let left = -1;
  let status = 0;
  let head: Buffer = Buffer.alloc(0);
  return (chunk) => {
    if (left < 0) {
      head = head.length ? Buffer.concat([head, chunk]) : chunk;
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      const text = head.toString('latin1', 0, end);
      status = Number(text.slice(STATUS_AT, STATUS_AT + 3));
      left = bodyLength(text) - (head.length - end - HEAD_END.length);
    } else {
      left -= chunk.length;
    }
    if (left > 0 && !(left > MAX_LENGTH && chunk.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK))) return;
    left = -1;
    head = Buffer.alloc(0);
    onEnd(status);
  };
}

/** Above every body there is: what stands for the length of a chunked one. */
const MAX_LENGTH = 2 ** 40;

/** After `HTTP/1.1 `. */
const STATUS_AT = 9;

function bodyLength(head: string): number {
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
  return length === undefined ? 2 * MAX_LENGTH : Number(length);
}
