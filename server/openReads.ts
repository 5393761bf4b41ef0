import type { Logger } from 'pino';
import { SYSTEM_SESSION } from './access/session.ts';
import type { SystemQuery } from './access/viewer.ts';
import { withSettings, type Config } from './config.ts';
import { Lanes } from './database/lanes.ts';
import { Reads, type ReadLanes } from './database/reads.ts';
import { Replica } from './database/replica.ts';
import { raw } from './kit/query/sql.ts';

/** Connections of one gateway; a replica has its own beside them. */
const LANES = { short: 4, heavy: 2 };

/** Reads at once on one connection: enough to hide the way there and back. */
const READ_DEPTH = 4;

/** Heavy statements get longer, and a plan of their own each time: after five, PostgreSQL may settle for one that fits none. */
export const HEAVY = ['statement_timeout=60s', 'plan_cache_mode=force_custom_plan'];

/** What the reads of a gateway are opened with. */
interface ReadParts {
  readonly login: string;
  readonly query: SystemQuery;
  readonly log: Logger | undefined;
}

/** The lanes that reads travel over, and the watch over a replica where there is one. */
export function openReads(config: Config, { login, query, log }: ReadParts): Reads {
  const primary = openLanes(login, config);
  if (!config.databaseReplicaUrl) return new Reads({ primary });
  // a physical replica has the primary's login role, and its password
  const { username, password } = new URL(login);
  const lanes = openLanes(Object.assign(new URL(config.databaseReplicaUrl), { username, password }).href, config, 'replica ');
  const position = { text: 'select pg_last_wal_replay_lsn()::text as position', values: [] };
  const watch = new Replica({
    written: async () => (await query<Position>(raw('select pg_current_wal_insert_lsn()::text as position')))[0]!.position!,
    replayed: async (signal) => (await lanes.short.read<Position>(SYSTEM_SESSION, position, signal))[0]!.position,
    onState: (replica, err) => log?.warn({ replica, err }, 'the replica has changed its state'),
  });
  return new Reads({ primary, replica: { lanes, watch } });
}

interface Position {
  readonly position: string | null;
}

function openLanes(url: string, config: Config, prefix = ''): ReadLanes {
  return {
    short: new Lanes({ url: withSettings(url, config), name: `${prefix}reads`, lanes: LANES.short, depth: READ_DEPTH }),
    heavy: new Lanes({ url: withSettings(url, config, HEAVY), name: `${prefix}bi`, lanes: LANES.heavy, depth: 1 }),
  };
}
