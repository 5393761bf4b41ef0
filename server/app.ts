import { join } from 'node:path';
import type { Client } from 'pg';
import type { Logger } from 'pino';
import { hooks, inquiries, timed, verbs } from './actions/index.ts';
import { layGroundwork } from './actions/groundwork.ts';
import { checkPolicy } from './access/guard.ts';
import type { Policy } from './access/grant.ts';
import { policy } from './access/policy.ts';
import { DATABASE_ROLES, SYSTEM_ROLE } from './access/session.ts';
import { AuditSealer } from './access/auditSealer.ts';
import { Sessions } from './access/sessions.ts';
import { TAKEN_TRIES, TakenTries } from './access/takenLimit.ts';
import { Tokens } from './access/tokens.ts';
import { ViewAs } from './access/viewAs.ts';
import { TokenUsage } from './access/tokenUsage.ts';
import type { SystemQuery } from './access/viewer.ts';
import { SystemGuard } from './access/system.ts';
import { startJobs } from './appJobs.ts';
import { environmentOf, withSettings, type Config } from './config.ts';
import { withClient } from './database/database.ts';
import { loginUrl } from './database/loginRole.ts';
import { createPool, reclaimDeadClients } from './database/pool.ts';
import { sharedCounter } from './database/sharedLimits.ts';
import { Live } from './live.ts';
import { modelOf, STATE_SQL, type CustomState, type Model } from './model.ts';
import { HEAVY, openReads } from './openReads.ts';
import { prepareDatabase } from './prepareDatabase.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './demo/organisation.ts';
import { seedDemo } from './demo/seedDemo.ts';
import { datasets } from './datasets/index.ts';
import { reports } from './reports/index.ts';
import { WRITE_CONNECTIONS } from './database/writeClient.ts';
import { entities } from './entities/index.ts';
import { doorParts, refuse, servedOf, writingParts } from './doors.ts';
import { openFiles } from './files/openFiles.ts';
import { EXPORTS_AT_ONCE } from './http/bi/exportGate.ts';
import { registerDatasets } from './http/bi/routes.ts';
import { registerBulk } from './http/bulk/routes.ts';
import { registerExports } from './http/exports/routes.ts';
import { registerFiles } from './http/files/routes.ts';
import { registerForms } from './http/forms/routes.ts';
import { registerImports } from './http/imports/routes.ts';
import { registerGraphql } from './http/graphql.ts';
import { createLog } from './http/log.ts';
import { createHttp } from './http/server.ts';
import { SIGN_IN_TRIES } from './http/throttle.ts';
import { TokenGate } from './http/tokenGate.ts';
import type { Dataset } from './kit/dataset/dataset.ts';
import { Registry, type EntityClass } from './kit/field/index.ts';
import { raw, render, type Sql } from './kit/query/sql.ts';
import { over } from './kit/over.ts';
import type { Inquiry } from './kit/schema/inquiry.ts';
import type { Report } from './kit/report/report.ts';
import type { Verb } from './kit/schema/verb.ts';
import { createOrm } from './kit/store/orm.ts';
import { Store, type CreateHook } from './kit/store/store.ts';
import type { TimedTransition } from './kit/schema/transition.ts';

/** What one product is made of; tests add a noun of their own. */
export interface Product {
  readonly entities: Readonly<Record<string, EntityClass>>;
  readonly policy: Policy;
  readonly verbs: readonly Verb[];
  readonly timed: readonly TimedTransition[];
  readonly hooks: readonly CreateHook[];
  readonly datasets: readonly Dataset[];
  readonly reports: readonly Report[];
  readonly inquiries: readonly Inquiry[];
}

export const PRODUCT: Product = { entities, policy, verbs, timed, hooks, datasets, reports, inquiries };

/** Connections of one gateway, beside the lanes of its reads. */
const CONNECTIONS = { writes: 6, system: 3 };

/** An export whose reader stands still must not keep its connection. */
const EXPORTS = [...HEAVY, 'idle_in_transaction_session_timeout=60s'];
const PANEL_DIR = join(import.meta.dirname, '../admin');

