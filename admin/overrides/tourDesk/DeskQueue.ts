import { codeOf, reasonsOf } from '../../provider/errors.ts';
import { randomKey } from '../../app/randomKey.ts';
import { DeskStore, documentOf, OLDEST_MS } from './deskEntry.ts';
import type { DeskAction, DeskEntry } from './deskEntry.ts';

/** How things stand between the desk and the gateway. */
export interface QueueState {
  readonly entries: readonly DeskEntry[];
  /** Whether the last try found no connection. */
  readonly isAway: boolean;
  /** Whether the device keeps nothing: what waits is lost with the page. */
  readonly isUnkept: boolean;
}

/** The desk's way to the gateway. */
export interface QueueLine {
  send(text: string, variables: object, key: string): Promise<unknown>;
  /** Shows the page as the gateway has it now. */
  reload(): Promise<unknown>;
}

/** What says nothing of the action itself: it is sent again, under the same key. */
const AWAY = new Set(['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'UNAUTHENTICATED']);

const RETRY_MS = 4_000;

/**
 * Actions of one person at the door, sent one after the other in the order in which they were taken. Without a connection they wait,
 * through reloads too; what is refused stays until it has been seen.
 */
export class DeskQueue {
  private readonly store: DeskStore;
  private readonly listeners = new Set<() => void>();
  private line: QueueLine | null = null;
  private state: QueueState;
  private isSending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(viewer: string) {
    this.store = new DeskStore(viewer);
    this.state = { entries: this.onDevice(() => this.store.load()) ?? [], isAway: false, isUnkept: false };
    globalThis.addEventListener('online', () => void this.send());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): QueueState => this.state;

  /** Takes the page's connection; what was left from before is sent at once. */
  attach(line: QueueLine): void {
    this.line = line;
    void this.send();
  }

  add(action: DeskAction): void {
    const last = this.state.entries.at(-1)?.order ?? 0;
    this.put({ ...action, key: randomKey(), order: Math.max(Date.now(), last + 1), state: 'waiting', sentence: null });
    void this.send();
  }

  /** A person has seen what became of it. */
  dismiss(entry: DeskEntry): void {
    this.remove([entry]);
  }

  /** Sends what waits; while it is at it, later calls leave it to the one before. */
  async send(): Promise<void> {
    if (this.isSending || !this.line) return;
    this.isSending = true;
    clearTimeout(this.timer);
    try {
      for (let entry = this.first(); entry; entry = this.first()) if (!(await this.sendOne(entry, this.line))) return;
      await this.settle(this.line);
    } finally {
      this.isSending = false;
    }
    if (this.first()) void this.send();
  }

  private first(): DeskEntry | undefined {
    return this.state.entries.find(({ state }) => state === 'waiting');
  }

  /** Whether the gateway has answered. */
  private async sendOne(entry: DeskEntry, line: QueueLine): Promise<boolean> {
    if (Date.now() - entry.order > OLDEST_MS) {
      this.put({ ...entry, state: 'refused', sentence: 'panel.tourDesk.tooOld' });
      return true;
    }
    try {
      await line.send(documentOf(entry.verb), { id: entry.tour, ...(entry.input && { input: entry.input }) }, entry.key);
      this.put({ ...entry, state: 'sent' });
    } catch (error) {
      if (AWAY.has(codeOf(error) ?? '') || !navigator.onLine) return this.waitForLine();
      this.put({ ...entry, state: 'refused', sentence: sentenceOf(error), reasons: reasonsOf(error) });
    }
    this.set({ isAway: false });
    return true;
  }

  private waitForLine(): false {
    this.set({ isAway: true });
    this.timer = setTimeout(() => void this.send(), RETRY_MS);
    return false;
  }

  /** What was sent stays on the page until the page has been read anew, or it would vanish for a moment. */
  private async settle(line: QueueLine): Promise<void> {
    const sent = this.state.entries.filter(({ state }) => state === 'sent');
    if (sent.length === 0) return;
    await line.reload();
    this.remove(sent);
  }

  private put(entry: DeskEntry): void {
    this.onDevice(() => this.store.keep(entry));
    const isThere = this.state.entries.some(({ key }) => key === entry.key);
    const entries = isThere ? this.state.entries.map((other) => (other.key === entry.key ? entry : other)) : [...this.state.entries, entry];
    this.set({ entries });
  }

  private remove(gone: readonly DeskEntry[]): void {
    for (const entry of gone) this.onDevice(() => this.store.drop(entry));
    const keys = new Set(gone.map(({ key }) => key));
    this.set({ entries: this.state.entries.filter(({ key }) => !keys.has(key)) });
  }

  private set(changes: Partial<QueueState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  private onDevice<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      if (this.state) this.set({ isUnkept: true });
      return undefined;
    }
  }
}

/** What is wrong, field by field where the gateway says so. */
function sentenceOf(error: unknown): string {
  const { body, message } = error as { readonly body?: { readonly errors?: Readonly<Record<string, unknown>> }; readonly message: string };
  const said = Object.values(body?.errors ?? {}).filter((value) => typeof value === 'string');
  // a number that is taken is marked on each of the fields that it has to differ in
  return [...new Set(said)].join('；') || message;
}
