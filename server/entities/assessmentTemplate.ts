import {
  atMost,
  belongsTo,
  choice,
  date,
  decimal,
  derived,
  entity,
  hasMany,
  number,
  percent,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { AssessmentIndicator } from './assessmentIndicator.ts';
import { PlanZeroPolicy, TemplateStatus, WeightPolicy } from './assessmentVocabulary.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';

const BY_SETTING = { zh: '留空则按系统设置', en: 'Leave empty to go by the settings' };

/** How specialists are assessed: the indicators of a printed form with their weights, for a time and a department (domain §2.8.1). */
@entity<AssessmentTemplate>('考核方案', 'Assessment template', {
  plural: 'assessmentTemplates',
  group: groups.plans,
  icon: 'Grading',
  title: 'nameZh',
  list: ['code', 'nameZh', 'nameEn', 'orgUnit', 'validFrom', 'validTo', 'weightSum', 'status'],
  filters: ['status', 'code', 'orgUnit'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['code', '-validFrom'],
  scope: { department: 'orgUnit' },
  status: 'status',
  openWhile: {
    states: ['DRAFT'],
    message: { zh: '已发布的方案不能再改,请另建新版本', en: 'A published template stands; make a new version of it' },
  },
  rules: [atMost('validFrom', 'validTo', { zh: '有效期止不能早于起', en: 'The template must not end before it begins' })],
})
export class AssessmentTemplate extends Row {
  @text('编号', 'Code', { required: true, max: 16 })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 80 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80 })
  nameEn!: string;

  @belongsTo('适用部门', 'Org unit', () => OrgUnit, {
    write: 'create',
    help: { zh: '留空表示适用于全公司', en: 'Leave empty for the whole company' },
  })
  orgUnit?: OrgUnit | null;

  @date('有效期起', 'Valid from', { required: true })
  validFrom!: string;

  @date('有效期止', 'Valid to')
  validTo?: string | null;

  @choice('权重口径', 'Weight policy', WeightPolicy, { help: BY_SETTING })
  weightPolicy?: ChoiceOf<typeof WeightPolicy> | null;

  @decimal('完成率计分上限', 'Cap', { scale: 2, min: '1', max: '9.99', help: BY_SETTING })
  cap?: string | null;

  @choice('计划为零', 'Plan of zero', PlanZeroPolicy, { help: BY_SETTING })
  planZeroPolicy?: ChoiceOf<typeof PlanZeroPolicy> | null;

  @derived(
    percent('权重合计', 'Sum of weights', { max: '9' }),
    (row) => `coalesce((select sum(weighed.weight) from assessment_indicator weighed
      where weighed.template_id = ${row}.id and weighed.deleted_at is null and weighed.hidden_at is null), 0)`,
    () => [AssessmentIndicator],
  )
  weightSum!: string;

  /** Publishing a template whose weights do not sum to 100 % takes a decision that stands here (domain AMB-2). */
  @text('权重不足100%的说明', 'Decision on the weights', { max: 500, write: 'never' })
  weightDecision?: string | null;

  @choice('状态', 'Status', TemplateStatus, { required: true, default: 'DRAFT', write: 'never' })
  status!: ChoiceOf<typeof TemplateStatus>;

  @number('版本号', 'Edition', { required: true, min: 1, default: 1 })
  edition!: number;

  @hasMany('指标', 'Indicators', () => AssessmentIndicator, 'template')
  indicators!: readonly AssessmentIndicator[];
}
