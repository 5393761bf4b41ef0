import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own, to be signalled and killed. */
export interface Program {
  readonly process: ChildProcess;
  /** The first line of its output that fits; rejects with all its output when it ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Sends the signal and answers the exit code, null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs a compiled file of dist/; the test ends it. */
export function runProgram(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (text) => output.push(text));

  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = output.find((text) => pattern.test(text));
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${file} ended early:\n${output.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { process: child, line, end };
}
