import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { Sessions } from '../../server/access/sessions.ts';
import { ACCESS_TABLES } from '../../server/access/tables.ts';
import type { SystemQuery } from '../../server/access/viewer.ts';
import { migrate, MIGRATIONS } from '../../server/database/migrate.ts';
import { createPool } from '../../server/database/pool.ts';
import { entities } from '../../server/entities/index.ts';
import { createLog } from '../../server/http/log.ts';
import { createHttp, type HttpParts } from '../../server/http/server.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { render, sql } from '../../server/kit/query/sql.ts';
import { createOrm } from '../../server/kit/store/orm.ts';
import { uuid7 } from '../../server/kit/store/uuid7.ts';
import { emptyDatabase } from './database.ts';

/** The HTTP edge over a database with no people in it, and a clock that stands still until it is moved. */
export interface TestEdge {
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  readonly query: SystemQuery;
  /** What went to the log, as text. */
  readonly logged: () => string;
  /** Another edge over the same database, with other parts; `close` ends it too. */
  with(parts: Partial<HttpParts>): Promise<FastifyInstance>;
  wait(time: { readonly minutes?: number; readonly seconds?: number }): void;
  close(): Promise<void>;
}

export async function openEdge(): Promise<TestEdge> {
  const database = await emptyDatabase();
  await createTables(database.url);
  const pool = createPool({ url: database.url, max: 4, name: 'test' });
  const query = queryOf(pool);
  let now = Date.parse('2026-03-02T01:00:00Z');
  const sessions = new Sessions({ query, now: () => new Date(now) });
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const panelDir = makePanel();
  const apps: FastifyInstance[] = [];
  const open = async (parts: Partial<HttpParts>): Promise<FastifyInstance> => {
    const app = await createHttp({ sessions, log, panelDir, isReady: () => true, ...parts });
    apps.push(app);
    return app;
  };
  return {
    app: await open({}),
    sessions,
    query,
    logged: () => lines.join(''),
    with: open,
    wait: ({ minutes = 0, seconds = 0 }) => void (now += (minutes * 60 + seconds) * 1000),
    close: async () => {
      await Promise.all(apps.map((app) => app.close()));
      await pool.end();
      await database.drop();
      rmSync(panelDir, { recursive: true });
    },
  };
}

async function createTables(url: string): Promise<void> {
  const orm = await createOrm({ url, registry: new Registry(Object.values(entities)), ...MIGRATIONS });
  await migrate(orm);
  await orm.em.getConnection().execute(ACCESS_TABLES);
  await orm.close(true);
}

function queryOf(pool: Pool): SystemQuery {
  return async <T>(statement: Parameters<SystemQuery>[0]) => (await pool.query(render(statement))).rows as T[];
}

function makePanel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'key-account-panel-'));
  const script = 'export {};\n';
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'provider'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Panel</title>');
  writeFileSync(join(folder, 'assets/main-5f3a.js'), script);
  writeFileSync(join(folder, 'assets/main-5f3a.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'provider/client.js'), script);
  return folder;
}

interface Person {
  readonly username: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly locale: 'ZH_CN' | 'EN';
}

let people = 0;

/** A person who may sign in, in a department of their own. */
export async function addPerson({ query, sessions }: TestEdge, overrides: Partial<Person> = {}): Promise<Person & { readonly id: string }> {
  people += 1;
  const person: Person = { username: `person-${people}`, password: 'open sesame', roles: ['SPECIALIST'], locale: 'ZH_CN', ...overrides };
  const [id, unitId] = [uuid7(), uuid7()];
  await query(
    sql`insert into org_unit (id, created_at, updated_at, name, kind) values (${unitId}::uuid, now(), now(), '大客户部', 'DEPARTMENT')`,
  );
  await query(
    sql`insert into app_user (id, created_at, updated_at, employee_no, username, name, org_unit_id, roles, locale)
      values (${id}::uuid, now(), now(), ${`E${people}`}, ${person.username}, '李娜', ${unitId}::uuid, ${person.roles}::text[], ${person.locale})`,
  );
  await sessions.setPassword(id, person.password);
  return { id, ...person };
}
