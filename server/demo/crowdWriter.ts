import type { BulkRow } from '../kit/store/bulkInsert.ts';
import { uuid7 } from '../kit/store/uuid7.ts';
import { addMinutes, instantOf, type DemoClock } from './clock.ts';
import { creditCode } from './creditCode.ts';
import type { Cast, CastMember } from './crowdCast.ts';
import type { AccountTuple } from './data/accounts.ts';
import { BRAND_CHARACTERS, TRADES } from './data/crowd.ts';
import { DEMAND_REASONS } from './data/needs.ts';
import { GIVEN_NAMES, SURNAMES, TITLES } from './data/people.ts';
import { CANCEL_REASONS } from './data/visitPhrases.ts';
import { Random } from './random.ts';
import { NoteWriter } from './visitNotes.ts';

export type CrowdRows = Readonly<Record<'Account' | 'AccountAssignment' | 'Contact' | 'Visit' | 'Need', BulkRow[]>>;

interface WriterParts {
  readonly cast: Cast;
  readonly clock: DemoClock;
  readonly visitsPerAccount: number;
}

interface Host {
  readonly id: string;
  readonly member: CastMember;
  readonly industry: AccountTuple[5];
  readonly contact: string;
  readonly address: string;
}

const INDUSTRIES = ['REAL_ESTATE', 'TELECOM', 'MANUFACTURING'] as const;
const HISTORY_DAYS = 360;
const AHEAD_DAYS = 20;

/** Invents accounts and what hangs on them, without end and without remembering. */
export class CrowdWriter {
  private readonly parts: WriterParts;
  private readonly random: Random;
  private readonly notes = new NoteWriter();
  private next = 0;

  constructor(parts: WriterParts) {
    this.parts = parts;
    this.random = new Random(`crowd/${parts.clock.today}/${parts.cast.known}`);
  }

  batch(accounts: number): CrowdRows {
    const rows: CrowdRows = { Account: [], AccountAssignment: [], Contact: [], Visit: [], Need: [] };
    for (let index = 0; index < accounts; index += 1) this.account(rows);
    return rows;
  }

  private account(rows: CrowdRows): void {
    const { cast, clock, visitsPerAccount } = this.parts;
    const { random } = this;
    const member = cast.specialists[this.next % cast.specialists.length]!;
    this.next += 1;
    const industry = random.pick(INDUSTRIES);
    const since = clock.day(-HISTORY_DAYS - random.int(5, 700));
    const written = { createdAt: instantOf(since, '10:00'), createdBy: member.id };
    const host = { id: uuid7(), member, industry, contact: uuid7(), address: '' };
    const contact = this.contact(host);
    rows.Account.push({ ...written, assignedOn: since, ...this.facts(host) });
    rows.AccountAssignment.push({ ...written, account: host.id, specialist: member.id, from: since, reason: '建档' });
    rows.Contact.push({ ...written, ...contact.row });
    const known = { ...host, address: contact.address };
    const due = Math.round(this.next * visitsPerAccount) - Math.round((this.next - 1) * visitsPerAccount);
    for (let index = 0; index < due; index += 1) rows.Visit.push(this.visit(known));
    if (random.chance(0.25)) rows.Need.push(this.need(known));
  }

  private facts({ id, member, industry }: Host): BulkRow {
    const { cast } = this.parts;
    const { random } = this;
    const brand = random.pick(BRAND_CHARACTERS) + random.pick(BRAND_CHARACTERS) + random.pick(BRAND_CHARACTERS);
    const trade = random.pick(TRADES[industry]);
    const region = cast.regions.length ? random.pick(cast.regions) : undefined;
    return {
      id,
      name: `${region?.name ?? ''}${brand}${trade}有限公司`,
      shortName: brand + trade,
      creditCode: creditCode(region?.code ?? '210100', random),
      tier: random.weighted({ SUPER: 3, KEY: 30, CHANNEL: 12, POTENTIAL: 55 }),
      stage: random.pick(cast.stages),
      industry: cast.industries[industry] ?? null,
      region: region?.id ?? null,
      source: random.pick(['SELF', 'CHANNEL', 'REFERRAL', 'CAMPAIGN', 'SITE', 'TOUR', 'OTHER']),
      specialist: member.id,
      orgUnit: member.department,
      annualPotential: `${random.int(20, 4000) * 10_000}.00`,
    };
  }

