import { startApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { ensureDatabase } from './database/database.ts';
import { startEmbedded } from './database/embedded.ts';
import { DATABASE_NAME } from './database/reach.ts';

/** Work in flight gets 10 s, the database its own time; what hangs beyond that must not hold up a restart. */
const STOP_WITHIN_MS = 25_000;

const ECHO_MS = 1_000;

interface Part {
  stop(): Promise<void>;
}

/** Newest first, and entered before they are ready: a signal during the start must find the database too. */
const parts: Promise<Part>[] = [];
let stoppingSince: number | undefined;

process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);
process.on('uncaughtException', fail);
start().catch(fail);

async function start(): Promise<void> {
  const config = readConfig();
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config.dataDir));
  const app = await startApp(config, databaseUrl);
  parts.unshift(Promise.resolve({ stop: () => app.close() }));
  announce(config, app.address);
}

async function startDatabase(dataDir: string): Promise<string> {
  const starting = startEmbedded({ dataDir, durable: true });
  parts.unshift(starting);
  const embedded = await starting;
  await ensureDatabase(embedded.url('postgres'), DATABASE_NAME);
  return embedded.url(DATABASE_NAME);
}

function announce({ demo }: Config, address: string): void {
  const lines = [`Panel    ${address}/`, `GraphQL  ${address}/graphql`, `Health   ${address}/readyz`];
  if (demo) lines.push('Demo     the sign-in page lists the users; their password is demo');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A second signal ends at once. Ctrl-C comes twice by itself: from the terminal and, passed on, from npm. */
function onSignal(): void {
  if (stoppingSince === undefined) void stop(0);
  else if (Date.now() - stoppingSince > ECHO_MS) process.exit(1);
}

function fail(error: unknown): void {
  // The start of a part that is being stopped ends in an error of no interest.
  if (stoppingSince !== undefined) return;
  process.stderr.write(`${describe(error)}\n`);
  void stop(1);
}

/** A wrong configuration is the operator's to mend: its message is enough. Anything else comes with its stack. */
function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Requests in flight finish before their database goes: the newest part ends first. */
async function stop(exitCode: number): Promise<void> {
  stoppingSince = Date.now();
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  let code = exitCode;
  for (const part of parts) {
    const started = await part.catch(() => undefined);
    await started?.stop().catch((error: unknown) => {
      process.stderr.write(`Stopping failed: ${String(error)}\n`);
      code = 1;
    });
  }
  process.exit(code);
}
