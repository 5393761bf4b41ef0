import type { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError, READ_ONLY } from '../errors.ts';
import type { EntityClass, Registry } from '../field/index.ts';
import { BulkFailed } from './bulk.ts';
import { translated } from './failures.ts';
import { auditHidden, type Taken, type TakenLimit } from './taken.ts';
import { claim, keep, type Once } from './once.ts';
import type { WriteOrigin } from './trail.ts';
import { Unit } from './unit.ts';
import { UnitReads } from './unitReads.ts';
import type { Watch } from './watch.ts';
import type { WriteGuard } from './writeGuard.ts';

/** What else must happen, in the same transaction, when rows of a noun have been created: many of them at once by an import alone. */
export interface CreateHook {
  readonly on: EntityClass;
  run(unit: Unit, ids: readonly string[]): Promise<void>;
}

/** A hook that sees to one row after the other. */
export function onEach(on: EntityClass, run: (unit: Unit, id: string) => Promise<void>): CreateHook {
  return {
    on,
    run: async (unit, ids) => {
      for (const id of ids) await run(unit, id);
    },
  };
}

interface StoreParts {
  readonly orm: MikroORM;
  /** As it is when a transaction begins. */
  readonly registry: Registry;
  readonly now: () => Date;
  readonly hooks?: readonly CreateHook[];
  readonly watches?: readonly Watch[];
  readonly takenLimit?: TakenLimit;
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

  /**
   * Runs `work` in a transaction under the viewer: all of it takes effect, with its audit, or nothing.
   * @throws FORBIDDEN before anything else for a viewer who is only looked as
   */
  async write<T>(guard: WriteGuard, work: (unit: Unit) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    if (guard.isReadOnly) throw new AppError('FORBIDDEN', { label: READ_ONLY });
    let taken: Taken | undefined;
    let met: readonly Taken[] = [];
    let afterwards: readonly (() => void)[] = [];
    const attempt = async (unit: Unit): Promise<Settled<T>> => {
      met = unit.met;
      afterwards = unit.afterwards;
      try {
        return await settle(unit, work, options);
      } catch (error) {
        taken = unit.taken;
        throw error;
      }
    };
    try {
      const { answer, isAudited } = await this.transact(guard, attempt, options);
      afterwards.forEach((follow) => follow());
      if (isAudited) this.parts.onAudited?.();
      await this.noteMet(guard, met, options);
      return answer;
    } catch (error) {
      await this.noteMet(guard, met, options);
      if (taken) await this.noteTaken(guard, taken, options);
      // the answer of a refused bulk operation is its list of failures
      if (error instanceof BulkFailed) return error.result as T;
      throw translated(error);
    }
  }

  /** Runs what only looks, in one transaction under the viewer; for one who is only looked as, too. */
  async look<T>(guard: WriteGuard, work: (unit: UnitReads) => Promise<T>): Promise<T> {
    const { orm, registry, now } = this.parts;
    const em = orm.em.fork({ session: guard.session }) as EntityManager;
    try {
      return await em.transactional((inner) => work(new UnitReads({ em: inner as EntityManager, registry, guard, now })));
    } catch (error) {
      throw translated(error);
    }
  }

  private transact<T>(guard: WriteGuard, work: (unit: Unit) => Promise<T>, { origin = OWN_WORK }: WriteOptions): Promise<T> {
    const { orm, registry, now, hooks = [], watches = [], takenLimit } = this.parts;
    const em = orm.em.fork({ session: guard.session }) as EntityManager;
    const parts = { registry, guard, now, hooks, watches, origin, takenLimit };
    return em.transactional((inner) => work(new Unit({ em: inner as EntityManager, ...parts })));
  }

  /** What attempts within the work have met is told of whatever became of the work; the limit holds from the next write on. */
  private async noteMet(guard: WriteGuard, met: readonly Taken[], options: WriteOptions): Promise<void> {
    for (const one of met) {
      await this.noteTaken(guard, one, options).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
      });
    }
  }

  /** The refused transaction is gone: what it met is written down by one of its own. @throws RATE_LIMITED for one too many */
  private async noteTaken(guard: WriteGuard, taken: Taken, options: WriteOptions): Promise<void> {
    const { takenLimit, onAudited } = this.parts;
    const hidden = await this.transact(guard, async (unit) => ((await auditHidden(unit, taken)) ? unit.asker : undefined), options);
    if (hidden === undefined) return;
    onAudited?.();
    await takenLimit?.note(hidden);
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
  await unit.settle();
  if (once) await keep(unit, once, answer);
  return { answer, isAudited: await unit.writeTrail() };
}
