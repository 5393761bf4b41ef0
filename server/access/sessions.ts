import { hash, randomBytes } from 'node:crypto';
import { AppError } from '../kit/errors.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { Role } from './roles.ts';
import { RecentViewers } from './recentViewers.ts';
import type { ViewAs, ViewAsOrigin, Viewed } from './viewAs.ts';
import { loadViewer, type SystemQuery, type Viewer } from './viewer.ts';

/** A session that nobody used for this long is over. */
export const SESSION_IDLE_HOURS = 12;

/** A session is over after this long, however much it is used. */
export const SESSION_MAX_DAYS = 7;

/** Looking as somebody else is over after this long; who wants more begins anew, and is audited anew. */
const VIEW_AS_HOURS = 1;

const HOUR_MS = 3_600_000;
const TOUCH_EVERY_MS = 60_000;
const USER_AGENT_MAX = 300;

/** 256 bits as base64url. */
const TOKEN_SHAPE = /^[\w-]{43}$/;

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where a sign-in comes from, noted with its session. */
export interface SignInOrigin {
  readonly userAgent?: string;
  readonly ip?: string;
}

export interface SignedIn {
  /** Known to the browser alone: the database has its hash. */
  readonly token: string;
  readonly viewer: Viewer;
}

interface SessionParts {
  readonly query: SystemQuery;
  /** The real clock unless a test sets one; never the business clock of a demo. */
  readonly now?: () => Date;
  /** Undefined where nobody looks as anybody else. */
  readonly viewAs?: ViewAs;
  /** Told when audited work has been committed. */
  readonly onAudited?: () => void;
}

/** Who is signed in, by opaque tokens. */
export class Sessions {
  private readonly query: SystemQuery;
  private readonly now: () => Date;
  private readonly recent: RecentViewers;
  private readonly eyes: ViewAs | undefined;
  private readonly onAudited: () => void;

  constructor({ query, now = () => new Date(), viewAs, onAudited = () => undefined }: SessionParts) {
    this.query = query;
    this.now = now;
    this.recent = new RecentViewers(now);
    this.eyes = viewAs;
    this.onAudited = onAudited;
  }

  /** Undefined alike for a wrong password, an unknown, a suspended and a deleted user. */
  async signIn({ username, password }: Credentials, origin: SignInOrigin = {}): Promise<SignedIn | undefined> {
    const [person] = await this.query<{ id: string; password_hash: string }>(
      sql`select u.id, c.password_hash from app_user u join internal.credential c on c.user_id = u.id
        where u.username = ${username} and u.active and u.deleted_at is null`,
    );
    const isRight = await isPassword(password, person?.password_hash);
    if (!person || !isRight) return undefined;
    const viewer = await loadViewer(this.query, person.id);
    if (!viewer) return undefined;
    const token = randomBytes(32).toString('base64url');
    const isBegun = await this.begin({ token, viewer, passwordHash: person.password_hash, origin });
    return isBegun ? { token, viewer } : undefined;
  }

  /** The viewer of a session that still runs, at most five seconds old. */
  async find(token: string): Promise<Viewer | undefined> {
    if (!TOKEN_SHAPE.test(token)) return undefined;
    const tokenHash = hashOf(token);
    return this.recent.get(keyOf(tokenHash), () => this.load(tokenHash));
  }

  async signOut(token: string): Promise<void> {
    const tokenHash = hashOf(token);
    await this.query(sql`delete from internal.session where token_hash = ${tokenHash}`);
    this.forget(tokenHash);
  }

  /** Ends every session of the user, here at once and in other gateways within five seconds. */
  async endAll(userId: string): Promise<void> {
    await this.query(sql`delete from internal.session where user_id = ${userId}::uuid`);
    this.recent.forgetAll();
  }

  /**
   * Lets the session act in another of the user's roles; undefined when it is over.
   * @throws FORBIDDEN for a role that the user has not
   */
  async switchRole(token: string, role: Role): Promise<Viewer | undefined> {
    const viewer = await this.find(token);
    if (!viewer) return undefined;
    if (!viewer.roles.includes(role)) throw new AppError('FORBIDDEN');
    const tokenHash = hashOf(token);
    await this.query(sql`update internal.session set role = ${role} where token_hash = ${tokenHash}`);
    this.recent.forget(keyOf(tokenHash));
    return this.find(token);
  }

  /**
   * Lets the session look as somebody else, and do nothing meanwhile; undefined when it is over.
   * @throws as {@link ViewAs.open}, FORBIDDEN for who looks as somebody already
   */
  async viewAs(token: string, viewed: Viewed, origin: ViewAsOrigin): Promise<Viewer | undefined> {
    const watcher = await this.find(token);
    if (!watcher || !this.eyes) return undefined;
    if (watcher.viewedBy) throw new AppError('FORBIDDEN');
    const until = this.instant(VIEW_AS_HOURS * HOUR_MS);
    await this.eyes.open(watcher, viewed, new Date(until));
    const [userId, tokenId] = viewed.kind === 'user' ? [viewed.id, null] : [null, viewed.id];
    await this.setViewed(
      token,
      origin,
      sql`as_user_id = ${userId}::uuid, as_token_id = ${tokenId}::uuid, as_until = ${until}::timestamptz`,
    );
    return this.find(token);
  }

