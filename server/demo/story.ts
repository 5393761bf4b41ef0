import type { Day, DemoClock } from './clock.ts';
import { HANDOVERS, type AccountTuple } from './data/accounts.ts';
import { SPECIALISTS } from './data/staff.ts';
import { demoId } from './ids.ts';
import { departmentOf } from './organisation.ts';
import { Random } from './random.ts';

/** The days that an account belonged to somebody, or lay in the pool of its department. */
export interface Holding {
  readonly specialist: string | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: string;
  readonly note: string | null;
}

/** An account as the rest of the story needs to know it. */
export interface StoryAccount {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly stage: string;
  readonly industry: AccountTuple[5];
  readonly region: string;
  readonly department: 'east' | 'south';
  readonly since: Day;
  readonly holdings: readonly Holding[];
  readonly contacts: readonly StoryContact[];
}

export interface StoryContact {
  readonly id: string;
  readonly name: string;
  /** How one speaks of the person, such as 王总. */
  readonly address: string;
}

/** Days that accounts of a stage have been known for. */
const KNOWN_DAYS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  TARGET: [12, 40],
  CONTACTED: [45, 110],
  QUALIFIED: [90, 200],
  NEGOTIATION: [140, 320],
  SIGNED: [220, 520],
  SERVED: [420, 900],
  DORMANT: [520, 900],
  LOST: [260, 420],
};

/** When an account came to the company and through whose hands it went. */
export function accountPast(tuple: AccountTuple, clock: DemoClock): Pick<StoryAccount, 'department' | 'since' | 'holdings'> {
  const [key, , , , stage, , , holder] = tuple;
  const handover = HANDOVERS.find(([account]) => account === key);
  const current = isPerson(holder) ? holder : null;
  const first = handover ? handover[1] : current;
  const [from, to] = KNOWN_DAYS[stage]!;
  const known = Math.max(new Random(`since/${key}`).int(from, to), handover ? handover[2] + 60 : 0);
  const since = clock.workday(clock.day(-Math.min(known, daysWithCompany(first))), 1);
  const department = current ? departmentOf(current) : (holder as 'east' | 'south');
  if (!handover) return { department, since, holdings: [{ specialist: current, from: since, to: null, reason: '建档', note: null }] };
  const [, , daysAgo, reason, note] = handover;
  const day = clock.day(-daysAgo);
  const holdings = [
    { specialist: first, from: since, to: day, reason: '建档', note: null },
    { specialist: current, from: day, to: null, reason, note },
  ];
  return { department, since, holdings };
}

/** Who was responsible for an account on a day; nobody while it lay in the pool, or before it was known. */
export function holderOn({ holdings }: Pick<StoryAccount, 'holdings'>, day: Day): string | null {
  return holdings.find(({ from, to }) => from <= day && (to === null || day < to))?.specialist ?? null;
}

/** Who is responsible now. */
export function currentHolder(account: Pick<StoryAccount, 'holdings'>): string | null {
  return account.holdings.at(-1)?.specialist ?? null;
}

export function accountId(key: string): string {
  return demoId('Account', key);
}

/** Who wrote a row and when. */
interface Stamp {
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
}

/** What every row carries of its writing; a change that lies ahead of now has not happened. */
export function stamp(clock: DemoClock, createdAt: string, by: string | null, updatedAt = createdAt): Stamp {
  const created = clock.atLatestNow(createdAt);
  const updated = clock.atLatestNow(updatedAt > created ? updatedAt : created);
  return { createdAt: created, createdBy: by, updatedAt: updated, updatedBy: by };
}

function isPerson(holder: string): boolean {
  return holder !== 'east' && holder !== 'south';
}

function daysWithCompany(username: string | null): number {
  const joined = SPECIALISTS.find(([name]) => name === username)?.[2];
  return joined ? joined - 5 : Number.POSITIVE_INFINITY;
}
