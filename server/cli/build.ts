/**
 * Builds dist/ where sources changed since the last build, told by their content. Runs before dist/ exists, with its
 * types stripped: it imports nothing of ours.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const STAMP = 'dist/build.json';
const SHARED = ['package.json', 'package-lock.json', 'tsconfig.json'];

interface Stamp {
  readonly panel?: string;
  readonly program?: string;
}

const built = readStamp();
const panel = digest(['admin', 'docs/handbook', ...SHARED]);
const program = digest(['server', 'test', 'admin', ...SHARED]);

// The panel first: its bundler empties dist/admin, where the compiler puts the panel modules that tests import.
const hasNewPanel = existsSync('admin/vite.config.ts') && (built.panel !== panel || !existsSync('dist/admin/index.html'));
if (hasNewPanel) buildPanel();
if (hasNewPanel || built.program !== program) {
  writeStamp({ panel });
  buildProgram();
  writeStamp({ panel, program });
}

function buildPanel(): void {
  run('node_modules/vite/bin/vite.js', 'build', '--config', 'admin/vite.config.ts', '--logLevel', 'warn');
  for (const path of filesIn('dist/admin').filter((name) => /\.(js|css|svg|html)$/.test(name))) compress(path);
}

/** Beside the file, for the server to send as it is. */
function compress(path: string): void {
  const text = readFileSync(path);
  if (text.length < 1024) return;
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  // the best quality takes ten times as long for a thirtieth less
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

function buildProgram(): void {
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  for (const folder of ['server', 'test']) removeOrphans(folder);
}

/** What is left of a removed source would still be run: a test, a migration. */
function removeOrphans(folder: string): void {
  for (const output of filesIn(join('dist', folder)).filter((path) => path.endsWith('.js'))) {
    const source = output.slice('dist/'.length, -'.js'.length);
    if (!['.ts', '.tsx'].some((ending) => existsSync(source + ending))) {
      rmSync(output);
      rmSync(`${output}.map`, { force: true });
    }
  }
}

function digest(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** The file itself, or all files under the folder in a stable order; nothing if there is neither. */
function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .toSorted()
      .flatMap((name) => filesIn(join(path, name)));
  } catch {
    return [path];
  }
}

function readStamp(): Stamp {
  return existsSync(STAMP) ? (JSON.parse(readFileSync(STAMP, 'utf8')) as Stamp) : {};
}

function writeStamp(stamp: Stamp): void {
  mkdirSync('dist', { recursive: true });
  writeFileSync(STAMP, JSON.stringify(stamp));
}

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
