import { sql } from '../kit/query/sql.ts';
import { uuid7 } from '../kit/store/uuid7.ts';
import type { SystemQuery, Viewer } from './viewer.ts';

/** Rows that left the house in bulk. */
export interface Export {
  readonly viewer: Viewer;
  /** The dataset's name, or that of the noun's list. */
  readonly dataset?: string;
  readonly list?: string;
  readonly format: string;
  /** What was asked for, without secrets. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rows: number;
  readonly requestId: string;
  readonly ip: string;
}

/** Writes an export into the audit, as an event of the person who made it or owns the token that did. */
export async function recordExport(query: SystemQuery, { viewer, requestId, ip, ...told }: Export): Promise<void> {
  const { dataset, list, format, parameters, rows } = told;
  const changes = Object.entries({ dataset, list, format, parameters, rows })
    .filter(([, after]) => after !== undefined)
    .map(([field, after]) => ({ field, before: null, after }));
  const event = {
    id: uuid7(),
    at: new Date().toISOString(),
    actor: viewer.id,
    token: viewer.token?.id ?? null,
    via: viewer.token ? 'API' : 'UI',
    action: 'export',
    entity: 'User',
    entityId: viewer.id,
    changes,
    requestId,
    ip,
  };
  await query(sql`select internal.record_changes(${JSON.stringify([event])}::jsonb)`);
}
