import {
  belongsTo,
  choice,
  dateTime,
  derived,
  entity,
  hasMany,
  json,
  number,
  period,
  requiredWhen,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { PlanAmendment } from './planAmendment.ts';
import { PlanItem } from './planItem.ts';
import { MonthlyPlanStatus, OPEN_PLAN, type PlanItemKind } from './planVocabulary.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

const ITEMS_COUNT = { zh: '有明细时按明细合计,否则按此数', en: 'Counts only while there are no items of this kind' };

/** Groups planned of one kind: those of the items where there are any, else the number typed in (domain §2.4). */
function planned(kind: ChoiceOf<typeof PlanItemKind>, typed: string) {
  return (row: string): string => `coalesce((select sum(planned_item.groups) from plan_item planned_item
      where planned_item.plan_id = ${row}.id and planned_item.kind = '${kind}'
        and planned_item.deleted_at is null and planned_item.hidden_at is null), ${row}.${typed}, 0)::int`;
}

/** What a specialist means to do in a month, reported on the last working day of the month before (domain §2.4, form B). */
@entity<MonthlyPlan>('月度工作计划', 'Monthly plan', {
  plural: 'monthlyPlans',
  group: groups.plans,
  icon: 'EventNote',
  title: 'period',
  list: [
    'period',
    'specialist',
    'status',
    'visitPlanned',
    'expansionPlanned',
    'deliveryPlanned',
    'deadline',
    'submittedAt',
    'lateWorkdays',
  ],
  filters: ['period', 'status', 'specialist', 'orgUnit'],
  sort: ['-period', 'deadline'],
  tabs: { plan: ['计划', 'Plan'], report: ['上报与审批', 'Report and approval'] },
  scope: { department: 'orgUnit', owner: 'specialist' },
  uniques: [{ fields: ['specialist', 'period'] }],
  status: 'status',
  openWhile: {
    states: OPEN_PLAN,
    message: {
      zh: '计划已上报,只能在草稿或退回时修改;执行中请提交计划变更',
      en: 'The plan has been reported; once it is approved, propose an amendment',
    },
  },
  rules: [
    requiredWhen(
      'returnComment',
      { field: 'status', values: ['RETURNED'] },
      { zh: '退回计划须写明意见', en: 'A returned plan needs a comment' },
    ),
  ],
})
export class MonthlyPlan extends Row {
  @period('计划月份', 'Period', { required: true, write: 'create' })
  period!: string;

  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  specialist!: User;

  @belongsTo('部门', 'Department', () => OrgUnit, { required: true, write: 'create', defaultsTo: 'viewerUnit' })
  orgUnit!: OrgUnit;

  @number('计划拜访(无明细时)', 'Visits, typed', { max: 9999, unit: units.parties, help: ITEMS_COUNT })
  visitTyped?: number | null;

  @number('计划拓展(无明细时)', 'Expansions, typed', { max: 9999, unit: units.parties, help: ITEMS_COUNT })
  expansionTyped?: number | null;

  @number('计划输送(无明细时)', 'Deliveries, typed', { max: 9999, unit: units.parties, help: ITEMS_COUNT })
  deliveryTyped?: number | null;

  @number('计划成交(无明细时)', 'Deals, typed', { max: 9999, unit: units.parties, help: ITEMS_COUNT })
  dealTyped?: number | null;

  @derived(number('计划拜访', 'Visits planned', { unit: units.parties }), planned('VISIT', 'visit_typed'), () => [PlanItem])
  visitPlanned!: number;

  @derived(number('计划拓展', 'Expansions planned', { unit: units.parties }), planned('EXPANSION', 'expansion_typed'), () => [PlanItem])
  expansionPlanned!: number;

  @derived(number('计划输送到案场', 'Deliveries planned', { unit: units.parties }), planned('DELIVERY', 'delivery_typed'), () => [PlanItem])
  deliveryPlanned!: number;

  @derived(number('计划成交', 'Deals planned', { unit: units.parties }), planned('DEAL', 'deal_typed'), () => [PlanItem])
  dealPlanned!: number;

  @choice('状态', 'Status', MonthlyPlanStatus, { required: true, default: 'DRAFT', write: 'never', tab: 'report' })
  status!: ChoiceOf<typeof MonthlyPlanStatus>;

  /** The last working day of the month before, at the setting `plan.deadlineTime`; judged anew whenever the plan is reported. */
  @dateTime('上报截止', 'Deadline', { write: 'never', tab: 'report' })
  deadline?: string | null;

  @dateTime('首次上报时间', 'First submitted at', { write: 'never', tab: 'report' })
  firstSubmittedAt?: string | null;

  @dateTime('上报时间', 'Submitted at', { write: 'never', tab: 'report' })
  submittedAt?: string | null;

  /** By the first report: being returned makes nobody late (domain §2.4). */
  @number('迟报工作日', 'Late working days', { write: 'never', unit: units.days, tab: 'report' })
  lateWorkdays?: number | null;

  @text('零计划说明', 'Reason for planning nothing', { max: 500, write: 'never', tab: 'report' })
  emptyReason?: string | null;

  @text('退回意见', 'Return comment', { max: 1000, write: 'never', tab: 'report' })
  returnComment?: string | null;

  @belongsTo('审批人', 'Approved by', () => User, { write: 'never', tab: 'report' })
  approvedBy?: User | null;

  @dateTime('批准时间', 'Approved at', { write: 'never', tab: 'report' })
  approvedAt?: string | null;

  /** Frozen at approval: what the assessment reads, whatever becomes of the items. */
  @json('承诺快照', 'Commitment', { write: 'never', tab: 'report' })
  committed?: unknown;

  @hasMany('计划项', 'Items', () => PlanItem, 'plan')
  items!: readonly PlanItem[];

  @hasMany('计划变更', 'Amendments', () => PlanAmendment, 'plan')
  amendments!: readonly PlanAmendment[];
}
