import { randomFillSync } from 'node:crypto';

const bytes = new Uint8Array(10);
let last = 0;

/** A UUIDv7 (RFC 9562): rises with time, also within a millisecond of this process, so that index inserts stay at the end. */
export function uuid7(now: number = Date.now()): string {
  last = Math.max(last + 1, now * 4096);
  const time = Math.floor(last / 4096)
    .toString(16)
    .padStart(12, '0');
  const counter = (last % 4096).toString(16).padStart(3, '0');
  randomFillSync(bytes);
  const random = Buffer.from(bytes).toString('hex');
  const variant = (8 + (Number.parseInt(random[0]!, 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${random.slice(1, 4)}-${random.slice(4, 16)}`;
}
