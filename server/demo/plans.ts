import { inOrder } from './accounts.ts';
import { addDays, addMinutes, instantOf, PAST, type Day, type DemoClock } from './clock.ts';
import { PROSPECTS } from './data/month.ts';
import { SIGN_IN } from './data/staff.ts';
import { heldBy, managerOf, PEOPLE, SITE_OF, type Deed } from './deeds.ts';
import { demoId } from './ids.ts';
import { siteId, unitId, userId } from './organisation.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stamp, type StoryAccount } from './story.ts';

/** How far each of them is with next month's; the first one has not begun. */
const NEXT: Readonly<Record<string, string>> = {
  'specialist-wang': 'DRAFT',
  'specialist-zhao': 'APPROVED',
  'specialist-chen': 'SUBMITTED',
  'specialist-sun': 'RETURNED',
};

/** Working days that somebody reported late, by months from the running one. */
const LATE: Readonly<Record<string, number>> = { 'specialist-chen/-1': 2, 'specialist-zhao/-2': 1, 'specialist-chen/-3': 1 };

export interface PlanChapter {
  readonly steps: readonly DemoStep[];
  /** The plan item that a deed was planned as. */
  readonly itemOf: ReadonlyMap<string, string>;
  /** The plans by specialist and month, as `specialist-li/2026-10`. */
  readonly plans: ReadonlyMap<string, DemoRow>;
}

/** Plans of the last months, the running and the next one, made of what was then done and of some that never was. */
export function planChapter(deeds: readonly Deed[], accounts: readonly StoryAccount[], clock: DemoClock): PlanChapter {
  const itemOf = new Map<string, string>();
  const told = PEOPLE.flatMap((specialist) => monthsOf(specialist).map((month) => planOf({ specialist, ...month }, clock)));
  const [plans, items]: [DemoRow[], DemoRow[]] = [[], []];
  for (const plan of told) {
    const own = deeds.filter(({ specialist, day }) => specialist === plan.specialist && day.startsWith(plan.period));
    const planned = own.filter(({ row }) => isForeseen(row.id));
    const rows = [...planned.map((deed) => itemRow(plan, deed)), ...neverDone(plan, accounts, clock)];
    planned.forEach(({ row }, index) => itemOf.set(row.id, rows[index]!.id));
    items.push(...rows);
    plans.push(planRow(plan, rows, clock));
  }
  const steps = [inserted('MonthlyPlan', inOrder(plans)), inserted('PlanItem', inOrder(items)), amendmentStep(told, clock)];
  return { steps, itemOf, plans: new Map(told.map(({ specialist, period }, index) => [`${specialist}/${period}`, plans[index]!])) };
}

/** A row with the plan item that it was planned as. */
export function withItem(row: DemoRow, itemOf: ReadonlyMap<string, string>): DemoRow {
  return { ...row, planItem: itemOf.get(row.id) ?? null };
}

/** Most is planned, some comes up. */
function isForeseen(id: string): boolean {
  return new Random(`foreseen/${id}`).chance(0.84);
}

function monthsOf(specialist: string): { readonly offset: number; readonly status: string }[] {
  const next = NEXT[specialist];
  return [
    ...PAST.map((offset) => ({ offset, status: 'CLOSED' })),
    { offset: 0, status: 'IN_EXECUTION' },
    ...(next ? [{ offset: 1, status: next }] : []),
  ];
}

interface StoryPlan {
  readonly id: string;
  readonly specialist: string;
  readonly offset: number;
  readonly status: string;
  readonly period: string;
  /** The day that it is due on: the last working day of the month before. */
  readonly due: Day;
  /** When it was written. */
  readonly createdAt: string;
}

function planOf({ specialist, offset, status }: Pick<StoryPlan, 'specialist' | 'offset' | 'status'>, clock: DemoClock): StoryPlan {
  const period = clock.month(offset);
  const due = clock.workday(addDays(`${period}-01`, -1), -1);
  const begun = instantOf(clock.workday(addDays(due, -5), -1), '09:30');
  const createdAt = clock.isPast(begun) ? begun : addMinutes(clock.now.toISOString(), -2 * 1440);
  return { id: demoId('MonthlyPlan', `${specialist}/${period}`), specialist, offset, status, period, due, createdAt };
}

function itemRow(plan: StoryPlan, { kind, account, party, site, day, purpose, row }: Deed): DemoRow {
  return {
    ...itemBase(plan, row.id),
    kind,
    account: account?.id ?? null,
    targetName: account ? null : (party ?? null),
    site: site && kind !== 'VISIT' ? siteId(site) : null,
    plannedOn: day,
    purpose: kind === 'VISIT' ? String(row['purpose']).slice(0, 500) : purpose,
  };
}

function itemBase({ id, createdAt, specialist }: StoryPlan, key: string): DemoRow {
  const by = userId(specialist);
  const groups = 1;
  return { id: demoId('PlanItem', `${id}/${key}`), createdAt, createdBy: by, updatedAt: createdAt, updatedBy: by, plan: id, groups };
}

