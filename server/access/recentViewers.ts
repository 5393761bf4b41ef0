import type { Viewer } from './viewer.ts';

/** A suspension, a changed role or a lost right shows everywhere within this time (design §5). */
const KEEP_MS = 5_000;

const MAX_ENTRIES = 5_000;

interface Entry {
  readonly viewer: Promise<Viewer | undefined>;
  readonly sinceMs: number;
}

/** Spares the database the look-up of a session at every request; requests that come at once share one. */
export class RecentViewers {
  private readonly entries = new Map<string, Entry>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** The viewer kept under the key, or the loaded one; neither absence nor failure is kept. */
  get(key: string, load: () => Promise<Viewer | undefined>): Promise<Viewer | undefined> {
    const kept = this.entries.get(key);
    if (kept && this.isFresh(kept)) return kept.viewer;
    const entry = { viewer: load(), sinceMs: this.now().getTime() };
    this.keep(key, entry);
    const drop = (): void => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    entry.viewer.then((viewer) => viewer ?? drop(), drop);
    return entry.viewer;
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  forgetAll(): void {
    this.entries.clear();
  }

  /** A clock that was set back makes no entry live longer. */
  private isFresh({ sinceMs }: Entry): boolean {
    const ageMs = this.now().getTime() - sinceMs;
    return ageMs >= 0 && ageMs < KEEP_MS;
  }

  private keep(key: string, entry: Entry): void {
    this.entries.delete(key);
    const [oldest] = this.entries.keys();
    if (oldest !== undefined && this.entries.size >= MAX_ENTRIES) this.entries.delete(oldest);
    this.entries.set(key, entry);
  }
}
