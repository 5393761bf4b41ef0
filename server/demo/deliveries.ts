import { addDays, addMinutes, instantOf, type Day, type DemoClock } from './clock.ts';
import { ACCOUNTS } from './data/accounts.ts';
import { PARTIES, PURPOSES } from './data/month.ts';
import { DESK_OF, heldBy, managerOf, PEOPLE, SITE_OF, type Deed } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stamp, type StoryAccount } from './story.ts';

/** Days from today on which everybody brings a party, give or take two. */
// oxfmt-ignore
const RHYTHM: readonly number[] = [
  -104, -92, -81, -73, -64, -55, -47, -39, -31, -24, -16, -9, -3, 4, 11,
  -206, -197, -188, -179, -170, -161, -152, -142, -131, -122, -113,
];
const ATTRIBUTION_DAYS = 10;

/** Parties brought to sales sites over half a year, among them one dispute that waits for the manager and one that was ruled on. */
export function deliveryDeeds(accounts: readonly StoryAccount[], clock: DemoClock): Deed[] {
  const told = PEOPLE.flatMap((specialist) => ofSpecialist(specialist, accounts, clock));
  const disputed = disputes(told, clock);
  const contested = new Set(disputed.filter(({ row }) => row['status'] === 'DISPUTED').map(({ row }) => row['duplicateOf']));
  const all = [...told, arrivedToday(accounts, clock), ...disputed];
  for (const { row } of all) Object.assign(row, { isContested: contested.has(row.id) });
  return all.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function ofSpecialist(specialist: string, accounts: readonly StoryAccount[], clock: DemoClock): Deed[] {
  const random = new Random(`deliveries/${specialist}`);
  return RHYTHM.flatMap((offset) => {
    const day = clock.workday(clock.day(offset + random.int(-2, 2)));
    const account = bringer(heldBy(accounts, specialist, day), random);
    const isAhead = day > addDays(clock.today, -1);
    const status = isAhead ? 'PLANNED' : random.weighted({ CONFIRMED: 86, NO_SHOW: 14 });
    return account ? [deed({ specialist, account, day, status, party: partyOf(account, random) }, clock)] : [];
  });
}

/** Channels bring most parties, developers some. */
function bringer(held: readonly StoryAccount[], random: Random): StoryAccount | undefined {
  const able = held.filter(({ tier, industry }) => tier === 'CHANNEL' || industry === 'REAL_ESTATE');
  return able.length ? random.pick(able) : held[0];
}

function partyOf({ key }: StoryAccount, random: Random): string {
  return `${ACCOUNTS.find(([known]) => known === key)![2]}${random.pick(PARTIES)}`;
}

/** A party that stands in the hall, and waits to be confirmed. */
function arrivedToday(accounts: readonly StoryAccount[], clock: DemoClock): Deed {
  const account = accounts.find(({ key }) => key === 'runze')!;
  return deed({ specialist: 'specialist-li', account, day: clock.today, status: 'ARRIVED', party: '润泽家周末看房团' }, clock);
}

/** The same party brought by a colleague while it was still another's: the newest waits for a ruling, an older one has got it. */
function disputes(told: readonly Deed[], clock: DemoClock): Deed[] {
  const firsts = told
    .filter(({ specialist, row }) => specialist === 'specialist-li' && row['status'] === 'CONFIRMED')
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [open, settled] = [firsts.at(-1), firsts.at(-4)];
  return [
    ...(open ? [again(open, { status: 'DISPUTED' }, clock)] : []),
    ...(settled ? [again(settled, { status: 'RESOLVED', ruling: 'DUPLICATE', rulingNote: '首单仍在归属有效期内' }, clock)] : []),
  ];
}

function again(first: Deed, { status, ...more }: Readonly<Record<string, string>>, clock: DemoClock): Deed {
  const day = clock.workday(addDays(first.day, 2), -1);
  const told = deed({ specialist: 'specialist-wang', account: null, day, status: status!, party: String(first.row['partyName']) }, clock);
  const disputeReason = '同一客户组在归属有效期内已由他人输送到本案场';
  const ruledBy = status === 'RESOLVED' ? userId('manager-east') : null;
  return { ...told, row: { ...told.row, ...more, disputeReason, duplicateOf: first.row.id, ruledBy } };
}

/** What both sides of the open dispute say. */
export function statementStep(deliveries: readonly Deed[], clock: DemoClock): DemoStep {
  const disputed = deliveries.find(({ row }) => row['status'] === 'DISPUTED');
  const first = deliveries.find(({ row }) => row.id === disputed?.row['duplicateOf']);
  const sides = [
    [disputed, '客户由我司渠道重新邀约，首单专员两周内未再联系。'],
    [first, '首单当天已带看样板间，客户留有签到记录，回访一直在做。'],
  ] as const;
  const rows = sides.flatMap(([deed, text], index) => (deed ? [statementRow(deed, text, { clock, index })] : []));
  return inserted('DeliveryStatement', rows);
}

function statementRow({ row, specialist }: Deed, text: string, { clock, index }: { clock: DemoClock; index: number }): DemoRow {
  const at = clock.atLatestNow(addMinutes(clock.now.toISOString(), -300 + index * 90));
  const by = userId(specialist);
  return { id: demoId('DeliveryStatement', row.id), ...stamp(clock, at, by), delivery: row.id, by, at, text };
}

interface Parts {
  readonly specialist: string;
  readonly account: StoryAccount | null;
  readonly day: Day;
  readonly status: string;
  readonly party: string;
}

function deed({ specialist, account, day, status, party }: Parts, clock: DemoClock): Deed {
  const key = `${specialist}/${day}/${party}`;
  const random = new Random(`delivery/${key}`);
  const expectedAt = instantOf(day, random.pick(['09:30', '10:00', '14:00', '15:30']));
  const came = !['PLANNED', 'NO_SHOW'].includes(status);
  const arrivedAt = clock.atLatestNow(addMinutes(expectedAt, random.int(-20, 35)));
  const site = SITE_OF[specialist]!;
  const row: DemoRow = {
    id: demoId('SiteDelivery', key),
    ...stamp(clock, addMinutes(expectedAt, -random.int(1, 5) * 1440), userId(specialist), came ? arrivedAt : undefined),
    account: account?.id ?? null,
    specialist: userId(specialist),
    partyName: party,
    persons: random.int(2, 9),
    groups: 1,
    site: demoId('SalesSite', site),
    expectedAt,
    status,
    ...(came && { arrivedAt, receivedBy: userId(DESK_OF[site] ?? managerOf(specialist)) }),
    ...(came && status !== 'ARRIVED' && { attributionUntil: addDays(day, ATTRIBUTION_DAYS) }),
  };
  return { kind: 'DELIVERY', specialist, account, party, site, day, purpose: random.pick(PURPOSES.DELIVERY), row };
}
