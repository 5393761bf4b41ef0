import { addDays, daysBetween, PAST, type Day, type DemoClock } from './clock.ts';
import { Diary, type Slot } from './diary.ts';
import { Random } from './random.ts';
import { holderOn, type StoryAccount } from './story.ts';

/** One appointment of the half year behind and the weeks ahead. */
export interface Appointment extends Slot {
  readonly account: StoryAccount;
  readonly specialist: string;
  /** 0 for the first visit that the account ever had. */
  readonly index: number;
}

const HISTORY_DAYS = 183;
const AHEAD_DAYS = 24;

/** Days between visits as they are really made: a little more often than the tier asks for. */
const PACE: Readonly<Record<string, number>> = { SUPER: 11, KEY: 21, CHANNEL: 25, POTENTIAL: 42 };

/** Everybody has somebody to see today, working day or not: sites are open at weekends. */
const TODAY: readonly (readonly [account: string, time: string])[] = [
  ['longhe', '09:00'],
  ['haichuang', '10:30'],
  ['pinghu', '10:30'],
  ['xinbin', '13:30'],
  ['binhai', '15:00'],
  ['wanghaiye', '15:00'],
  ['qifan', '16:30'],
];

interface VisitPlan {
  /** Those of the last half year and of the weeks ahead, in the order of their time. */
  readonly near: readonly Appointment[];
  /** Those before, back to the first month that is assessed. */
  readonly earlier: readonly Appointment[];
}

export function visitPlan(accounts: readonly StoryAccount[], clock: DemoClock): VisitPlan {
  const diary = new Diary(clock, new Random('diary'));
  const today = TODAY.map(([key, time]) =>
    todayOf(
      accounts.find((account) => account.key === key)!,
      time,
      { clock, diary },
    ),
  );
  const planned = accounts.flatMap((account) => appointments(account, visitDays(account, clock), { clock, diary }));
  const isCalled = new Set(today.map(({ account }) => account.key));
  const others = planned.filter(({ account, day }) => !isCalled.has(account.key) || Math.abs(daysBetween(clock.today, day)) > 4);
  const earlier = accounts.flatMap((account) => appointments(account, earlierDays(account, clock), { clock, diary }));
  return { near: byTime([...others, ...today]), earlier: byTime(earlier) };
}

function byTime(plan: readonly Appointment[]): Appointment[] {
  return plan.toSorted((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
}

interface Calendar {
  readonly clock: DemoClock;
  readonly diary: Diary;
}

function todayOf(account: StoryAccount, time: string, { clock, diary }: Calendar): Appointment {
  const specialist = holderOn(account, clock.today)!;
  diary.block(specialist, { day: clock.today, time });
  return { account, specialist, day: clock.today, time, index: 1 };
}

function appointments(account: StoryAccount, days: readonly Day[], { clock, diary }: Calendar): Appointment[] {
  const found: Appointment[] = [];
  for (const day of days) {
    const workday = clock.workday(day);
    const specialist = holderOn(account, workday);
    if (specialist === null || found.at(-1)?.day === workday) continue;
    const slot = diary.book(specialist, workday);
    // a slot found later must not pass a change of hands
    if (holderOn(account, slot.day) !== specialist) continue;
    found.push({ account, specialist, ...slot, index: isNew(account, clock) ? found.length : found.length + 1 });
  }
  return found;
}

function visitDays(account: StoryAccount, clock: DemoClock): Day[] {
  const random = new Random(`visits/${account.key}`);
  const pace = paceOf(account);
  const from = isNew(account, clock) ? addDays(account.since, random.int(1, 4)) : clock.day(-HISTORY_DAYS + random.int(0, pace));
  const until = account.stage === 'LOST' ? clock.day(-70) : clock.day(AHEAD_DAYS);
  const days: Day[] = [];
  for (let day = from; day < until; day = addDays(day, pause(pace, random))) days.push(day);
  return days;
}

/** Back from there to the first month that is assessed. */
function earlierDays(account: StoryAccount, clock: DemoClock): Day[] {
  if (isNew(account, clock)) return [];
  const random = new Random(`earlier/${account.key}`);
  const pace = paceOf(account);
  const begun = `${clock.month(PAST[0])}-01`;
  const first = account.since < begun ? begun : addDays(account.since, 1);
  const days: Day[] = [];
  for (let day = clock.day(-HISTORY_DAYS - random.int(1, pace)); day >= first; day = addDays(day, -pause(pace, random))) days.unshift(day);
  return days;
}

function paceOf({ tier, stage }: StoryAccount): number {
  return PACE[tier]! * (stage === 'DORMANT' ? 3 : 1);
}

function pause(pace: number, random: Random): number {
  return Math.max(3, Math.round(pace * (0.65 + random.next() * 0.7)));
}

/** Whether the account came to us within the half year that is told. */
function isNew(account: StoryAccount, clock: DemoClock): boolean {
  return account.since > clock.day(-HISTORY_DAYS);
}
