import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Transform } from 'node:stream';
import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip';

/** A stream of rows is packed as it goes: the fast levels, which gain most of it. */
const PACKERS: Readonly<Record<Encoding, () => Transform>> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: () => createGzip({ level: 5 }),
};

export function packer(encoding: Encoding): Transform {
  return PACKERS[encoding]();
}

/** The encoding of ours that `Accept-Encoding` wants most; undefined for none. */
export function encodingOf(header: string | undefined): Encoding | undefined {
  // without the header anything would do, but then the reader may not know any
  const wanted = new Negotiator({ headers: { 'accept-encoding': header ?? 'identity' } }).encodings(['br', 'gzip', 'identity'])[0];
  return wanted === 'br' || wanted === 'gzip' ? wanted : undefined;
}
