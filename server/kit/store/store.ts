import type { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EntityClass, Registry } from '../field/index.ts';
import { BulkFailed } from './bulk.ts';
import { translated } from './failures.ts';
import { claim, keep, type Once } from './once.ts';
import type { WriteOrigin } from './trail.ts';
import { Unit } from './unit.ts';
import type { WriteGuard } from './writeGuard.ts';

/** What else must happen, in the same transaction, when a row of a noun has been created. */
export interface CreateHook {
  readonly on: EntityClass;
  run(unit: Unit, id: string): Promise<void>;
}

interface StoreParts {
  readonly orm: MikroORM;
  readonly registry: Registry;
  readonly now: () => Date;
  readonly hooks?: readonly CreateHook[];
  /** Told when audited work has been committed. */
  readonly onAudited?: () => void;
}

export interface WriteOptions {
  /** A job of the product's own, unless said otherwise. */
  readonly origin?: WriteOrigin;
  /** For work that is to take effect at most once. */
  readonly once?: Once | undefined;
  /** Told when the work had been done before and its answer is given again. */
  readonly onReplay?: () => void;
}

const OWN_WORK: WriteOrigin = { via: 'JOB' };

/** The only holder of an entity manager: hands out units of work, one transaction each. */
export class Store {
  private readonly parts: StoreParts;

  constructor(parts: StoreParts) {
    this.parts = parts;
  }

  /** Runs `work` in a transaction under the viewer: all of it takes effect, with its audit, or nothing. */
  async write<T>(guard: WriteGuard, work: (unit: Unit) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    const { orm, registry, now, hooks = [], onAudited } = this.parts;
    const { origin = OWN_WORK } = options;
    const em = orm.em.fork({ session: guard.session }) as EntityManager;
    try {
      const { answer, isAudited } = await em.transactional((inner) =>
        settle(new Unit({ em: inner as EntityManager, registry, guard, now, hooks, origin }), work, options),
      );
      if (isAudited) onAudited?.();
      return answer;
    } catch (error) {
      // the answer of a refused bulk operation is its list of failures
      if (error instanceof BulkFailed) return error.result as T;
      throw translated(error);
    }
  }
}

interface Settled<T> {
  readonly answer: T;
  readonly isAudited: boolean;
}

async function settle<T>(unit: Unit, work: (unit: Unit) => Promise<T>, { once, onReplay }: WriteOptions): Promise<Settled<T>> {
  const kept = once && (await claim(unit, once));
  if (kept) {
    onReplay?.();
    // what the same work answered under the same key
    return { answer: kept.answer as T, isAudited: false };
  }
  const answer = await work(unit);
  if (once) await keep(unit, once, answer);
  return { answer, isAudited: await unit.writeTrail() };
}
