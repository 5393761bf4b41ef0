import type { Viewer } from '../../access/viewer.ts';
import { Gate, type GateOptions } from '../limits.ts';

/** Exports that run at once: each holds a connection for as long as its reader takes. */
export const EXPORTS_AT_ONCE = 4;

/** Of them one viewer's, or one token's. */
export const EXPORTS_PER_VIEWER = 2;

const PER_VIEWER = { running: EXPORTS_PER_VIEWER, waiting: 16, waitMs: 20_000 };
const IN_ALL = { running: EXPORTS_AT_ONCE, waiting: 64, waitMs: 20_000 };

interface Place {
  readonly gate: Gate;
  users: number;
}

/** Bounds exports, for each viewer and in all; those beyond wait a while, for tools refresh many tables at once. */
export class ExportGate {
  private readonly all: Gate;
  private readonly perViewer: Partial<GateOptions>;
  private readonly places = new Map<string, Place>();

  constructor({ perViewer = PER_VIEWER, inAll = IN_ALL }: { perViewer?: Partial<GateOptions>; inAll?: Partial<GateOptions> } = {}) {
    this.perViewer = perViewer;
    this.all = new Gate(inAll);
  }

  /** @throws UNAVAILABLE, with `retry-after`, for one that would wait too long */
  async pass<T>({ id, token }: Pick<Viewer, 'id' | 'token'>, work: () => Promise<T>): Promise<T> {
    const key = token?.id ?? id;
    const place = this.places.get(key) ?? { gate: new Gate(this.perViewer), users: 0 };
    this.places.set(key, place);
    place.users += 1;
    try {
      return await place.gate.pass(() => this.all.pass(work));
    } finally {
      place.users -= 1;
      if (place.users === 0) this.places.delete(key);
    }
  }
}