/** What a plan names beyond what came of it: a prospect, a party, and in the months ahead visits that have no hour yet. */
function neverDone(plan: StoryPlan, accounts: readonly StoryAccount[], clock: DemoClock): DemoRow[] {
  const random = new Random(`never/${plan.id}`);
  const on = (offset: number): Day => clock.workday(addDays(`${plan.period}-01`, offset));
  const targetName = random.pick(PROSPECTS);
  const prospect = { ...itemBase(plan, 'prospect'), kind: 'EXPANSION', targetName, plannedOn: on(17), purpose: '初次接触，了解用量' };
  const site = siteId(SITE_OF[plan.specialist]!);
  const party = {
    ...itemBase(plan, 'party'),
    kind: 'DELIVERY',
    targetName: '周末看房团',
    site,
    plannedOn: on(19),
    purpose: '组织到案场看样板间',
  };
  if (plan.offset < 1) return random.chance(0.5) ? [prospect, party] : [prospect];
  const visits = heldBy(accounts, plan.specialist, clock.today)
    .slice(0, 6)
    .map(({ id, key }, index) =>
      Object.assign(itemBase(plan, key), { kind: 'VISIT', account: id, plannedOn: on(3 + index * 3), purpose: '定期拜访' }),
    );
  return [...visits, prospect, party];
}

const FIGURES = { visitPlanned: 'VISIT', expansionPlanned: 'EXPANSION', deliveryPlanned: 'DELIVERY', dealPlanned: 'DEAL' } as const;

function planRow(plan: StoryPlan, items: readonly DemoRow[], clock: DemoClock): DemoRow {
  const { id, specialist, period, status, due, createdAt } = plan;
  const by = userId(specialist);
  const lateWorkdays = LATE[`${specialist}/${plan.offset}`] ?? 0;
  const day = lateWorkdays ? workdaysAfter(due, lateWorkdays, clock) : clock.workday(addDays(due, -1), -1);
  const wanted = instantOf(day, '15:40');
  const submittedAt = clock.isPast(wanted) ? wanted : addMinutes(clock.now.toISOString(), -20 * 60);
  const report = { firstSubmittedAt: submittedAt, submittedAt, lateWorkdays };
  const isApproved = ['APPROVED', 'IN_EXECUTION', 'CLOSED'].includes(status);
  const approvedAt = clock.atLatestNow(addMinutes(submittedAt, 18 * 60));
  return {
    id,
    ...stamp(clock, createdAt, by, isApproved ? approvedAt : submittedAt),
    period,
    specialist: by,
    orgUnit: unitId(SIGN_IN.find(([username]) => username === specialist)![4]),
    status,
    deadline: new Date(`${due}T23:59:59+08:00`).toISOString(),
    ...(status !== 'DRAFT' && report),
    ...(status === 'RETURNED' && { returnComment: '拓展目标偏低，请补充两家潜在客户的计划。' }),
    ...(isApproved && { approvedBy: userId(managerOf(specialist)), approvedAt, committed: commitment(items) }),
  };
}

/** The working day so many working days after a day. */
export function workdaysAfter(day: Day, count: number, clock: DemoClock): Day {
  return count === 0 ? day : workdaysAfter(clock.workday(addDays(day, 1)), count - 1, clock);
}

/** What is frozen at approval. */
function commitment(items: readonly DemoRow[]): Readonly<Record<string, unknown>> {
  const figures = Object.entries(FIGURES).map(([name, kind]) => [name, items.filter((item) => item['kind'] === kind).length]);
  const names = ['id', 'kind', 'account', 'targetName', 'site', 'plannedOn', 'groups', 'purpose'];
  const frozen = items.map((item) => Object.fromEntries(names.map((name) => [name, item[name] ?? null])));
  return { ...Object.fromEntries(figures), items: frozen };
}

/** One change that waits for the manager, one of last month that was agreed to. */
function amendmentStep(plans: readonly StoryPlan[], clock: DemoClock): DemoStep {
  const find = (specialist: string, offset: number): StoryPlan =>
    plans.find((plan) => plan.specialist === specialist && plan.offset === offset)!;
  const [open, settled] = [find('specialist-wang', 0), find('specialist-li', -1)];
  const row = (plan: StoryPlan, more: Readonly<Record<string, unknown>>): DemoRow => ({
    id: demoId('PlanAmendment', plan.id),
    ...stamp(clock, instantOf(`${plan.period}-10`, '14:20'), userId(plan.specialist)),
    plan: plan.id,
    kind: 'EXPANSION',
    oldValue: 1,
    newValue: 2,
    ...more,
  });
  const decided = {
    status: 'APPROVED',
    decidedBy: userId('manager-east'),
    decidedAt: instantOf(`${settled.period}-11`, '10:05'),
    comment: '同意',
  };
  return inserted('PlanAmendment', [
    row(open, { reason: '新增园区推介会，预计多拓展一家', status: 'PROPOSED' }),
    row(settled, { reason: '转介客户提前签约', ...decided }),
  ]);
}
