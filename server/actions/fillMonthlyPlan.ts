import { Account } from '../entities/account.ts';
import { Agreement } from '../entities/agreement.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { OPEN_PLAN } from '../entities/planVocabulary.ts';
import { NeedCountermeasure } from '../entities/needCountermeasure.ts';
import { PlanItem } from '../entities/planItem.ts';
import { AppError } from '../kit/errors.ts';
import { choice, choices, type ChoiceOf } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { copyItems, proposeItems, RENEWAL_DAYS, type ProposedItem } from '../rules/planProposal.ts';
import type { DueAccount, EndingAgreement, LeftItem, OpenTask } from '../rules/planProposal.ts';
import { addDays, nextMonth, previousMonth } from '../rules/workCalendar.ts';
import { calendarAround } from './planDeadline.ts';

const PlanSource = choices('PlanSource', {
  PROPOSAL: ['系统建议', 'What is due', 'blue'],
  LAST_MONTH: ['复制上月', 'Copy of last month', 'grey'],
});

class FillMonthlyPlanInput {
  @choice('来源', 'Source', PlanSource, { required: true })
  source!: ChoiceOf<typeof PlanSource>;
}

/** Adds items to a plan that is being written: what the work itself makes due, or last month's; accounts already planned are left out. */
export const fillMonthlyPlan = verb({
  name: 'fillMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '填入计划项', en: 'Fill in items' },
  icon: 'AddTask',
  guard: { zh: '仅草稿或退回的计划可填入', en: 'Only a draft or a returned plan can be filled' },
  from: OPEN_PLAN,
  input: FillMonthlyPlanInput,
  run: async (unit, target, { source }) => {
    const plan = await unit.load(MonthlyPlan, target);
    if (!OPEN_PLAN.includes(plan.status)) throw new AppError('INVALID_TRANSITION');
    const proposed = source === 'PROPOSAL' ? await proposal(unit, plan) : await copy(unit, plan);
    const known = new Set((await itemsOf(unit, plan.id)).map(keyOf));
    for (const item of proposed.filter((each) => !known.has(keyOf(each)))) await unit.add(PlanItem, { plan: plan.id, ...item });
  },
});

const ITEM_FIELDS = ['kind', 'account', 'targetName', 'site', 'plannedOn', 'groups', 'purpose'];

/** States in which a countermeasure still asks for work. */
const OPEN_TASK = ['OPEN', 'IN_PROGRESS'];

/** Accounts that nobody means to visit any more. */
const LEFT_ALONE = ['DORMANT', 'LOST'];

async function proposal(unit: Unit, { period, specialist }: MonthlyPlan): Promise<ProposedItem[]> {
  const end = addDays(`${nextMonth(period)}-01`, -1);
  const owned = { specialist: { id: { eq: specialist.id } }, stage: { code: { notIn: LEFT_ALONE } } };
  const isDue = { or: [{ nextVisitDue: { lte: end } }, { nextVisitDue: { isNull: true } }] };
  const accounts = await unit.list<DueAccount>(Account, { ...owned, ...isDue }, ['id', 'nextVisitDue']);
  const open = { status: { in: OPEN_TASK }, dueOn: { lte: end }, account: owned };
  const tasks = await unit.list<OpenTask>(NeedCountermeasure, open, ['account', 'dueOn', 'problem']);
  const ending = {
    status: { in: ['SIGNED', 'EFFECTIVE'] },
    validTo: { gte: unit.today(), lte: addDays(end, RENEWAL_DAYS) },
    account: owned,
  };
  const agreements = await unit.list<EndingAgreement>(Agreement, ending, ['account', 'validTo', 'title']);
  const unfinished = await lastItems(unit, { period, specialist }, { isDone: { eq: false } });
  return proposeItems(await calendarAround(unit, `${period}-01`), period, { accounts, tasks, agreements, unfinished });
}

async function copy(unit: Unit, plan: MonthlyPlan): Promise<ProposedItem[]> {
  return copyItems(await calendarAround(unit, `${plan.period}-01`), plan.period, await lastItems(unit, plan, {}));
}

function lastItems(unit: Unit, { period, specialist }: Pick<MonthlyPlan, 'period' | 'specialist'>, where: object): Promise<LeftItem[]> {
  const plan = { period: { eq: previousMonth(period) }, specialist: { id: { eq: specialist.id } } };
  return unit.list<LeftItem>(PlanItem, { plan, ...where }, ITEM_FIELDS);
}

function itemsOf(unit: Unit, planId: string): Promise<LeftItem[]> {
  return unit.list<LeftItem>(PlanItem, { plan: { id: { eq: planId } } }, ITEM_FIELDS);
}

function keyOf({ kind, account, targetName }: Pick<LeftItem, 'kind' | 'account' | 'targetName'>): string {
  return `${kind} ${account ?? targetName ?? ''}`;
}