  private contact({ id, contact }: Host): { readonly row: BulkRow; readonly address: string } {
    const { random } = this;
    const decisionRole = random.pick(['DECISION', 'INFLUENCE', 'USER']);
    const [surname, pinyin] = random.pick(SURNAMES);
    const [title, address, department] = random.pick(TITLES[decisionRole]!);
    const name = surname + random.pick(GIVEN_NAMES)[0];
    const row = {
      id: contact,
      account: id,
      name,
      title,
      department,
      decisionRole,
      isPrimary: true,
      wechat: `${pinyin}${random.int(1000, 9999)}`,
    };
    return { row, address: surname + address };
  }

  private visit({ id, member, industry, contact, address }: Host): BulkRow {
    const { clock } = this.parts;
    const { random } = this;
    const day = clock.day(random.int(-HISTORY_DAYS, AHEAD_DAYS));
    const plannedStart = instantOf(day, random.pick(['09:00', '10:30', '13:30', '15:00', '16:30']));
    const plannedEnd = addMinutes(plannedStart, 60);
    const status = clock.isPast(plannedEnd) ? random.weighted({ DONE: 88, CANCELLED: 7, MISSED: 5 }) : 'PLANNED';
    const kind = random.weighted({ REGULAR: 55, RETURN: 20, FIRST: 10, COURTESY: 8, COLLECTION: 5, COMPLAINT: 2 });
    const outcome = random.weighted({ POSITIVE: 45, NEUTRAL: 36, NEGATIVE: 14, NO_SHOW: 5 });
    const { purpose, ...note } = this.notes.write({ deck: industry, industry, who: address, kind, outcome, day });
    const plannedAt = addMinutes(plannedStart, -random.int(1, 10) * 1440);
    const isDone = status === 'DONE';
    return {
      createdAt: clock.atLatestNow(plannedAt),
      createdBy: member.id,
      ...(isDone && {
        ...note,
        outcome,
        actualStart: plannedStart,
        actualEnd: plannedEnd,
        reportedAt: plannedEnd,
      }),
      kind,
      status,
      plannedStart,
      plannedEnd,
      purpose,
      account: id,
      specialist: member.id,
      contacts: [contact],
      mode: random.weighted({
        ONSITE: 75,
        AT_SITE: 10,
        REMOTE: 15,
      }),
      statusReason: status === 'CANCELLED' ? random.pick(CANCEL_REASONS) : null,
    };
  }

  private need({ id, member }: Host): BulkRow {
    const { cast, clock } = this.parts;
    const { random } = this;
    const price = random.int(20, 240) * 100;
    return {
      createdAt: instantOf(clock.day(-random.int(2, 300)), '16:00'),
      createdBy: member.id,
      account: id,
      specialist: member.id,
      orgUnit: member.department,
      ...(cast.products.length > 0 ? { product: random.pick(cast.products) } : { productText: '待定' }),
      category: random.pick(cast.needCategories),
      quantity: `${random.int(2, 900)}.000`,
      unit: '套',
      regionText: '客户所在地',
      priceUnit: 'PER_SET',
      priceMin: `${price}.00`,
      priceMax: `${price + random.int(1, 20) * 50}.00`,
      demandReason: random.pick(DEMAND_REASONS),
      probability: (random.int(10, 90) / 100).toFixed(4),
      status: random.pick(['IDENTIFIED', 'ANALYSED', 'PROPOSED', 'WON']),
    };
  }
}
