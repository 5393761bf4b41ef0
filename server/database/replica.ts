const BEAT_EVERY_MS = 500;
const BEAT_WITHIN_MS = 2_000;
/** A replica that is further behind than this serves nobody. */
const LAG_AT_MOST_MS = 10_000;

/** Later than all positions: a write whose own is not known yet. */
const UNKNOWN = 1n << 64n;

export type ReplicaState = 'ready' | 'lagging' | 'down';

export interface ReplicaParts {
  /** How far the primary has written. */
  readonly written: () => Promise<string>;
  /** How far the replica has replayed; null when it is no replica (any more). */
  readonly replayed: (signal: AbortSignal) => Promise<string | null>;
  /** Told of each change of state, with what brought it about. */
  readonly onState: (state: ReplicaState, cause?: unknown) => void;
}

/** Knows whether a streaming replica may answer a viewer: it lives, is not far behind, and has replayed the viewer's own writes. */
export class Replica {
  private readonly parts: ReplicaParts;
  private readonly timer: NodeJS.Timeout;
  /** By viewer, what the replica must have replayed before it answers them. */
  private readonly writes = new Map<string, bigint>();
  private replayedTo = 0n;
  /** What the primary had written at a moment, not yet replayed. */
  private mark: { readonly position: bigint; readonly at: number } | undefined;
  private life = new AbortController();
  private beating: Promise<void> | undefined;
  state: ReplicaState = 'down';

  constructor(parts: ReplicaParts) {
    this.parts = parts;
    this.timer = setInterval(() => void this.beat(), BEAT_EVERY_MS).unref();
    void this.beat();
  }

  /** Aborts when the replica goes down: what waits for it then is better asked elsewhere. */
  get alive(): AbortSignal {
    return this.life.signal;
  }

  /** Whether it has all that the viewer has written, as far as this gateway or the viewer's own token knows. */
  mayServe(viewer: string, token?: string): boolean {
    return this.state === 'ready' && max(this.writes.get(viewer), positionOf(token)) <= this.replayedTo;
  }

  /** Keeps the viewer on the primary until what has just been committed is replayed; answers a token of it for other gateways. */
  async wrote(viewer: string): Promise<string | undefined> {
    const token = await this.parts.written().catch(() => undefined);
    this.writes.set(viewer, max(this.writes.get(viewer), token === undefined ? UNKNOWN : positionOf(token)));
    return token;
  }

  /** Looks at both servers now; a look that is under way serves all who ask. */
  beat(): Promise<void> {
    return (this.beating ??= this.look().finally(() => {
      this.beating = undefined;
    }));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  private async look(): Promise<void> {
    const patience = AbortSignal.timeout(BEAT_WITHIN_MS);
    const [written, replayed] = await Promise.allSettled([this.parts.written(), this.parts.replayed(patience)]);
    if (replayed.status === 'rejected') return this.turn('down', replayed.reason);
    if (replayed.value === null) return this.turn('down', new Error('The server is no replica'));
    this.replayedTo = positionOf(replayed.value);
    if (written.status === 'fulfilled') this.compare(positionOf(written.value));
    const isLagging = this.mark !== undefined && performance.now() - this.mark.at > LAG_AT_MOST_MS;
    this.turn(isLagging ? 'lagging' : 'ready');
  }

  private compare(written: bigint): void {
    if (this.mark && this.mark.position <= this.replayedTo) this.mark = undefined;
    if (written > this.replayedTo) this.mark ??= { position: written, at: performance.now() };
    for (const [viewer, position] of this.writes) {
      if (position <= this.replayedTo) this.writes.delete(viewer);
      else if (position === UNKNOWN) this.writes.set(viewer, written);
    }
  }

  private turn(state: ReplicaState, cause?: unknown): void {
    if (state === this.state) return;
    this.state = state;
    if (state === 'down') this.life.abort(cause);
    else if (this.life.signal.aborted) this.life = new AbortController();
    this.parts.onState(state, cause);
  }
}

/** A position as PostgreSQL writes it; nothing, and what is no position, comes before all. */
function positionOf(text: string | undefined): bigint {
  const [, high, low] = /^([0-9A-F]{1,8})[/-]([0-9A-F]{1,8})$/.exec(text ?? '') ?? [];
  return high && low ? (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) : 0n;
}

function max(one = 0n, other = 0n): bigint {
  return one > other ? one : other;
}
