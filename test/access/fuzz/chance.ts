import { nat, type GeneratorValue } from 'fast-check';

/** Choices that fast-check makes, so that it can repeat a run and shrink a finding. */
export class Chance {
  private readonly pick: GeneratorValue;

  constructor(pick: GeneratorValue) {
    this.pick = pick;
  }

  /** A whole number from 0 to `max`. */
  upTo(max: number): number {
    return this.pick(nat, { max });
  }

  /** True in about `percent` of the cases; false is the simpler choice. */
  happens(percent: number): boolean {
    return this.upTo(99) >= 100 - percent;
  }

  /** One of the items, of which there must be some. */
  of<T>(items: readonly T[]): T {
    return items[this.upTo(items.length - 1)]!;
  }

  /** Up to `most` different items. */
  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    const count = Math.min(left.length, 1 + this.upTo(most - 1));
    return Array.from({ length: count }, () => left.splice(this.upTo(left.length - 1), 1)[0]!);
  }
}
