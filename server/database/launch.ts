import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from './account.ts';
import { findPostmaster, removeStaleLock } from './postmaster.ts';

/** What a launch needs to know; `log` is a file that the server's own messages go to. */
export interface LaunchOptions {
  readonly postgres: string;
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly durable: boolean;
  readonly log: string;
}

const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 5;

/** Statement errors stay out of the log: they are the gateway's to report, and they quote customers' data. */
const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
  jit: 'off',
};
const DURABLE = { shared_buffers: '256MB', random_page_cost: '1.1', max_wal_size: '2GB' };
const DISPOSABLE = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
};

/**
 * Makes the function that sees to it that a server runs on this cluster, and answers its port: that of a server
 * found running, or of one started there, on `port` where one is given.
 */
export function launcher(options: LaunchOptions): (port?: number) => Promise<number> {
  return async (port) => {
    let child: ChildProcess | undefined;
    let attempts = 0;
    for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(20)) {
      const running = findPostmaster(options.cluster);
      if (running?.status === 'ready') return running.port;
      if (running || isRunning(child)) continue;
      // A start fails for a moment while its port is taken or processes of a killed server linger.
      if (attempts === ATTEMPTS) throw new Error(`PostgreSQL did not start:\n${lastLines(options.log)}`);
      await sleep(attempts * 200);
      attempts += 1;
      child = start(options, port ?? (await freePort()));
    }
    throw new Error(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s:\n${lastLines(options.log)}`);
  };
}

/** Detached: a terminal's Ctrl-C goes to the gateway alone, which stops the server when its requests are done. */
function start({ postgres, cluster, account, durable, log }: LaunchOptions, port: number): ChildProcess {
  removeStaleLock(cluster);
  if (existsSync(log)) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a');
  const settings = { ...ALWAYS, ...(durable ? DURABLE : DISPOSABLE), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', cluster, ...args], { ...account, cwd: '/', detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.on('error', () => undefined);
  child.unref();
  return child;
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '(it wrote no log)';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
