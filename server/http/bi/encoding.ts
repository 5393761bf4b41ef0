import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Transform } from 'node:stream';

export type Encoding = 'br' | 'gzip';

/** A stream of rows is packed as it goes: the fast levels, which gain most of it. */
const PACKERS: Readonly<Record<Encoding, () => Transform>> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: () => createGzip({ level: 5 }),
};

export function packer(encoding: Encoding): Transform {
  return PACKERS[encoding]();
}

const ENTRY = /^\s*([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i;

/** The better of our encodings that `Accept-Encoding` takes; undefined for none. */
export function encodingOf(header = ''): Encoding | undefined {
  const entries = header.split(',').map((entry) => ENTRY.exec(entry));
  const accepted = new Set(entries.map((entry) => (Number(entry?.[2] ?? '1') > 0 ? entry?.[1]?.toLowerCase() : undefined)));
  return (['br', 'gzip'] as const).find((encoding) => accepted.has(encoding));
}
