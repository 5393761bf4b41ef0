import { anyOf, belongsTo, choice, date, derived, entity, flag, hasMany, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Deal } from './deal.ts';
import { Expansion } from './expansion.ts';
import { groups } from './groups.ts';
import { MonthlyPlan } from './monthlyPlan.ts';
import { PlanItemKind } from './planVocabulary.ts';
import { SalesSite } from './salesSite.ts';
import { SiteDelivery } from './siteDelivery.ts';
import { units } from './vocabulary.ts';
import { Visit } from './visit.ts';

/** One thing that a specialist means to do in the month of the plan (domain §2.4). */
@entity<PlanItem>('计划项', 'Plan item', {
  plural: 'planItems',
  group: groups.plans,
  icon: 'Checklist',
  title: 'purpose',
  list: ['plannedOn', 'kind', 'account', 'targetName', 'groups', 'purpose', 'isDone', 'plan'],
  filters: ['kind', 'plannedOn', 'account', 'plan'],
  search: ['targetName', 'purpose'],
  sort: ['plannedOn'],
  scope: { via: 'plan' },
  openWhile: {
    via: 'plan',
    message: { zh: '计划已上报,明细不能再改;请提交计划变更', en: 'The plan has been reported and its items stand; propose an amendment' },
  },
  rules: [
    anyOf(['account', 'targetName'], {
      zh: '请选择客户,或填写意向客户名称',
      en: 'Name an account, or a target that is not in the base yet',
    }),
  ],
})
export class PlanItem extends Row {
  @belongsTo('计划', 'Plan', () => MonthlyPlan, { required: true, write: 'create' })
  plan!: MonthlyPlan;

  @choice('类型', 'Kind', PlanItemKind, { required: true, default: 'VISIT' })
  kind!: ChoiceOf<typeof PlanItemKind>;

  @belongsTo('客户', 'Account', () => Account)
  account?: Account | null;

  @text('意向客户', 'Target', { max: 120, help: { zh: '尚未建档的客户', en: 'A prospect that is not in the base yet' } })
  targetName?: string | null;

  @belongsTo('案场', 'Site', () => SalesSite)
  site?: SalesSite | null;

  @date('计划日期', 'Planned on')
  plannedOn?: string | null;

  @number('组数', 'Groups', { required: true, min: 1, max: 999, default: 1, unit: units.parties })
  groups!: number;

  @text('目的', 'Purpose', { max: 500 })
  purpose?: string | null;

  /**
   * Once what it became counts: a visit made, an expansion verified, a party confirmed, a deal signed; whoever has the account by now,
   * which is why the database answers it with rights of its own.
   */
  @derived(flag('已完成', 'Done'), (row) => `plan_item_is_done(${row}.id)`, () => [Visit, Expansion, SiteDelivery, Deal])
  isDone!: boolean;

  @hasMany('拜访', 'Visits', () => Visit, 'planItem')
  visits!: readonly Visit[];

  @hasMany('拓展', 'Expansions', () => Expansion, 'planItem')
  expansions!: readonly Expansion[];

  @hasMany('输送', 'Deliveries', () => SiteDelivery, 'planItem')
  deliveries!: readonly SiteDelivery[];

  @hasMany('成交', 'Deals', () => Deal, 'planItem')
  deals!: readonly Deal[];
}
