/** Everything that the surroundings of the process may set; nothing else of the product reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL of the operator's; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Reads that may lag go here. */
  readonly databaseReplicaUrl: string | undefined;
  /** Holds the embedded database and uploaded files. */
  readonly dataDir: string;
  /** Demo data, demo users and their sign-in buttons. */
  readonly demo: boolean;
  /** Multiplies the number of demo accounts. */
  readonly demoScale: number;
  /** The fixed business clock of a demo; undefined means the real one. */
  readonly now: Date | undefined;
  /** Addresses and networks of proxies that may say for whom and by what scheme they ask, such as `loopback` or `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[];
  /** The least grave events that are logged; a demo keeps the terminal for its addresses. */
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Has one line for each wrong variable: its name, what was expected and what came. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment; an empty variable counts as absent.
 * @throws ConfigError when anything is wrong, after having read it all
 */
export function readConfig(env: Environment = process.env): Config {
  const faults: string[] = [];
  const read = <T>(name: string, expected: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const value = parse(text);
    if (value === undefined)
      faults.push(`${name}: expected ${expected}, got ${SECRET.has(name) ? 'something else' : JSON.stringify(text)}`);
    return value;
  };

  const databaseUrl = read('DATABASE_URL', URL_SHAPE, asDatabaseUrl);
  const demo = read('DEMO', '0 or 1', asFlag) ?? !env.DATABASE_URL?.trim();
  const now = read('NOW', 'an ISO date and time with its offset, such as 2026-11-23T09:00:00+08:00', asInstant);
  if (now && !demo) faults.push('NOW: expected to be absent, because the business clock can be fixed only with DEMO=1');
  const config: Config = {
    host: read('HOST', 'a host name or address', (text) => text) ?? '127.0.0.1',
    port: read('PORT', 'a port from 0 (any free one) to 65535', (text) => asInteger(text, 0, 65_535)) ?? 4000,
    databaseUrl,
    databaseReplicaUrl: read('DATABASE_REPLICA_URL', URL_SHAPE, asDatabaseUrl),
    dataDir: read('DATA_DIR', 'a directory', (text) => text) ?? '.data',
    demo,
    demoScale: read('DEMO_SCALE', 'a whole number from 1 to 1000', (text) => asInteger(text, 1, 1_000)) ?? 1,
    now,
    trustedProxies: read('TRUSTED_PROXIES', 'addresses or networks, separated by commas', asList) ?? [],
    logLevel: read('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, asLogLevel) ?? (demo ? 'warn' : 'info'),
  };
  if (faults.length > 0) throw new ConfigError(`The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return config;
}

const URL_SHAPE = 'postgresql://user:password@host:port/database';

/** Variables whose value may hold a password. */
const SECRET: ReadonlySet<string> = new Set(['DATABASE_URL', 'DATABASE_REPLICA_URL']);

function asDatabaseUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 ? text : undefined;
}

function asFlag(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : undefined;
}

function asInteger(text: string, from: number, to: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
}

function asList(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

function asLogLevel(text: string): LogLevel | undefined {
  return LOG_LEVELS.find((level) => level === text);
}

function asInstant(text: string): Date | undefined {
  const date = new Date(text);
  return /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** A part of every API token: one of another environment is refused. */
export function environmentOf({ demo }: Config): string {
  return demo ? 'demo' : 'live';
}

/** Settings of every connection: the fixed business clock, where there is one, and bounds on statements and waits. */
export function withSettings(databaseUrl: string, config: Config, more: readonly string[] = []): string {
  const { now } = config;
  const url = new URL(databaseUrl);
  const clock = now ? [`app.now=${now.toISOString()}`] : [];
  const settings = ['statement_timeout=12s', 'lock_timeout=8s', `app.environment=${environmentOf(config)}`, ...clock, ...more];
  const options = settings.map((setting) => `-c ${setting}`);
  url.searchParams.set('options', [url.searchParams.get('options'), ...options].filter(Boolean).join(' '));
  return url.href;
}
