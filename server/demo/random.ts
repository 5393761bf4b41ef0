/** A small source of repeatable choices: the same key always gives the same row of them. */
export class Random {
  private state: number;

  /** Each thing that is generated has a key of its own, so that a change to one leaves the others as they were. */
  constructor(key: string) {
    let hash = 0x811c9dc5;
    for (const character of key) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
    this.state = hash;
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    const first = Math.imul(this.state ^ (this.state >>> 16), 0x21f0aaad);
    const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
    return ((second ^ (second >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0]!)[0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.int(0, left.length - 1), 1)[0]!);
  }
}

/** Deals items in random order and repeats none before all have been dealt. */
export class Deck<T> {
  private readonly items: readonly T[];
  private readonly random: Random;
  private left: T[] = [];

  constructor(items: readonly T[], random: Random) {
    this.items = items;
    this.random = random;
  }

  deal(): T {
    if (this.left.length === 0) this.left = this.random.shuffled(this.items);
    return this.left.pop()!;
  }
}
