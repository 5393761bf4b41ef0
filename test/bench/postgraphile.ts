import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../server/database/database.ts';
import { startProgram, type Program } from './program.ts';

const PACKAGES = { postgraphile: '5.1.5', 'postgraphile-plugin-connection-filter': '4.0.1', '@graphile/simplify-inflection': '9.0.0' };
const SCRIPT = 'postgraphileServer.mjs';
const ROLE = 'bench_postgraphile';

interface PostgraphileParts {
  readonly databaseUrl: string;
  readonly folder: string;
}

/**
 * Installs PostGraphile outside the repository and starts it under a role with plain grants that row-level security does not bind:
 * that layer costs it nothing. @throws where the registry has it not
 */
export async function startPostgraphile({ databaseUrl, folder }: PostgraphileParts): Promise<{ program: Program; version: string }> {
  const home = install();
  const url = await grantedUrl(databaseUrl);
  const program = await startProgram({
    script: join(home, SCRIPT),
    args: [url],
    env: { GRAPHILE_ENV: 'production' },
    cwd: home,
    log: join(folder, 'postgraphile.log'),
  });
  return { program, version: PACKAGES.postgraphile };
}

/** Kept for the next run. */
function install(): string {
  const home = join(tmpdir(), `key-account-postgraphile-${PACKAGES.postgraphile}`);
  if (!existsSync(join(home, 'node_modules/postgraphile/package.json'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const packages = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages], { cwd: home, stdio: 'pipe' });
  }
  copyFileSync(join(import.meta.dirname, '../../../test/bench', SCRIPT), join(home, SCRIPT));
  return home;
}

async function grantedUrl(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  await withClient(databaseUrl, async (client) => {
    await client.query(`drop owned by ${ROLE}`).catch(() => client.query(`create role ${ROLE}`));
    await client.query(`alter role ${ROLE} login bypassrls password '${url.password}'`);
    await client.query(`grant select, insert on all tables in schema public to ${ROLE}; grant usage on schema internal to ${ROLE}`);
  });
  return Object.assign(url, { username: ROLE }).href;
}
