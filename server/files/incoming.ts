import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageFault } from './faults.ts';
import type { ArrivedFile } from './fileStore.ts';

/** The bytes of a file, a piece at a time: no file is ever held whole. */
export interface FileBytes {
  readonly sizeBytes: number;
  /** Fewer than asked for at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

const LEFT_OVER_MS = 3_600_000;

/** Takes files in: what does not arrive whole leaves nothing behind. */
export class Incoming {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes a stream to the disk as it comes. @throws STORAGE_FULL, or whatever the stream breaks off with */
  async take(source: Readable): Promise<ArrivedFile> {
    const path = join(this.folder, randomUUID());
    const meter = new Meter();
    try {
      await pipeline(source, meter, this.write(path));
    } catch (error) {
      await this.discard({ path });
      throw storageFault(error);
    }
    return { path, sha256: meter.sha256(), sizeBytes: meter.sizeBytes };
  }

  /** On the disk itself, not in its cache alone, once it has ended. */
  protected write(path: string): Writable {
    return createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  }

  /** Looks into an arrived file. */
  async look<T>({ path, sizeBytes }: ArrivedFile, work: (bytes: FileBytes) => Promise<T>): Promise<T> {
    const file = await open(path, 'r');
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return work({ sizeBytes, read }).finally(() => file.close());
  }

  async discard({ path }: Pick<ArrivedFile, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  /** What a killed process has left half-written. */
  async clear(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.NaN }));
      if (Date.now() - mtimeMs > LEFT_OVER_MS) await this.discard({ path });
    }
  }
}

/** Counts and hashes what passes through. */
class Meter extends Transform {
  sizeBytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.sizeBytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}
