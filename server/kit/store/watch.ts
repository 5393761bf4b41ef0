import type { Entity, EntityClass } from '../field/index.ts';
import type { Unit } from './unit.ts';

/** What must be seen to, once, before the end of a transaction that has written rows of certain nouns, whatever it did to them. */
export interface Watch {
  readonly on: readonly EntityClass[];
  settle(unit: Unit): Promise<void>;
}

/** The watches of one transaction. */
export class Watched {
  private readonly watches: readonly Watch[];
  private readonly due = new Set<Watch>();

  constructor(watches: readonly Watch[]) {
    this.watches = watches;
  }

  note({ cls }: Entity): void {
    for (const watch of this.watches) if (watch.on.includes(cls)) this.due.add(watch);
  }

  async settle(unit: Unit): Promise<void> {
    for (const watch of this.due) await watch.settle(unit);
  }
}
