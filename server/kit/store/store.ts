import type { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EntityClass, Registry } from '../field/index.ts';
import { BulkFailed } from './bulk.ts';
import { translated } from './failures.ts';
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
}

/** The only holder of an entity manager: hands out units of work, one transaction each. */
export class Store {
  private readonly parts: StoreParts;

  constructor(parts: StoreParts) {
    this.parts = parts;
  }

  /** Runs `work` in a transaction under the viewer: all of it takes effect, or nothing. */
  async write<T>(guard: WriteGuard, work: (unit: Unit) => Promise<T>): Promise<T> {
    const { orm, registry, now, hooks = [] } = this.parts;
    const em = orm.em.fork({ session: guard.session }) as EntityManager;
    try {
      return await em.transactional((inner) => work(new Unit({ em: inner as EntityManager, registry, guard, now, hooks })));
    } catch (error) {
      // the answer of a refused bulk operation is its list of failures
      if (error instanceof BulkFailed) return error.result as T;
      throw translated(error);
    }
  }
}
