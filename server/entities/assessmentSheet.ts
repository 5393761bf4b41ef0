import {
  belongsTo,
  choice,
  date,
  dateTime,
  decimal,
  derived,
  entity,
  flag,
  hasMany,
  longText,
  number,
  percent,
  period,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { AssessmentAppeal } from './assessmentAppeal.ts';
import { AssessmentLine } from './assessmentLine.ts';
import { AssessmentTemplate } from './assessmentTemplate.ts';
import { Grade, PlanZeroPolicy, SheetStatus, WeightPolicy } from './assessmentVocabulary.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { SelfReview } from './selfReview.ts';
import { SETTINGS } from './settingCatalogue.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

/** The percent that a grade begins at: a setting, in SQL (domain §2.8.5). */
export function gradeFrom(grade: 'A' | 'B' | 'C'): string {
  const key = `assessment.grade.${grade}` as const;
  return `setting_number('${key}', ${SETTINGS[key].value})`;
}

/** One specialist's month by one template, computed from the work itself (domain §2.8). */
@entity<AssessmentSheet>('考核表', 'Assessment sheet', {
  plural: 'assessmentSheets',
  group: groups.plans,
  icon: 'Assessment',
  title: 'period',
  list: ['period', 'specialist', 'template', 'isShadow', 'total', 'max', 'percent', 'grade', 'status'],
  filters: ['period', 'status', 'specialist', 'template', 'isShadow', 'grade'],
  sort: ['-period', 'isShadow', '-total'],
  scope: { department: 'orgUnit', owner: 'specialist' },
  uniques: [{ fields: ['specialist', 'period', 'template', 'revision'] }],
  status: 'status',
})
export class AssessmentSheet extends Row {
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create' })
  specialist!: User;

  @belongsTo('部门', 'Department', () => OrgUnit, { required: true, write: 'create', defaultsTo: 'viewerUnit' })
  orgUnit!: OrgUnit;

  @period('考核月份', 'Period', { required: true, write: 'create' })
  period!: string;

  @belongsTo('考核方案', 'Template', () => AssessmentTemplate, { required: true, write: 'create' })
  template!: AssessmentTemplate;

  /** Computed beside the one that counts, for comparison. */
  @flag('对照表', 'Shadow', { required: true, default: false, write: 'never' })
  isShadow!: boolean;

  @number('修订号', 'Revision', { required: true, min: 1, default: 1, write: 'never' })
  revision!: number;

  @belongsTo('修订自', 'Revision of', () => AssessmentSheet, { write: 'never' })
  revisionOf?: AssessmentSheet | null;

  @text('修订原因', 'Revision reason', { max: 500, write: 'never' })
  revisionReason?: string | null;

  @date('考核完成日', 'Due on', { write: 'never' })
  dueOn?: string | null;

  /** The scheme that the figures were last calculated by: of the template, and where it leaves something open, of the settings. */
  @choice('权重口径', 'Weight policy', WeightPolicy, { write: 'never' })
  weightPolicy?: ChoiceOf<typeof WeightPolicy> | null;

  @decimal('完成率计分上限', 'Cap', { scale: 2, write: 'never' })
  cap?: string | null;

  @choice('计划为零', 'Plan of zero', PlanZeroPolicy, { write: 'never' })
  planZeroPolicy?: ChoiceOf<typeof PlanZeroPolicy> | null;

  @decimal('总分', 'Total', { write: 'never', min: '-999', unit: units.points })
  total?: string | null;

  @decimal('满分', 'Maximum', { write: 'never', unit: units.points })
  max?: string | null;

  @percent('得分率', 'Percent', { write: 'never', max: '9' })
  percent?: string | null;

  @decimal('迟报扣分', 'Late penalty', { write: 'never', unit: units.points })
  penalty?: string | null;

  @choice('等级', 'Grade', Grade, { write: 'never' })
  grade?: ChoiceOf<typeof Grade> | null;

  @derived(
    decimal('距上一等级', 'Points to the next grade', { unit: units.points }),
    (
      row,
    ) => `(case when ${row}.percent < ${gradeFrom('C')} then ${gradeFrom('C')} when ${row}.percent < ${gradeFrom('B')} then ${gradeFrom('B')}
      when ${row}.percent < ${gradeFrom('A')} then ${gradeFrom('A')} end * ${row}.max - ${row}.total)`,
  )
  pointsToNextGrade?: string | null;

  @longText('备注', 'Remark', { max: 1000 })
  remark?: string | null;

  @choice('状态', 'Status', SheetStatus, { required: true, default: 'OPEN', write: 'never' })
  status!: ChoiceOf<typeof SheetStatus>;

  @dateTime('计算时间', 'Calculated at', { write: 'never' })
  calculatedAt?: string | null;

  @dateTime('确认时间', 'Confirmed at', { write: 'never' })
  confirmedAt?: string | null;

  @dateTime('归档时间', 'Closed at', { write: 'never' })
  closedAt?: string | null;

  /** Of the lines, ratings and evidence as they were closed: what they are later can be held against it. */
  @text('归档摘要', 'Frozen hash', { max: 64, write: 'never' })
  frozenHash?: string | null;

  /** What it rests on has changed since it was closed; the sheet itself has not, and is corrected by a revision alone. */
  @derived(
    flag('归档后来源有变', 'Source changed after close'),
    (row) => `(${row}.status = 'CLOSED' and internal.credited_work_changed(${row}.id))`,
  )
  isSourceChanged!: boolean;

  @hasMany('指标得分', 'Lines', () => AssessmentLine, 'sheet')
  lines!: readonly AssessmentLine[];

  @hasMany('申诉', 'Appeals', () => AssessmentAppeal, 'sheet')
  appeals!: readonly AssessmentAppeal[];

  @hasMany('自我总结', 'Self-reviews', () => SelfReview, 'sheet')
  selfReviews!: readonly SelfReview[];
}
