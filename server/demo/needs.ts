import { inOrder } from './accounts.ts';
import { addDays, addMinutes, businessDay, instantOf, type DemoClock } from './clock.ts';
import { DEMAND_REASONS, LOST_REASONS, NEED_DESCRIPTIONS, NEED_KINDS, POSTPONE_REASONS, type NeedKind } from './data/needs.ts';
import { demoId } from './ids.ts';
import { unitId, userId } from './organisation.ts';
import { Deck, Random } from './random.ts';
import { dictionaryId, regionId } from './reference.ts';
import type { DemoRow } from './rows.ts';
import { holderOn, stamp, type StoryAccount } from './story.ts';
import type { MadeVisit } from './visits.ts';

/** How far the needs of an account are, by its stage; one need for each entry. */
const BY_STAGE: Readonly<Record<string, readonly string[]>> = {
  CONTACTED: ['IDENTIFIED'],
  QUALIFIED: ['ANALYSED', 'IDENTIFIED'],
  NEGOTIATION: ['PROPOSED', 'ANALYSED'],
  SIGNED: ['WON', 'PROPOSED'],
  SERVED: ['WON', 'ANALYSED', 'POSTPONED', 'LOST', 'PROPOSED', 'IDENTIFIED'],
  DORMANT: ['POSTPONED'],
  LOST: ['LOST'],
};

const PROBABILITY: Readonly<Record<string, readonly [from: number, to: number]>> = {
  IDENTIFIED: [10, 30],
  ANALYSED: [30, 50],
  PROPOSED: [50, 80],
  WON: [100, 100],
  LOST: [0, 0],
  POSTPONED: [10, 25],
};

/** A need with what the rest of the story hangs on it. */
export interface StoryNeed {
  readonly id: string;
  readonly account: string;
  readonly row: DemoRow;
}

interface NeedContext {
  readonly clock: DemoClock;
  readonly visits: readonly MadeVisit[];
  /** Tours that were made, by account. */
  readonly tours: ReadonlyMap<string, string>;
}

export function storyNeeds(accounts: readonly StoryAccount[], context: NeedContext): StoryNeed[] {
  const scribe = new NeedScribe(context);
  const needs = accounts.flatMap((account) => scribe.needs(account));
  const order = inOrder(needs.map(({ row }) => row)).map(({ id }) => id);
  return needs.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

class NeedScribe {
  private readonly context: NeedContext;
  private readonly random = new Random('needs');
  private readonly kinds: Readonly<Record<string, Deck<NeedKind>>>;
  private readonly reasons = new Deck(DEMAND_REASONS, this.random);

  constructor(context: NeedContext) {
    this.context = context;
    this.kinds = Object.fromEntries(Object.entries(NEED_KINDS).map(([industry, kinds]) => [industry, new Deck(kinds, this.random)]));
  }

  /** A served account has a need that was met and one or two of the others; a channel sells more than it buys. */
  needs(account: StoryAccount): StoryNeed[] {
    const [first, ...others] = BY_STAGE[account.stage] ?? [];
    if (!first) return [];
    const more = account.tier === 'CHANNEL' ? [] : this.random.shuffled(others).slice(0, this.random.int(1, 2));
    return [first, ...more].flatMap((status, index) => this.need(account, status, index));
  }

  private need(account: StoryAccount, status: string, index: number): StoryNeed[] {
    const { clock } = this.context;
    const source = this.source(account);
    const createdAt = source ? addMinutes(source.reportedAt, 12) : this.someDay(account);
    const specialist = source?.specialist ?? holderOn(account, businessDay(createdAt));
    if (!specialist) return [];
    const by = userId(specialist);
    const id = demoId('Need', `${account.key}/${index}`);
    const row = {
      id,
      ...stamp(clock, createdAt, by, addMinutes(createdAt, this.random.int(1, 30) * 1440)),
      ...this.wish(account),
      account: account.id,
      contact: account.contacts[0]?.id ?? null,
      specialist: by,
      orgUnit: unitId(account.department),
      status,
      probability: (this.random.int(...PROBABILITY[status]!) / 100).toFixed(4),
      statusReason: this.reason(status),
      neededBy: addDays(clock.today, status === 'WON' ? -this.random.int(5, 60) : this.random.int(20, 210)),
      sourceVisit: source?.id ?? null,
      sourceTour: index === 0 ? (this.context.tours.get(account.key) ?? null) : null,
    };
    return [{ id, account: account.key, row }];
  }

  /** What is wanted, how much of it, where, at what price and why. */
  private wish(account: StoryAccount): Record<string, unknown> {
    const { random } = this;
    const { product, text, categories, quantity, unit, price, priceUnit } = this.kinds[account.industry]!.deal();
    const low = random.int(...price);
    const step = price[1] > 1000 ? 50 : 1;
    const priceMin = Math.floor(low / step) * step;
    const priceMax = Math.ceil((low * (1 + random.int(3, 9) / 100)) / step) * step;
    return {
      product: product ? demoId('Product', product) : null,
      productText: text ?? null,
      category: dictionaryId('NEED_CATEGORY', random.pick(categories)),
      quantity: `${random.int(...quantity)}.000`,
      unit,
      priceUnit,
      priceMin: `${priceMin}.00`,
      priceMax: `${priceMax}.00`,
      region: regionId(account.region),
      demandReason: this.reasons.deal(),
      description: random.chance(0.6) ? random.pick(NEED_DESCRIPTIONS) : null,
    };
  }

  private source(account: StoryAccount): MadeVisit | undefined {
    const own = this.context.visits.filter((visit) => visit.account.key === account.key);
    return own.length && this.random.chance(0.75) ? this.random.pick(own) : undefined;
  }

  private someDay({ since }: StoryAccount): string {
    const { clock } = this.context;
    const day = clock.workday(clock.day(-this.random.int(3, 150)), -1);
    return instantOf(day > since ? day : since, '16:10');
  }

  private reason(status: string): string | null {
    if (status === 'LOST') return this.random.pick(LOST_REASONS);
    return status === 'POSTPONED' ? this.random.pick(POSTPONE_REASONS) : null;
  }
}
