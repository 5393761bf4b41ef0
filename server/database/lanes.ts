import type { ClientConfig } from 'pg';
import type { Statement, TransactionSession } from './exchange.ts';
import { isLost, Lane, type Flight, type Landing } from './lane.ts';

export interface LanesOptions {
  readonly url: string;
  /** Shown in pg_stat_activity, to tell reads, jobs and exports apart. */
  readonly name: string;
  /** Connections at most. */
  readonly lanes: number;
  /** Exchanges at once on each; what is more waits here, where it costs the database nothing. */
  readonly depth: number;
}

/** What is on its way, and what waits for its turn. */
export interface Load {
  readonly busy: number;
  readonly queued: number;
}

const CONNECT_WITHIN_MS = 5_000;
const WAIT_AT_MOST_MS = 5_000;
/** A neighbour that runs for so long is not waited for. */
const STUCK_AFTER_MS = 250;
const WATCH_EVERY_MS = 100;
/** While some lanes work and another cannot be opened. */
const REOPEN_AFTER_MS = 1_000;
/** Times that a read is sent at all, when it fails through no fault of its own. */
const ATTEMPTS = 8;
/** Times that it is sent again when a connection breaks while it runs: it may itself be what breaks it. */
const RETRIES = { ofUnknownCause: 1, ofOutsideCause: 3 };
/** The server was told to stop, or had gone before it was asked. */
const OUTSIDE = /^(57P|EPIPE)/;

/** One read of a caller's, through all its attempts. */
interface Task extends Pick<Flight, 'session' | 'statement'> {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: unknown) => void;
  /** Since when it waits for a lane. */
  waitsSince: number;
  isDone: boolean;
  attempts: number;
  losses: number;
  /** The attempt that counts; answers of earlier ones are ignored. */
  attempt?: { readonly lane: Lane; readonly flight: Flight };
}

/** A few connections that carry many reads at once, the least busy first; each read in a transaction under its own context. */
export class Lanes {
  private readonly options: LanesOptions;
  private readonly lanes = new Set<Lane>();
  private readonly queue: Task[] = [];
  private readonly watch: NodeJS.Timeout;
  private reopenAt = 0;
  private isClosed = false;

  constructor(options: LanesOptions) {
    this.options = options;
    this.watch = setInterval(() => this.relieve(), WATCH_EVERY_MS).unref();
  }

  /**
   * Runs one statement under a role and settings. When `signal` aborts, rejects with its reason at once and stops the statement, if it
   * runs, and no other.
   */
  async read<T>(session: TransactionSession, statement: Statement, signal?: AbortSignal): Promise<T[]> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
    const task: Task = { session, statement, resolve, reject, waitsSince: performance.now(), isDone: false, attempts: 0, losses: 0 };
    const abort = (): void => this.abandon(task, signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.queue.push(task);
    this.dispatch();
    // the statement says what its rows are
    return promise.finally(() => signal?.removeEventListener('abort', abort)) as Promise<T[]>;
  }

  get load(): Load {
    const busy = [...this.lanes].reduce((sum, { load }) => sum + load, 0);
    return { busy, queued: this.queue.length };
  }

  /** Ends the connections when what is on its way has arrived. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.watch);
    this.refuseAll(unavailable('57P01', 'The gateway is stopping'));
    await Promise.all([...this.lanes].map((lane) => lane.close()));
  }

  private dispatch(): void {
    while (this.queue.length > 0) {
      const lane = this.leastBusy();
      if (!lane || lane.load > 0) this.open();
      if (!lane) return;
      this.send(lane, this.queue.shift()!);
    }
  }

  private leastBusy(): Lane | undefined {
    let best: Lane | undefined;
    for (const lane of this.lanes) if (lane.isFree && (!best || lane.load < best.load)) best = lane;
    return best;
  }

  private send(lane: Lane, task: Task): void {
    const { session, statement } = task;
    const flight: Flight = {
      session,
      statement,
      settle: (error, rows, how) => {
        if (task.isDone || task.attempt?.flight !== flight) return;
        if (!error) this.finish(task, () => task.resolve(rows));
        else if (deservesAnother(task, error, how)) this.sendAgain(task);
        else this.refuse(task, error);
      },
      resend: () => {
        if (!task.isDone && task.attempt?.flight === flight) this.sendAgain(task);
      },
    };
    task.attempt = { lane, flight };
    task.attempts += 1;
    lane.send(flight);
  }

  private sendAgain(task: Task): void {
    delete task.attempt;
    task.waitsSince = performance.now();
    this.queue.unshift(task);
    this.dispatch();
  }

  private abandon(task: Task, reason: unknown): void {
    const { attempt } = task;
    if (attempt) attempt.lane.cancel(attempt.flight);
    else this.queue.splice(this.queue.indexOf(task), 1);
    this.finish(task, () => task.reject(reason));
  }

  private finish(task: Task, tell: () => void): void {
    task.isDone = true;
    delete task.attempt;
    tell();
  }

  /** Moves what waits behind slow statements to lanes that are free, and refuses what has waited too long for any. */
  private relieve(): void {
    const stuck = [...this.lanes].flatMap((lane) => lane.stuck(STUCK_AFTER_MS));
    for (const flight of stuck) if (this.leastBusy()) flight.resend();
    while (this.queue[0] && performance.now() - this.queue[0].waitsSince > WAIT_AT_MOST_MS) {
      this.refuse(this.queue.shift()!, unavailable('53300', 'No connection was free in time'));
    }
    this.dispatch();
  }

  private open(): void {
    const { url, name, lanes, depth } = this.options;
    const mustWait = this.lanes.size > 0 && performance.now() < this.reopenAt;
    if (this.isClosed || mustWait || this.lanes.size >= lanes) return;
    const config: ClientConfig = {
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
    };
    const lane: Lane = new Lane(config, depth, { freed: () => this.dispatch(), ended: () => this.drop(lane) });
    this.lanes.add(lane);
    lane.open().then(
      () => this.dispatch(),
      (error: unknown) => this.failToOpen(lane, error),
    );
  }

  private drop(lane: Lane): void {
    this.lanes.delete(lane);
    this.dispatch();
  }

  private failToOpen(lane: Lane, error: unknown): void {
    this.lanes.delete(lane);
    this.reopenAt = performance.now() + REOPEN_AFTER_MS;
    if (this.lanes.size === 0) this.refuseAll(unavailable('08001', 'The database cannot be reached', error));
  }

  private refuseAll(error: Error): void {
    for (const task of this.queue.splice(0)) this.refuse(task, error);
  }

  private refuse(task: Task, error: Error): void {
    this.finish(task, () => task.reject(error));
  }
}

/** Whether a read is sent again: it was lost with its connection, met a cancel request for another, or its name was lost. */
function deservesAnother(task: Task, error: Error, { wasHead, wasHit }: Landing): boolean {
  const { code } = error as { code?: unknown };
  if (task.attempts >= ATTEMPTS) return false;
  if (code === '57014') return wasHit;
  if (isLost(error) && !wasHead) return true;
  const isNameLost = task.statement.name !== undefined && (code === '26000' || code === '0A000');
  if (!isLost(error) && !isNameLost) return false;
  task.losses += 1;
  return task.losses <= (OUTSIDE.test(String(code)) ? RETRIES.ofOutsideCause : RETRIES.ofUnknownCause);
}

function unavailable(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}
