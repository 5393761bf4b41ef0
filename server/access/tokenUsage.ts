import { sql } from '../kit/query/sql.ts';
import { dayOf } from '../kit/store/clock.ts';
import { uuid7 } from '../kit/store/uuid7.ts';
import type { SystemQuery } from './viewer.ts';

/** What one request of a token amounted to. */
export interface Use {
  readonly rows: number;
  readonly isDenied: boolean;
}

interface Count {
  queries: number;
  rows: number;
  denied: number;
}

const WRITE_EVERY_MS = 5_000;

/** Counts what tokens ask for, and writes it to the log of the day every few seconds rather than with each request. */
export class TokenUsage {
  private readonly query: SystemQuery;
  private counts = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;

  constructor(query: SystemQuery) {
    this.query = query;
  }

  note(tokenId: string, { rows, isDenied }: Use): void {
    const count = this.counts.get(tokenId) ?? { queries: 0, rows: 0, denied: 0 };
    this.counts.set(tokenId, { queries: count.queries + 1, rows: count.rows + rows, denied: count.denied + Number(isDenied) });
    this.timer ??= setTimeout(() => void this.write().catch(() => undefined), WRITE_EVERY_MS).unref();
  }

  /** What was counted since the last time. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [counts, day, at] = [this.counts, dayOf(new Date()), new Date().toISOString()];
    this.counts = new Map();
    for (const [tokenId, { queries, rows, denied }] of counts) {
      await this.query(
        sql`insert into api_token_usage as u (id, version, created_at, updated_at, api_token_id, day, queries, rows, denied)
          values (${uuid7()}::uuid, 1, ${at}::timestamptz, ${at}::timestamptz, ${tokenId}::uuid, ${day}::date, ${queries}::int, ${rows}::int, ${denied}::int)
          on conflict (api_token_id, day) where deleted_at is null do update set queries = u.queries + excluded.queries,
            rows = u.rows + excluded.rows, denied = u.denied + excluded.denied, updated_at = excluded.updated_at`,
      );
    }
  }
}