export interface RunningApp {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the product on a database, which it migrates first. */
export async function startApp(config: Config, databaseUrl: string, product: Product = PRODUCT): Promise<RunningApp> {
  const log = createLog(config.logLevel);
  const files = await openFiles(config.files, config.dataDir);
  const core = await assemble(config, databaseUrl, product, log);
  if (config.demo) await tellDemo(config, databaseUrl, core);
  await core.store.write(new SystemGuard(), layGroundwork);
  core.live.serve((model) => servedOf(config, core, model, log));
  const gate = new TokenGate(core.usage);
  const outgoing = doorParts(core);
  const app = await createHttp({
    sessions: core.sessions,
    wrongPasswords: sharedCounter(core.system, 'sign-in', SIGN_IN_TRIES),
    tokens: core.tokens,
    log,
    isReady: async () => (await core.query(raw('select 1'))).length > 0,
    reads: core.reads,
    panelDir: PANEL_DIR,
    trustedProxies: config.trustedProxies,
    ...(config.demo && { demoUsers: DEMO_USERS }),
    registerRoutes: async (routes, viewerOf) => {
      registerGraphql(routes, () => core.live.served.gateway, { viewerOf, tokens: gate });
      const entry = { viewerOf, tokens: gate };
      const writing = over(writingParts(core), entry);
      await registerFiles(routes, over(writing, { files }));
      registerForms(routes, over(writing, { reports: core.product.reports }));
      registerDatasets(routes, over(outgoing, { ...entry, usage: core.usage }));
      registerImports(routes, writing);
      registerBulk(routes, over(writing, { verbs: core.product.verbs }));
      registerExports(routes, over(outgoing, { ...entry, usage: core.usage }));
    },
  });
  const address = await app.listen({ host: config.host, port: config.port });
  const running = await startJobs(config, core, { address, log, files: files.store });
  const close = async (): Promise<void> => {
    await Promise.all([app.close(), running.stop()]);
    await core.live.served.gateway.close();
    await core.close();
  };
  return { address, close };
}

/** Fills a database that has no users yet with the demo, its users able to sign in. */
export function tellDemo(config: Config, databaseUrl: string, { registry, now }: Pick<Core, 'registry' | 'now'>): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const isTold = await seedDemo({
      query: (text, values) => client.query(text, [...values]),
      registry,
      now: now(),
      scale: config.demoScale,
      finish: async (query) => {
        const sessions = new Sessions({ query: async <T>(statement: Sql) => (await query(...sent(statement))).rows as T[] });
        for (const { id } of DEMO_USERS) await sessions.setPassword(id, DEMO_PASSWORD);
      },
    });
    // until PostgreSQL counts by itself, it would plan as for empty tables
    if (isTold) await client.query('analyze');
    return isTold;
  });
}

function sent(statement: Sql): [string, unknown[]] {
  const { text, values } = render(statement);
  return [text, values];
}

export type Core = Awaited<ReturnType<typeof assemble>>;

/** Everything behind the HTTP edge, on a migrated database: for the gateway and for the operator's commands. */
export async function assemble(config: Config, databaseUrl: string, product: Product = PRODUCT, log?: Logger) {
  const registry = new Registry(Object.values(product.entities));
  checkPolicy({ registry, policy: product.policy });
  const login = await loginUrl(databaseUrl, DATABASE_ROLES);
  const ownerUrl = withSettings(databaseUrl, config);
  const modelIn = async (client: Client): Promise<Model> => modelOf(product, (await client.query<CustomState>(render(STATE_SQL))).rows[0]!);
  const model = await prepareDatabase(ownerUrl, { declared: registry, modelIn });
  const url = withSettings(login, config);
  const orm = await createOrm({
    url,
    registry,
    poolMax: CONNECTIONS.writes,
    onPoolCreated: reclaimDeadClients,
    connections: WRITE_CONNECTIONS,
  });
  const systemUrl = withSettings(login, config, [`role=${SYSTEM_ROLE}`]);
  const system = createPool({ url: systemUrl, max: CONNECTIONS.system, name: 'system' });
  const exports = createPool({ url: withSettings(login, config, EXPORTS), max: EXPORTS_AT_ONCE, name: 'exports' });
  const now = (): Date => config.now ?? new Date();
  const query: SystemQuery = async <T>(statement: Sql) => (await system.query(...sent(statement)).catch(refuse)).rows as T[];
  const reads = openReads(config, { login, query, log });
  const sealer = new AuditSealer(query);
  const takenLimit = new TakenTries(sharedCounter(system, 'taken', TAKEN_TRIES));
  const live = new Live({ product, declared: registry, model, ownerUrl, query, log });
  const onAudited = (): void => sealer.soon();
  const store = new Store(over(live, { orm, now, hooks: product.hooks, watches: [live.watch], takenLimit, onAudited }));
  const tokens = new Tokens({ query, environment: environmentOf(config) });
  const viewAs = new ViewAs(over(live, { query, tokens }));
  const sessions = new Sessions({ query, viewAs, onAudited });
  const usage = new TokenUsage(query);
  const close = async (): Promise<void> => {
    await live.close();
    await orm.close();
    await sealer.close();
    await usage.write().catch(() => undefined);
    await reads.close();
    await Promise.all([exports.end(), system.end()]);
  };
  return { product, registry, live, store, reads, exports, query, sealer, sessions, system, tokens, usage, now, systemUrl, close };
}
