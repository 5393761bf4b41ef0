import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { lostFile, storageFault } from './faults.ts';
import type { ArrivedFile, ByteRange, FileStore } from './fileStore.ts';

/** Files in a folder of the machine: `ab/abcdef…`. */
export class DiskStore implements FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** There at once or not at all: the arrived file, which is on the disk already, is moved into its place. */
  async put({ path, sha256 }: ArrivedFile): Promise<void> {
    const place = this.placeOf(sha256);
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await synchronise(dirname(place));
    } catch (error) {
      throw storageFault(error);
    }
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable> {
    // opened before anything is answered: afterwards nothing can go wrong but the disk
    const file = await open(this.placeOf(sha256), 'r').catch((error: unknown) => {
      throw lostFile(sha256, error);
    });
    return file.createReadStream(range ? { start: range.from, end: range.to } : {});
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  private placeOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

/** Makes a folder of the product's own. @throws naming it, when the account that the product runs under cannot write there */
export async function ownFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`${folder} is not to be written to: give it to the account that runs this, or set another DATA_DIR`, { cause: error });
  }
  return folder;
}

/** A name that was given in a folder lasts once the folder is written. */
async function synchronise(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
