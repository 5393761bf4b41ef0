import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server in a process of its own. */
export interface Program {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

interface ProgramParts {
  readonly script: string;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A file for its output, where a service would have its log. */
  readonly log: string;
}

const READY_WITHIN_MS = 60_000;

/** Starts a script and answers when it has told the address that it listens on. */
export async function startProgram({ script, args = [], nodeArgs = [], env = {}, cwd, log }: ProgramParts): Promise<Program> {
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, output],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline && child.exitCode === null; await sleep(50)) {
    const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(readFileSync(log, 'utf8')) ?? [];
    if (port) return { port: Number(port), pid: child.pid!, stop };
  }
  child.kill('SIGKILL');
  throw new Error(`${script} did not start:\n${readFileSync(log, 'utf8')}`);
}
