import { inOrder } from './accounts.ts';
import { addDays, addMinutes, instantOf, type DemoClock } from './clock.ts';
import { COUNTERMEASURES, DIRECTION_NOTES, DIRECTIONS_AFTER, DROP_REASONS, type CountermeasureTuple } from './data/countermeasures.ts';
import { demoId } from './ids.ts';
import type { StoryNeed } from './needs.ts';
import { userId } from './organisation.ts';
import { Deck, Random } from './random.ts';
import { dictionaryId } from './reference.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { currentHolder, stamp, type StoryAccount } from './story.ts';
import type { MadeVisit } from './visits.ts';

interface Sources {
  readonly clock: DemoClock;
  readonly needs: readonly StoryNeed[];
  readonly visits: readonly MadeVisit[];
}

const STATUSES = ['OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED', 'IN_PROGRESS', 'VERIFIED', 'OPEN', 'DONE', 'DROPPED', 'VERIFIED'];

/** Days before today that the countermeasure was decided on, and that it was or is due. */
const TIMES: Readonly<Record<string, readonly [decided: readonly [number, number], due: readonly [number, number]]>> = {
  OPEN: [
    [1, 12],
    [-18, 2],
  ],
  IN_PROGRESS: [
    [10, 35],
    [-15, 3],
  ],
  DONE: [
    [30, 70],
    [4, 25],
  ],
  VERIFIED: [
    [60, 150],
    [25, 55],
  ],
  DROPPED: [
    [50, 120],
    [20, 45],
  ],
};

export function countermeasureStep(accounts: readonly StoryAccount[], sources: Sources): DemoStep {
  const random = new Random('countermeasures');
  const held = accounts.filter((account) => currentHolder(account) && !['TARGET', 'LOST', 'CONTACTED'].includes(account.stage));
  const decks = new Map(['REAL_ESTATE', 'TELECOM', 'MANUFACTURING'].map((key) => [key, deckOf(held, key, random)]));
  const rows = COUNTERMEASURES.map((tuple, index) => {
    const status = STATUSES[index % STATUSES.length]!;
    return countermeasureRow({ tuple, index, status, random, account: decks.get(tuple[0])!.deal() }, sources);
  });
  return inserted('NeedCountermeasure', inOrder(rows));
}

function deckOf(accounts: readonly StoryAccount[], industry: string, random: Random): Deck<StoryAccount> {
  return new Deck(
    accounts.filter((account) => account.industry === industry),
    random,
  );
}

interface RowParts {
  readonly tuple: CountermeasureTuple;
  readonly index: number;
  readonly status: string;
  readonly random: Random;
  readonly account: StoryAccount;
}

function countermeasureRow(parts: RowParts, { clock, needs, visits }: Sources): DemoRow {
  const { tuple, index, status, random, account } = parts;
  const [, category, direction, problem, countermeasure] = tuple;
  const [decided, due] = TIMES[status]!;
  const createdAt = instantOf(clock.workday(clock.day(-random.int(...decided)), -1), '17:05');
  const by = userId(currentHolder(account)!);
  const visit = visits.findLast((made) => made.account.key === account.key && made.reportedAt < createdAt);
  return {
    id: demoId('NeedCountermeasure', String(index)),
    ...stamp(clock, createdAt, by, addMinutes(createdAt, random.int(1, 9) * 1440)),
    problem,
    countermeasure,
    status,
    account: account.id,
    contact: random.chance(0.8) ? random.pick(account.contacts).id : null,
    direction: dictionaryId('MOVE_DIRECTION', direction),
    directionNote: random.chance(0.4) ? random.pick(DIRECTION_NOTES) : null,
    problemCategory: dictionaryId('PROBLEM_CATEGORY', category),
    owner: random.chance(0.85) ? by : userId(`manager-${account.department}`),
    dueOn: clock.workday(clock.day(-random.int(...due))),
    need: needs.find((need) => need.account === account.key)?.id ?? null,
    visit: visit?.id ?? null,
    ...outcome(parts, clock),
  };
}

/** What the status calls for: a result once it is done, the direction afterwards once a manager has verified it. */
function outcome({ tuple, index, status, random, account }: RowParts, clock: DemoClock): Record<string, unknown> {
  const result = tuple[5];
  switch (status) {
    case 'DONE':
      return { result, effective: random.pick(['YES', 'PARTLY', 'TOO_EARLY']) };
    case 'VERIFIED':
      return {
        result,
        effective: index % 7 === 3 ? 'NO' : random.pick(['YES', 'YES', 'PARTLY']),
        directionAfter: dictionaryId('MOVE_DIRECTION', index % 7 === 3 ? tuple[2] : DIRECTIONS_AFTER[index % DIRECTIONS_AFTER.length]!),
        verifiedBy: userId(`manager-${account.department}`),
        verifiedAt: instantOf(addDays(clock.today, -random.int(2, 20)), '14:30'),
      };
    case 'DROPPED':
      return { statusReason: random.pick(DROP_REASONS) };
    default:
      return {};
  }
}
