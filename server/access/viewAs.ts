import type { EntityName } from '../entities/index.ts';
import { AppError, type ErrorCode } from '../kit/errors.ts';
import type { Entity } from '../kit/field/index.ts';
import { resolved } from '../kit/query/deferred.ts';
import { fromClause } from '../kit/query/rows.ts';
import { allOf, sql, Sql } from '../kit/query/sql.ts';
import { idOperand } from '../kit/query/where.ts';
import type { Grants } from '../kit/schema/grants.ts';
import type { AccessParts, ViewerGuard } from './guard.ts';
import { seesEverywhere } from './tokenFacts.ts';
import { grantsOf, guardOf } from './tokenGuard.ts';
import type { Tokens } from './tokens.ts';
import { loadViewer, type SystemQuery, type Viewer } from './viewer.ts';

/** The nouns whose rows ask, by the word that `/auth/view-as` has for each. */
export const VIEWED = { user: 'User', token: 'ApiToken' } as const satisfies Record<string, EntityName>;

/** Whose eyes are borrowed: a person's or an API token's. */
export interface Viewed {
  readonly kind: keyof typeof VIEWED;
  readonly id: string;
}

/** The request that looking as somebody else begins or ends with, for its audit. */
export interface ViewAsOrigin {
  readonly requestId: string;
  readonly ip: string;
}

/** The word for rows of the noun that the viewer may look as; undefined where there are none. */
export function viewedKind(grants: Grants, entity: Entity): Viewed['kind'] | undefined {
  const [kind] = Object.entries(VIEWED).find(([, name]) => name === entity.name) ?? [];
  // Object.entries forgets the keys
  return kind && grants.may(entity, 'viewAs') ? (kind as Viewed['kind']) : undefined;
}

interface ViewAsParts extends AccessParts {
  readonly query: SystemQuery;
  readonly tokens: Tokens;
}

/** Who may look as whom, and what they then are (ADR 14). */
export class ViewAs {
  private readonly parts: ViewAsParts;

  constructor(parts: ViewAsParts) {
    this.parts = parts;
  }

  /**
   * The viewer that the watcher becomes, with all of that viewer's rights and none of the watcher's own.
   * @throws NOT_FOUND for what the watcher does not see, FORBIDDEN for whom they may not look as
   */
  async open(watcher: Viewer, viewed: Viewed, until: Date): Promise<Viewer> {
    const entity = this.parts.registry.named(VIEWED[viewed.kind]);
    const may = await this.ask(watcher, entity, viewed.id);
    if (may === undefined) throw new AppError('NOT_FOUND');
    const viewer = may ? await this.load(viewed) : undefined;
    if (!viewer || !this.isWithin(watcher, viewer, entity)) throw new AppError('FORBIDDEN', { label: NOT_AS });
    const { id, username, name, role } = watcher;
    return { ...viewer, viewedBy: { id, username, name, role, until: until.toISOString() } };
  }

  /** The same, undefined where it would be refused. */
  async find(watcher: Viewer, viewed: Viewed, until: Date): Promise<Viewer | undefined> {
    return this.open(watcher, viewed, until).catch((error: unknown) => {
      if (error instanceof AppError && REFUSALS.has(error.code)) return undefined;
      throw error;
    });
  }

  /** Whether the policy lets the watcher look as the row; undefined for a row that the watcher does not see. */
  private async ask(watcher: Viewer, entity: Entity, id: string): Promise<boolean | undefined> {
    const grants = grantsOf(this.parts, watcher);
    if (!grants.may(entity, 'read')) return undefined;
    const guard = guardOf(this.parts, grants, watcher);
    const seen = allOf([sql`t.id = ${idOperand(id)}::uuid and t.deleted_at is null`, guard.rows(entity, 't')]);
    const asked = mayViewSql(entity, guard.rows(entity, 't', 'viewAs'), seen);
    const [row] = await this.parts.query<{ may: boolean }>(boundTo(asked, guard.keys));
    return row && row.may && id !== watcher.id;
  }

  private load({ kind, id }: Viewed): Promise<Viewer | undefined> {
    return kind === 'user' ? loadViewer(this.parts.query, id) : this.parts.tokens.byId(id);
  }

  /** Nobody sees more by it than they could before: a token may belong to somebody whose sight goes further than its unit. */
  private isWithin(watcher: Viewer, { role, unitIds, token }: Viewer, entity: Entity): boolean {
    if (grantsOf(this.parts, watcher).scope(entity, 'viewAs').kind === 'all') return true;
    const own = new Set(watcher.unitIds);
    const units = token ? token.ownerKeys.unitIds : unitIds;
    return !seesEverywhere(token ? token.rights.ownerRole : role) && units.every((id) => own.has(id));
  }
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'FORBIDDEN']);

const NOT_AS = {
  zh: '您不能以此身份查看:须为在用账号,且其所见不超出您的范围',
  en: 'You may not look as this one: it must be in use, and see no more than you do',
};

/** The statement for the one viewer of these keys. */
function boundTo({ texts, values }: Sql, keys: ViewerGuard['keys']): Sql {
  return new Sql(
    texts,
    values.map((value) => resolved(value, { variables: {}, keys })),
  );
}

function mayViewSql(entity: Entity, may: Sql, seen: Sql): Sql {
  return sql`select coalesce(${may}, false) as may from ${fromClause(entity, 't')} where ${seen}`;
}
