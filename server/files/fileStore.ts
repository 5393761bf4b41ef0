import type { Readable } from 'node:stream';

/** A part of a file, both ends included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** A file whose bytes have arrived whole and lie in a place of their own, for a while. */
export interface ArrivedFile {
  readonly path: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Where the bytes of files are kept, under their hash: the same bytes are kept once, whoever brought them. */
export interface FileStore {
  /** Keeps the bytes, for good once it resolves; the arrived file may be gone then. @throws STORAGE_FULL */
  put(file: ArrivedFile): Promise<void>;
  /** The bytes, or a part of them. @throws UNAVAILABLE where they should be and are not */
  read(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Forgets the bytes; those that are not there are no error. */
  remove(sha256: string): Promise<void>;
}
