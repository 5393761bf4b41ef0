import { addDays, instantOf, type DemoClock } from './clock.ts';
import { DEALS, PURPOSES } from './data/month.ts';
import { PRODUCTS } from './data/products.ts';
import { managerOf, PEOPLE, SITE_OF, type Deed } from './deeds.ts';
import { demoId } from './ids.ts';
import { departmentOf, userId } from './organisation.ts';
import { Deck, Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { currentHolder, holderOn, stamp, type StoryAccount } from './story.ts';
import type { MadeVisit } from './visits.ts';

const METHODS = ['COLD', 'REFERRAL', 'EVENT', 'CHANNEL', 'ONLINE'] as const;

/** Of the newest expansions some are not settled yet. */
const NEWEST: readonly string[] = ['DRAFT', 'CLAIMED', 'CLAIMED', 'REJECTED'];

/** Accounts won in the months that are told: verified by the manager, the newest still on their way. */
export function expansionDeeds(accounts: readonly StoryAccount[], visits: readonly MadeVisit[], clock: DemoClock): Deed[] {
  const won = accounts
    .filter(({ since, tier }) => since > clock.day(-200) && tier !== 'CHANNEL')
    .toSorted((a, b) => (a.since > b.since ? -1 : 1));
  const met = won.flatMap((account): Omit<Won, 'status'>[] => {
    const visit = visits.find((made) => made.account === account);
    const specialist = holderOn(account, addDays(account.since, 1));
    return visit && specialist ? [{ account, specialist, visit }] : [];
  });
  return met.map(({ account, specialist, visit }, index) =>
    expansion({ account, specialist, visit, status: NEWEST[index] ?? 'VERIFIED' }, clock),
  );
}

interface Won {
  readonly account: StoryAccount;
  readonly specialist: string;
  readonly visit: MadeVisit;
  readonly status: string;
}

function expansion({ account, specialist, visit, status }: Won, clock: DemoClock): Deed {
  const random = new Random(`expansion/${account.key}`);
  const on = visit.reportedAt.slice(0, 10);
  const claimedAt = clock.atLatestNow(instantOf(on, '17:20'));
  const verifiedAt = clock.atLatestNow(instantOf(clock.workday(addDays(on, 2)), '09:40'));
  const isDecided = status === 'VERIFIED' || status === 'REJECTED';
  const row: DemoRow = {
    id: demoId('Expansion', account.key),
    ...stamp(clock, claimedAt, userId(specialist), isDecided ? verifiedAt : claimedAt),
    account: account.id,
    specialist: userId(specialist),
    on,
    method: random.pick(METHODS),
    visit: visit.id,
    reachedStage: demoId('DevelopmentStage', 'CONTACTED'),
    note: random.pick(['已确认决策人和采购流程', '意向明确，下月安排参观', '由老客户介绍，信任度高']),
    status,
    ...(isDecided && { verifiedBy: userId(managerOf(specialist)), verifiedAt }),
    ...(status === 'REJECTED' && { comment: '客户原已在册，属重复建档' }),
  };
  return { kind: 'EXPANSION', specialist, account, day: on, purpose: random.pick(PURPOSES.EXPANSION), row };
}

/** Deals of the last months and those still open. */
export function dealDeeds(accounts: readonly StoryAccount[], clock: DemoClock): Deed[] {
  const random = new Random('deals');
  const able = accounts.filter((account) => currentHolder(account) && ['SERVED', 'SIGNED', 'NEGOTIATION'].includes(account.stage));
  const deck = new Deck(able, random);
  return DEALS.map(([status, daysAgo], index) => deal({ account: deck.deal(), status, daysAgo, index }, clock));
}

interface Bargain {
  readonly account: StoryAccount;
  readonly status: string;
  readonly daysAgo: number;
  readonly index: number;
}

const PRODUCT_LINE: Readonly<Record<StoryAccount['industry'], string>> = { REAL_ESTATE: 'RE', TELECOM: 'TL', MANUFACTURING: 'MF' };

function deal({ account, status, daysAgo, index }: Bargain, clock: DemoClock): Deed {
  const random = new Random(`deal/${index}`);
  const day = clock.workday(clock.day(-daysAgo), -1);
  const specialist = holderOn(account, day) ?? currentHolder(account)!;
  const [code, , , , unit, , price, site] = random.pick(PRODUCTS.filter(([known]) => known.startsWith(PRODUCT_LINE[account.industry])));
  const quantity = account.industry === 'REAL_ESTATE' ? random.int(1, 6) : random.int(20, 300);
  const each = account.industry === 'REAL_ESTATE' ? Number(price) * random.int(90, 140) : Number(price);
  const by = userId(specialist);
  const row: DemoRow = {
    id: demoId('Deal', String(index)),
    ...stamp(clock, instantOf(addDays(day, status === 'SIGNED' ? -14 : 0), '11:10'), by, instantOf(day, '16:10')),
    account: account.id,
    specialist: by,
    product: demoId('Product', code),
    site: site ? demoId('SalesSite', site) : null,
    quantity: `${quantity}.000`,
    unit,
    amount: `${quantity * each}.00`,
    status,
    ...(status === 'SIGNED' && { signedOn: day }),
    ...(status === 'CANCELLED' && { statusReason: '客户总部冻结当年资本开支' }),
  };
  return { kind: 'DEAL', specialist, account, site: site ?? SITE_OF[specialist]!, day, purpose: random.pick(PURPOSES.DEAL), row };
}

/** Two of the signed deals were won together with a colleague. */
export function splitStep(deals: readonly Deed[], clock: DemoClock): DemoStep {
  const shared = deals.filter(({ row }) => row['status'] === 'SIGNED').slice(-2);
  const rows = shared.flatMap(({ row, specialist, day }) => {
    const colleague = PEOPLE.find((other) => other !== specialist && departmentOf(other) === departmentOf(specialist))!;
    const share = (who: string, part: string): DemoRow => ({
      id: demoId('DealSplit', `${row.id}/${who}`),
      ...stamp(clock, instantOf(day, '15:30'), userId(specialist)),
      deal: row.id,
      specialist: userId(who),
      share: part,
    });
    return [share(specialist, '0.6000'), share(colleague, '0.4000')];
  });
  return inserted('DealSplit', rows);
}
