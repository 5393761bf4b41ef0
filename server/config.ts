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
  readonly files: FilesSettings;
  /** Demo data, demo users and their sign-in buttons. */
  readonly demo: boolean;
  /** Multiplies the number of demo accounts. */
  readonly demoScale: number;
  /** The fixed business clock of a demo; undefined means the real one. */
  readonly now: Date | undefined;
  /** Addresses and networks of proxies that may say for whom and by what scheme they ask, such as `loopback` or `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[];
  /** Whether this gateway does what time asks for; of several on one database, any may. */
  readonly jobs: boolean;
  /** Where people reach the panel: the links of e-mails and group messages. */
  readonly publicUrl: string | undefined;
  /** The mail server that notifications go out through; undefined: none does. */
  readonly smtpUrl: string | undefined;
  /** Whom those mails come from. */
  readonly mailFrom: string | undefined;
  /** The robot of a chat group; undefined: none. */
  readonly robot: RobotConfig | undefined;
  /** The least grave events that are logged; a demo keeps the terminal for its addresses. */
  readonly logLevel: LogLevel;
}

/** How files are taken in and where they are kept. */
export interface FilesSettings {
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Files of one upload. */
  readonly maxCount: number;
  /** A bucket that speaks S3; undefined: the data directory. */
  readonly s3: S3Settings | undefined;
}

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The makers whose group robots are known, each by the host of its addresses. */
const ROBOT_HOSTS = { WECOM: 'qyapi.weixin.qq.com', DINGTALK: 'oapi.dingtalk.com', FEISHU: 'open.feishu.cn' } as const;
export type RobotKind = keyof typeof ROBOT_HOSTS;

const robotKinds = Object.keys(ROBOT_HOSTS) as RobotKind[];

export interface RobotConfig {
  readonly kind: RobotKind;
  readonly url: string;
  /** For robots that ask for signed messages. */
  readonly secret: string | undefined;
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
  const read: Read = (name, expected, parse) => {
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
    files: readFiles(read, faults),
    demo,
    demoScale: read('DEMO_SCALE', 'a whole number from 1 to 1000', (text) => asInteger(text, 1, 1_000)) ?? 1,
    now,
    trustedProxies: read('TRUSTED_PROXIES', 'addresses or networks, separated by commas', asList) ?? [],
    jobs: read('JOBS', '0 or 1', asFlag) ?? true,
    publicUrl: read('PUBLIC_URL', 'https://host of the panel', asUrl(/^https?:$/))?.replace(/\/+$/, ''),
    ...readMail(read, (fault) => faults.push(fault)),
    robot: readRobot(read, (fault) => faults.push(fault)),
    logLevel: read('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, asLogLevel) ?? (demo ? 'warn' : 'info'),
  };
  if (faults.length > 0) throw new ConfigError(`The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return config;
}

/** A variable as what it stands for; undefined where it is not set, or wrong, which is noted. */
type Read = <T>(name: string, expected: string, parse: (text: string) => T | undefined) => T | undefined;

const MB = 1024 * 1024;

function readFiles(read: Read, faults: string[]): FilesSettings {
  const text = (name: string, expected: string): string | undefined => read(name, expected, (value) => value);
  const endpoint = read('S3_ENDPOINT', 'an address such as https://s3.example.com', asHttpUrl);
  const parts = {
    bucket: text('S3_BUCKET', 'the name of a bucket'),
    accessKeyId: text('S3_ACCESS_KEY_ID', 'a key'),
    secretAccessKey: text('S3_SECRET_ACCESS_KEY', 'a key'),
  };
  const region = text('S3_REGION', 'the name of a region') ?? 'us-east-1';
  const { bucket, accessKeyId, secretAccessKey } = parts;
  if (!endpoint && Object.values(parts).some(Boolean)) faults.push('S3_ENDPOINT: expected with S3_BUCKET and its keys, got nothing');
  if (endpoint && !bucket) faults.push('S3_BUCKET: expected with S3_ENDPOINT, got nothing');
  if (endpoint && !accessKeyId) faults.push('S3_ACCESS_KEY_ID: expected with S3_ENDPOINT, got nothing');
  if (endpoint && !secretAccessKey) faults.push('S3_SECRET_ACCESS_KEY: expected with S3_ENDPOINT, got nothing');
  return {
    maxBytes: (read('FILE_MAX_MB', 'a whole number from 1 to 1024', (value) => asInteger(value, 1, 1024)) ?? 20) * MB,
    maxCount: read('FILE_MAX_COUNT', 'a whole number from 1 to 100', (value) => asInteger(value, 1, 100)) ?? 10,
    s3: endpoint && bucket && accessKeyId && secretAccessKey ? { endpoint, bucket, region, accessKeyId, secretAccessKey } : undefined,
  };
}

function asHttpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.search === '' ? text : undefined;
}

function readMail(read: Read, refuse: (fault: string) => void): Pick<Config, 'smtpUrl' | 'mailFrom'> {
  const smtpUrl = read('SMTP_URL', 'smtp://user:password@host:port or smtps://…', asUrl(/^smtps?:$/));
  const mailFrom = read('MAIL_FROM', 'an address, such as 大客户部 <kam@example.com>', asAddress);
  if (smtpUrl && !mailFrom) refuse('MAIL_FROM: expected an address, because SMTP_URL is set');
  return { smtpUrl, mailFrom };
}

function readRobot(read: Read, refuse: (fault: string) => void): RobotConfig | undefined {
  const kinds = `one of ${robotKinds.join(', ')}`;
  const url = read('ROBOT_URL', 'https://… of a WeCom, DingTalk or Feishu group robot', asUrl(/^https?:$/));
  const kind = read('ROBOT_KIND', kinds, asRobotKind) ?? (url ? kindOf(url) : undefined);
  const secret = read('ROBOT_SECRET', 'the secret that signs messages', (text) => text);
  if (!url) return undefined;
  if (!kind) refuse(`ROBOT_KIND: expected ${kinds}, because the host of ROBOT_URL does not tell it`);
  return kind ? { kind, url, secret } : undefined;
}

const URL_SHAPE = 'postgresql://user:password@host:port/database';

/** Variables whose value may hold a password. */
const SECRET: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'ROBOT_URL',
  'ROBOT_SECRET',
]);

function asDatabaseUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 ? text : undefined;
}

function asUrl(protocol: RegExp): (text: string) => string | undefined {
  return (text) => (URL.canParse(text) && protocol.test(new URL(text).protocol) && new URL(text).hostname ? text : undefined);
}

/** `kam@example.com`, or with a name before it in angle brackets. */
function asAddress(text: string): string | undefined {
  return /^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text) ? text : undefined;
}

function asRobotKind(text: string): RobotKind | undefined {
  return robotKinds.find((kind) => kind === text);
}

function kindOf(url: string): RobotKind | undefined {
  return robotKinds.find((kind) => ROBOT_HOSTS[kind] === new URL(url).hostname);
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
