import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { isAllowed } from './addresses.ts';
import { RecentViewers } from './recentViewers.ts';
import { TOKEN_OWNERS, tokenLimits } from './tokenFacts.ts';
import { parseToken, type TokenParts, type TokenRole } from './tokenFormat.ts';
import { loadViewer, unitsBelow, type SystemQuery, type Viewer } from './viewer.ts';

const TOUCH_EVERY_MS = 60_000;

interface TokenServiceParts {
  readonly query: SystemQuery;
  /** Tokens of another environment are refused unread. */
  readonly environment: string;
  /** The real clock unless a test sets one. */
  readonly now?: () => Date;
}

/** Who asks by API token. */
export class Tokens {
  private readonly query: SystemQuery;
  private readonly environment: string;
  private readonly now: () => Date;
  private readonly recent: RecentViewers;
  private readonly touched = new Map<string, number>();
  private key: Promise<Buffer> | undefined;

  constructor({ query, environment, now = () => new Date() }: TokenServiceParts) {
    this.query = query;
    this.environment = environment;
    this.now = now;
    this.recent = new RecentViewers(now);
  }

  /**
   * The viewer of a token that is good, from this address, at most five seconds old. Undefined alike for one that is unknown,
   * wrong, expired, revoked, of an owner who is inactive or may have none, or from an address that is not allowed; without a query for one that was never issued.
   */
  async find(value: string, ip: string): Promise<Viewer | undefined> {
    const parts = parseToken(value);
    if (parts?.environment !== this.environment) return undefined;
    const viewer = await this.recent.get(createHash('sha256').update(value).digest('base64'), () => this.load(parts));
    if (!viewer?.token || !isAllowed(viewer.token.ipAllowList, ip)) return undefined;
    await this.touch(viewer.token.id, ip);
    return viewer;
  }

  /** The viewer of a token that is good, without its value: for those who look as it, from wherever. */
  async byId(id: string): Promise<Viewer | undefined> {
    const [row] = await this.query<TokenFactsRow>(tokenByIdSql(id, this.now()));
    return row?.isValid ? this.viewerFor(row) : undefined;
  }

  private async load(parts: TokenParts): Promise<Viewer | undefined> {
    const [row] = await this.query<TokenRow>(tokenSql(parts.lookup, this.now()));
    const isRight = timingSafeEqual(await this.hash(parts.secret), row?.hash ?? NO_HASH);
    if (!row || !isRight || !row.isValid || row.kind !== parts.role) return undefined;
    return this.viewerFor(row);
  }

  private async viewerFor(row: TokenFactsRow): Promise<Viewer | undefined> {
    const owner = await loadViewer(this.query, row.ownerId);
    return owner && TOKEN_OWNERS.includes(owner.role) ? this.viewerOf(row, owner) : undefined;
  }

  private async viewerOf(row: TokenFactsRow, owner: Viewer): Promise<Viewer> {
    const within = row.orgUnitIds.length ? new Set(await unitsBelow(this.query, row.orgUnitIds)) : undefined;
    const unitIds = owner.unitIds.filter((id) => !within || within.has(id));
    const { scopes, ratePerMinute, maxFirst, maxCost } = row;
    const deniedFields = row.deniedFields ?? [];
    const { id, siteIds } = owner;
    return {
      ...owner,
      role: row.kind,
      roles: [row.kind],
      unitIds,
      partnerId: row.partnerId,
      token: {
        id: row.id,
        name: row.name,
        rights: { role: row.kind, ownerRole: owner.role, scopes, deniedFields },
        limits: tokenLimits({ owner, unitIds, isUnitLimited: within !== undefined, accountIds: row.accountIds }),
        ownerKeys: { id, unitIds: owner.unitIds, siteIds, partnerId: null },
        ratePerMinute,
        maxFirst,
        maxCost,
        ipAllowList: row.ipAllowList ?? [],
      },
    };
  }

  /** Notes that the token is in use, at most once a minute. */
  private async touch(id: string, ip: string): Promise<void> {
    const now = this.now().getTime();
    if (now - (this.touched.get(id) ?? 0) < TOUCH_EVERY_MS) return;
    this.touched.set(id, now);
    const at = new Date(now).toISOString();
    await this.query(sql`update api_token set last_used_at = ${at}::timestamptz, last_ip = ${ip} where id = ${id}::uuid`);
  }

  private async hash(secret: string): Promise<Buffer> {
    this.key ??= this.loadKey();
    return createHmac('sha256', await this.key)
      .update(secret)
      .digest();
  }

  private async loadKey(): Promise<Buffer> {
    const rows = await this.query<{ value: Buffer }>(sql`select value from internal.secret where name = 'api token'`).catch(
      (error: unknown) => {
        this.key = undefined;
        throw error;
      },
    );
    return rows[0]!.value;
  }
}

/** Compared with where there is nothing to compare with, so that it takes as long. */
const NO_HASH = Buffer.alloc(32);

interface TokenFactsRow {
  readonly isValid: boolean;
  readonly id: string;
  readonly name: string;
  readonly kind: TokenRole;
  readonly ownerId: string;
  readonly partnerId: string | null;
  readonly scopes: readonly string[];
  readonly deniedFields: readonly string[] | null;
  readonly orgUnitIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly ratePerMinute: number;
  readonly maxFirst: number | null;
  readonly maxCost: number | null;
  readonly ipAllowList: readonly string[] | null;
}

interface TokenRow extends TokenFactsRow {
  readonly hash: Buffer;
}

/** The token of a secret, whatever its state: that is judged once the secret has been compared. */
function tokenSql(lookup: string, now: Date): Sql {
  const at = sql`${now.toISOString()}::timestamptz`;
  const isCurrent = sql`(s.valid_until is null or s.valid_until > ${at})`;
  return sql`select s.hash, ${FACTS}, ${isGoodSql(at)} and ${isCurrent} as "isValid"
    from internal.api_token_secret s join api_token t on t.id = s.token_id left join partner p on p.id = t.partner_id
    where s.lookup = ${lookup}`;
}

function tokenByIdSql(id: string, now: Date): Sql {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`select ${FACTS}, ${isGoodSql(at)} as "isValid"
    from api_token t left join partner p on p.id = t.partner_id where t.id = ${id}::uuid`;
}

/** Of `t`, the token. */
const FACTS = raw(`t.id, t.name, t.kind, t.owner_id as "ownerId", t.partner_id as "partnerId", t.scopes,
      t.denied_fields as "deniedFields", t.rate_per_minute as "ratePerMinute", t.max_first as "maxFirst", t.max_cost as "maxCost", t.ip_allow_list as "ipAllowList",
      array(select o.target_id::text from api_token_org_units o where o.source_id = t.id) as "orgUnitIds",
      array(select a.target_id::text from api_token_accounts a where a.source_id = t.id) as "accountIds"`);

/** Whether the token `t` and its partner `p` are in use. */
function isGoodSql(at: Sql): Sql {
  return sql`coalesce(t.revoked_at is null and t.deleted_at is null and t.expires_at > ${at}
        and (p.id is null or (p.status = 'ACTIVE' and p.deleted_at is null)), false)`;
}