  /** Gives the session its own eyes back; undefined when it is over. */
  async endViewAs(token: string, origin: ViewAsOrigin): Promise<Viewer | undefined> {
    await this.setViewed(token, origin, sql`as_user_id = null, as_token_id = null, as_until = null`);
    return this.find(token);
  }

  /** Whether the watcher might look as the row now. */
  async mayViewAs(watcher: Viewer, viewed: Viewed): Promise<boolean> {
    if (!this.eyes || watcher.viewedBy || watcher.token) return false;
    return (await this.eyes.find(watcher, viewed, this.now())) !== undefined;
  }

  /** Gives the user this password; a change ends all sessions that the old one began. */
  async setPassword(userId: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.query(
      sql`insert into internal.credential (user_id, password_hash, changed_at)
        values (${userId}::uuid, ${passwordHash}, ${this.instant()}::timestamptz)
        on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    );
    this.recent.forgetAll();
  }

  /** False when the password was changed meanwhile: the lock makes the change wait, or this see it. */
  private async begin({ token, viewer, passwordHash, origin }: BeginParts): Promise<boolean> {
    await this.query(sql`delete from internal.session where expires_at <= ${this.instant()}::timestamptz`);
    await this.query(sql`update internal.session set ${OVER} where as_until between '1970-01-01' and ${this.instant()}::timestamptz`);
    const begun = await this.query(
      sql`insert into internal.session (token_hash, user_id, role, created_at, last_seen_at, expires_at, user_agent, ip)
        select ${hashOf(token)}::bytea, user_id, ${viewer.role}::text, ${this.instant()}::timestamptz, ${this.instant()}::timestamptz,
          ${this.instant(SESSION_MAX_DAYS * 24 * HOUR_MS)}::timestamptz, ${origin.userAgent?.slice(0, USER_AGENT_MAX) ?? null}::text, ${origin.ip ?? null}::text
        from internal.credential where user_id = ${viewer.id}::uuid and password_hash = ${passwordHash} for share
        returning user_id`,
    );
    return begun.length === 1;
  }

  private async load(tokenHash: Buffer): Promise<Viewer | undefined> {
    const [session] = await this.query<SessionRow>(this.findSql(tokenHash));
    const viewer = session && (await loadViewer(this.query, session.user_id, session.role));
    return viewer && session.isViewing ? this.loadViewed(tokenHash, viewer, session) : viewer;
  }

  /**
   * The viewer that the session looks as, judged anew. Once that is over by itself, the session is good for nothing but its end:
   * who believes to look on must not find themselves acting with their own rights.
   */
  private async loadViewed(
    tokenHash: Buffer,
    watcher: Viewer,
    { until, as_user_id, as_token_id }: SessionRow,
  ): Promise<Viewer | undefined> {
    if (!until || !this.eyes) return undefined;
    const viewed: Viewed = as_token_id ? { kind: 'token', id: as_token_id } : { kind: 'user', id: as_user_id ?? '' };
    const isDue = until > this.now();
    const viewer = isDue ? await this.eyes.find(watcher, viewed, until) : undefined;
    if (!viewer) {
      await this.query(sql`update internal.session set ${OVER} where token_hash = ${tokenHash}`);
      this.onAudited();
    }
    return viewer;
  }

  private async setViewed(token: string, { requestId, ip }: ViewAsOrigin, to: Sql): Promise<void> {
    const tokenHash = hashOf(token);
    await this.query(sql`update internal.session set ${to}, as_request_id = ${requestId}, as_ip = ${ip} where token_hash = ${tokenHash}`);
    this.forget(tokenHash);
  }

  private forget(tokenHash: Buffer): void {
    this.recent.forget(keyOf(tokenHash));
    this.onAudited();
  }

  /** Finds the session and notes that it is in use, in one statement. */
  private findSql(tokenHash: Buffer): Sql {
    const alive = sql`token_hash = ${tokenHash} and expires_at > ${this.instant()}::timestamptz
      and last_seen_at > ${this.instant(-SESSION_IDLE_HOURS * HOUR_MS)}::timestamptz`;
    return sql`with touched as (
        update internal.session set last_seen_at = ${this.instant()}::timestamptz
        where ${alive} and last_seen_at <= ${this.instant(-TOUCH_EVERY_MS)}::timestamptz)
      select user_id, role, as_user_id, as_token_id, as_until is not null as "isViewing", nullif(as_until, '-infinity') as until
        from internal.session where ${alive}`;
  }

  private instant(offsetMs = 0): string {
    return new Date(this.now().getTime() + offsetMs).toISOString();
  }
}

interface BeginParts extends SignedIn {
  readonly passwordHash: string;
  readonly origin: SignInOrigin;
}

/** Over by itself, as opposed to ended: see `loadViewed`. */
const OVER = raw("as_until = '-infinity', as_request_id = null, as_ip = null");

interface SessionRow {
  readonly user_id: string;
  readonly role: Role;
  readonly isViewing: boolean;
  /** Undefined for one that is over. */
  readonly until: Date | null;
  readonly as_user_id: string | null;
  readonly as_token_id: string | null;
}

function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

function keyOf(tokenHash: Buffer): string {
  return tokenHash.toString('base64');
}
