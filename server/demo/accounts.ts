import { instantOf, type DemoClock } from './clock.ts';
import { ContactBook } from './contacts.ts';
import { creditCode } from './creditCode.ts';
import { ACCOUNTS, BROUGHT_BY, PARTNER_STATUS, type AccountTuple } from './data/accounts.ts';
import { REGIONS } from './data/regions.ts';
import { demoId } from './ids.ts';
import { unitId, userId } from './organisation.ts';
import { placeOf } from './places.ts';
import { Random } from './random.ts';
import { dictionaryId, regionId } from './reference.ts';
import { inserted, updated, type DemoRow, type DemoStep } from './rows.ts';
import { accountId, accountPast, currentHolder, stamp, type StoryAccount } from './story.ts';

const TIER_TERMS: Readonly<Record<string, number | null>> = { SUPER: 60, KEY: 45, CHANNEL: 30, POTENTIAL: null };

const REMARKS: readonly string[] = [
  '付款走线上审批，发票须与到货单同时寄出。',
  '周一上午例会，不宜到访。',
  '访客须提前一天在门岗登记车牌。',
  '对环保资质要求高，投标必带检测报告。',
  '决策在集团总部，分公司只做执行。',
  '每年六月、十二月做供应商评审。',
];

/** The accounts with all that belongs to them; what comes later in the story refers to the list. */
export function accountChapter(clock: DemoClock): { readonly steps: readonly DemoStep[]; readonly accounts: readonly StoryAccount[] } {
  const book = new ContactBook(clock);
  const contactRows: DemoRow[] = [];
  const accounts = ACCOUNTS.map((tuple): StoryAccount => {
    const [key, name, , tier, stage, industry, region] = tuple;
    const past = accountPast(tuple, clock);
    const by = past.holdings[0]!.specialist;
    const people = book.people({ account: key, accountId: accountId(key), since: past.since, by });
    contactRows.push(...people.map(({ row }) => row));
    const contacts = people.map(({ story }) => story);
    return { key, id: accountId(key), name, tier, stage, industry, region, ...past, contacts };
  });
  const steps = [
    inserted('Account', inOrder(accounts.map((account, index) => accountRow(ACCOUNTS[index]!, account, clock)))),
    inserted(
      'AccountAssignment',
      accounts.flatMap((account) => assignmentRows(account, clock)),
    ),
    inserted('Contact', inOrder(contactRows)),
    inserted('Partner', inOrder(accounts.filter(({ tier }) => tier === 'CHANNEL').map((account) => partnerRow(account, clock)))),
    updated(
      'Account',
      Object.entries(BROUGHT_BY).map(([key, channel]) => ({ id: accountId(key), partner: partnerId(channel) })),
    ),
  ];
  return { steps, accounts };
}

/** Numbers are counted in the order of insertion: the oldest row gets the first. */
export function inOrder(rows: readonly DemoRow[]): DemoRow[] {
  return rows.toSorted((a, b) => (String(a.createdAt) < String(b.createdAt) ? -1 : 1));
}

function accountRow(tuple: AccountTuple, account: StoryAccount, clock: DemoClock): DemoRow {
  const [key, name, shortName, tier, stage, industry, region, , source, potential, tags = []] = tuple;
  const random = new Random(`account/${key}`);
  const isCustomer = stage === 'SIGNED' || stage === 'SERVED';
  const by = account.holdings[0]!.specialist ?? `manager-${account.department}`;
  const specialist = currentHolder(account);
  return {
    id: account.id,
    ...stamp(clock, instantOf(account.since, '10:15'), userId(by), instantOf(clock.day(-random.int(1, 40)), '16:40')),
    name,
    shortName,
    tier,
    source,
    tags,
    creditCode: tier === 'POTENTIAL' && random.chance(0.4) ? null : creditCode(codeOf(region), random),
    stage: demoId('DevelopmentStage', stage),
    industry: dictionaryId('INDUSTRY', industry),
    region: regionId(region),
    geo: placeOf(key, region),
    address: `${region}市${random.pick(['和平', '建设', '滨河', '人民', '创新', '北海'])}路${random.int(8, 320)}号`,
    specialist: specialist && userId(specialist),
    assignedOn: specialist && account.holdings.at(-1)!.from,
    orgUnit: unitId(account.department),
    annualPotential: `${potential * 1e4}.00`,
    creditLimit: isCustomer ? `${Math.round(potential * 0.12) * 1e4}.00` : null,
    paymentTermDays: isCustomer ? TIER_TERMS[tier] : null,
    visitCadenceDays: key === 'hangchen' ? 10 : null,
    remark: random.chance(0.4) ? random.pick(REMARKS) : null,
  };
}

function assignmentRows(account: StoryAccount, clock: DemoClock): DemoRow[] {
  const manager = userId(`manager-${account.department}`);
  return account.holdings.map(({ specialist, from, to, reason, note }, index) => ({
    id: demoId('AccountAssignment', `${account.key}/${index}`),
    ...stamp(clock, instantOf(from, '10:15'), index ? manager : userId(specialist ?? `manager-${account.department}`)),
    from,
    to,
    reason,
    account: account.id,
    specialist: specialist && userId(specialist),
    handoverNote: note,
    approvedBy: manager,
  }));
}

function partnerRow({ key, id, name, since, contacts, department }: StoryAccount, clock: DemoClock): DemoRow {
  const by = userId(`manager-${department}`);
  return {
    id: partnerId(key),
    ...stamp(clock, instantOf(since, '11:00'), by),
    name,
    account: id,
    contact: contacts[0]!.id,
    status: PARTNER_STATUS[key] ?? 'ACTIVE',
  };
}

function partnerId(key: string): string {
  return demoId('Partner', key);
}

function codeOf(region: string): string {
  return REGIONS.find(([nameZh]) => nameZh === region)![2];
}
