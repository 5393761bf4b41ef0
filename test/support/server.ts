import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type Product } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { Client } from './client.ts';
import { cloneDatabase } from './database.ts';
import { DEMO_NOW } from './template.ts';

/** The real server on a copy of the demo database. */
export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  /** Where its files are. */
  readonly dataDir: string;
  /** A client signed in as a demo user. */
  as(username: string, language?: 'zh' | 'en'): Promise<Client>;
  close(): Promise<void>;
}

interface ServerOptions {
  readonly product?: Product;
  /** Time changes no rows unless it is told to: `JOBS: '1'`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Served as it stands, and left when the server closes; a copy of the demo otherwise. */
  readonly databaseUrl?: string;
  /** Readies the database before the server starts on it. */
  readonly prepare?: (databaseUrl: string) => Promise<void>;
}

/** Starts it on a free port; `close` drops the database too. */
export async function startServer({ product, env = {}, databaseUrl, prepare }: ServerOptions = {}): Promise<TestServer> {
  const database = databaseUrl ? { url: databaseUrl, drop: () => Promise.resolve() } : await cloneDatabase();
  await prepare?.(database.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'key-account-files-'));
  const config = readConfig({ PORT: '0', DEMO: '1', LOG_LEVEL: 'silent', JOBS: '0', NOW: DEMO_NOW, DATA_DIR: dataDir, ...env });
  const app = await startApp(config, database.url, product);
  return {
    url: app.address,
    databaseUrl: database.url,
    dataDir,
    as: (username, language = 'zh') => Client.signIn(app.address, username, language),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true });
      await database.drop();
    },
  };
}
