import { addDays, type Day, type DemoClock } from './clock.ts';
import type { Random } from './random.ts';

const SLOTS = ['09:00', '10:30', '13:30', '15:00', '16:30'] as const;

export interface Slot {
  readonly day: Day;
  readonly time: string;
}

/** Keeps everybody to one appointment at a time. */
export class Diary {
  private readonly clock: DemoClock;
  private readonly random: Random;
  private readonly taken = new Set<string>();

  constructor(clock: DemoClock, random: Random) {
    this.clock = clock;
    this.random = random;
  }

  /** A free time of the person on that day, or on the next working day that has one. */
  book(username: string, day: Day): Slot {
    const free = SLOTS.filter((time) => !this.taken.has(`${username}/${day}/${time}`));
    if (free.length === 0) return this.book(username, this.clock.workday(addDays(day, 1)));
    const time = this.random.pick(free);
    this.block(username, { day, time });
    return { day, time };
  }

  block(username: string, { day, time }: Slot): void {
    this.taken.add(`${username}/${day}/${time}`);
  }
}
