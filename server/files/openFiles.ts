import { join } from 'node:path';
import { DiskStore, ownFolder } from './diskStore.ts';
import type { FileStore } from './fileStore.ts';
import { Incoming } from './incoming.ts';
import { S3Store, type S3Place } from './s3Store.ts';

/** How files are taken in and where they are kept. */
export interface FilesConfig {
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Files of one upload. */
  readonly maxCount: number;
  /** Undefined: the data directory. */
  readonly s3: S3Place | undefined;
}

/** What takes files in, and what keeps them. */
export interface Files {
  readonly config: FilesConfig;
  readonly incoming: Incoming;
  readonly store: FileStore;
}

/** Readies the folders in the data directory: files arrive there, wherever they are kept. */
export async function openFiles(config: FilesConfig, dataDir: string): Promise<Files> {
  const folder = join(dataDir, 'files');
  const incoming = new Incoming(await ownFolder(join(folder, 'incoming')));
  await incoming.clear();
  const store = config.s3 ? new S3Store(config.s3) : new DiskStore(await ownFolder(join(folder, 'content')));
  return { config, incoming, store };
}
