// Runs before `npm start` and `npm test` on whatever Node the machine has: installs what the lock file says and
// builds what changed. Plain JavaScript without dependencies, because nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const NODE = 'node_modules/.bin/node';

if (!isInstalled()) run('npm', 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund');
run(NODE, 'server/cli/build.ts');

/** Compares what npm noted down about node_modules with the lock file; file times would lie after a checkout. */
function isInstalled() {
  if (!existsSync(NODE) || !existsSync('node_modules/.package-lock.json')) return false;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** @param {string} file */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
