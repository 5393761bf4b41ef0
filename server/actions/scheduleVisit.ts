import { Account } from '../entities/account.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { PlanItem } from '../entities/planItem.ts';
import { Visit } from '../entities/visit.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { date, dateTime } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';

class ScheduleVisitInput {
  @dateTime('计划开始', 'Planned start', { required: true })
  plannedStart!: string;

  @dateTime('计划结束', 'Planned end', { help: { zh: '留空则保持原时长', en: 'Leave empty to keep its length' } })
  plannedEnd?: string | null;
}

class MovePlanItemInput {
  @date('计划日期', 'Planned on', { required: true })
  plannedOn!: string;
}

/** What lies with the manager, or is over, stands. */
const STANDS = {
  zh: '计划审批中或已结束,不能安排日程',
  en: 'The plan is with the manager or closed: nothing can be scheduled',
};
const UNFIT = { zh: '仅已选择客户的拜访计划项可安排时间', en: 'Only a planned visit to an account can be given a time' };
const UNDER_WAY = { zh: '该计划项的拜访已开始或已完成', en: 'The visit of this item has begun or is done' };

/**
 * Gives a planned visit its time: the item becomes a visit in the diary, and one that has been scheduled before moves with the item
 * (domain §2.4: a day dragged in the calendar becomes a planned visit).
 */
export const scheduleVisit = verb({
  name: 'scheduleVisit',
  on: PlanItem,
  label: { zh: '安排拜访', en: 'Schedule visit' },
  icon: 'EventAvailable',
  guard: UNFIT,
  input: ScheduleVisitInput,
  run: async (unit, target, { plannedStart, plannedEnd }) => {
    const item = await unit.load(PlanItem, target);
    const plan = await schedulable(unit, item, unit.dayOf(plannedStart), 'plannedStart');
    if (item.kind !== 'VISIT' || !item.account) throw new AppError('INVALID_TRANSITION', { label: UNFIT });
    if (plannedEnd && plannedEnd < plannedStart) throw invalid('plannedEnd', 'TOO_SMALL', { min: plannedStart });
    await unit.set(PlanItem, item, { plannedOn: unit.dayOf(plannedStart) });
    const visit = await scheduledVisit(unit, item.id);
    if (visit) return moveVisit(unit, visit, plannedStart, plannedEnd);
    await unit.add(Visit, { ...(await newVisit(unit, item, plan)), plannedStart, plannedEnd: plannedEnd ?? null });
  },
});

/** Moves an item to another day of its month; a visit that was scheduled for it moves along and keeps its time of day. */
export const movePlanItem = verb({
  name: 'movePlanItem',
  on: PlanItem,
  label: { zh: '调整日期', en: 'Move to another day' },
  icon: 'EventRepeat',
  guard: STANDS,
  input: MovePlanItemInput,
  run: async (unit, target, { plannedOn }) => {
    const item = await unit.load(PlanItem, target);
    await schedulable(unit, item, plannedOn, 'plannedOn');
    const visit = await scheduledVisit(unit, item.id);
    await unit.set(PlanItem, item, { plannedOn });
    if (visit?.plannedStart) await moveVisit(unit, visit, sameTimeOn(unit, visit.plannedStart, plannedOn));
  },
});

const WRITTEN_OR_WORKED = ['DRAFT', 'RETURNED', 'APPROVED', 'IN_EXECUTION'];

/** The item's plan, whose month the day must lie in. @throws INVALID_TRANSITION, VALIDATION_FAILED at `path` */
async function schedulable(unit: Unit, { plan: { id } }: PlanItem, day: string, path: string): Promise<MonthlyPlan> {
  const plan = await unit.find(MonthlyPlan, { id: { eq: id } });
  if (!plan) throw new AppError('NOT_FOUND');
  if (!WRITTEN_OR_WORKED.includes(plan.status)) throw new AppError('INVALID_TRANSITION', { label: STANDS });
  if (!day.startsWith(plan.period)) throw invalid(path, 'NOT_IN_PERIOD', { period: plan.period });
  return plan;
}

/** Where a visit was moved by itself, its item follows within the month of its plan, as far as the item may still move. */
export async function followVisit(unit: Unit, { planItem }: Visit, day: string): Promise<void> {
  const movable = { status: { in: WRITTEN_OR_WORKED }, period: { eq: day.slice(0, 7) } };
  const item = planItem && (await unit.find(PlanItem, { id: { eq: planItem.id }, plan: movable }));
  if (item) await unit.set(PlanItem, await unit.load(PlanItem, { id: item.id }), { plannedOn: day });
}

/** The visit that stands in the diary for an item. @throws INVALID_TRANSITION for one that has begun */
async function scheduledVisit(unit: Unit, itemId: string): Promise<Visit | undefined> {
  const ofItem = { planItem: { id: { eq: itemId } } };
  if (await unit.exists(Visit, { ...ofItem, status: { in: ['IN_PROGRESS', 'DONE'] } }))
    throw new AppError('INVALID_TRANSITION', { label: UNDER_WAY });
  const visit = await unit.find(Visit, { ...ofItem, status: { eq: 'PLANNED' } });
  return visit && unit.load(Visit, { id: visit.id });
}

/** Without an end of its own the visit keeps its length. */
function moveVisit(unit: Unit, visit: Visit, plannedStart: string, plannedEnd?: string | null): Promise<void> {
  const { plannedStart: start, plannedEnd: end } = visit;
  const lengthMs = start && end ? Date.parse(end) - Date.parse(start) : undefined;
  const kept = lengthMs === undefined ? null : new Date(Date.parse(plannedStart) + lengthMs).toISOString();
  return unit.set(Visit, visit, { plannedStart, plannedEnd: plannedEnd ?? kept });
}

async function newVisit(unit: Unit, item: PlanItem, plan: MonthlyPlan): Promise<Readonly<Record<string, unknown>>> {
  const account = item.account!.id;
  // an item outlives a change of hands, and the account may be out of sight by then
  if (!(await unit.exists(Account, { id: { eq: account } }))) throw invalid('accountId', 'NOT_FOUND');
  const isKnown = await unit.exists(Visit, { account: { id: { eq: account } }, status: { eq: 'DONE' } });
  return {
    account,
    specialist: plan.specialist.id,
    planItem: item.id,
    kind: isKnown ? 'REGULAR' : 'FIRST',
    status: 'PLANNED',
    purpose: item.purpose ?? '月度计划拜访',
  };
}

/** The instant on another business day at the same time of day. */
function sameTimeOn(unit: Unit, instant: string, day: string): string {
  const days = Date.parse(day) - Date.parse(unit.dayOf(instant));
  return new Date(Date.parse(instant) + days).toISOString();
}
