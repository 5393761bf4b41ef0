import { parseArgs } from 'node:util';
import { SystemGuard } from '../access/system.ts';
import { daysFromNow } from '../actions/issueApiToken.ts';
import { assemble } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { reachDatabase } from '../database/reach.ts';
import { ApiToken, ISSUED_TOKEN } from '../entities/apiToken.ts';
import { Partner } from '../entities/partner.ts';
import { User } from '../entities/user.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { entityOf, type EntityClass } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';

const USAGE = `Usage: npm run token -- --kind bi|partner --name NAME --owner USERNAME --scopes account:read,need:create
         [--partner CODE] [--days 90] [--deny account.creditLimit] [--ip 10.0.0.0/8] [--rate 120]`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    process.stdout.write(`${await issue(readOptions())}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    return 2;
  }
}

type Options = ReturnType<typeof readOptions>;

function readOptions() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { kind: text, name: text, owner: text, scopes: text, partner: text, days: text, deny: text, ip: text, rate: text },
  });
  const { kind, name, owner, scopes } = values;
  const isCounted = [values.days, values.rate].every((count) => count === undefined || /^[1-9]\d{0,3}$/.test(count));
  if (!kind || !/^(bi|partner)$/i.test(kind) || !name || !owner || !scopes || !isCounted) throw new ConfigError(USAGE);
  return { ...values, kind: kind.toUpperCase(), name, owner, scopes };
}

async function issue(options: Options): Promise<string> {
  const config = readConfig();
  const database = await reachDatabase(config);
  try {
    const { store, close } = await assemble(config, database.url);
    return await store.write(new SystemGuard(), (unit) => issueIn(unit, options)).finally(close);
  } finally {
    await database.leave();
  }
}

async function issueIn(unit: Unit, { kind, name, owner, scopes, partner, ...limits }: Options): Promise<string> {
  const input = {
    kind,
    name,
    ownerId: await idOf(unit, User, { username: { eq: owner } }, 'owner'),
    scopes: listOf(scopes),
    ...(partner && { partnerId: await idOf(unit, Partner, { code: { eq: partner } }, 'partner') }),
    ...(limits.deny && { deniedFields: listOf(limits.deny) }),
    ...(limits.ip && { ipAllowList: listOf(limits.ip) }),
    ...(limits.rate && { ratePerMinute: Number(limits.rate) }),
    ...(limits.days && { expiresAt: daysFromNow(Number(limits.days)) }),
  };
  await unit.create(entityOf(ApiToken), input);
  const [issued] = await unit.rows<{ token: string }>(sql`select split_part(current_setting(${ISSUED_TOKEN}), ' ', 2) as token`);
  return issued!.token;
}

async function idOf(unit: Unit, cls: EntityClass<{ id: string }>, where: object, option: string): Promise<string> {
  const row = await unit.find(cls, where as Readonly<Record<string, unknown>>);
  if (!row) throw invalid(option, 'NOT_FOUND');
  return row.id;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** What the operator can mend is told in a sentence; anything else comes with its stack. */
function describe(error: unknown): string {
  if (error instanceof AppError) {
    const faults = error.fieldErrors.map(({ path, message }) => `  ${path}: ${message.en}`);
    return [`${error.label.zh} | ${error.label.en}`, ...faults].join('\n');
  }
  if (error instanceof ConfigError || error instanceof TypeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
