import { choices, type ChoiceOf } from '../kit/field/index.ts';

export const TemplateStatus = choices('AssessmentTemplateStatus', {
  DRAFT: ['草稿', 'Draft', 'grey'],
  ACTIVE: ['启用', 'Active', 'green'],
  SHADOW: ['对照', 'Shadow', 'blue'],
  RETIRED: ['停用', 'Retired', 'grey'],
});

/** What becomes of weights that do not sum to 100 % (domain AMB-2). */
export const WeightPolicy = choices('WeightPolicy', {
  AS_PRINTED: ['按表计算', 'As printed'],
  NORMALISE: ['折算为100', 'Normalised to 100'],
  ADD_ROW: ['增加成交指标', 'A row of deals added'],
});

/** What an indicator is worth whose approved plan is zero and of which nothing was done (domain §2.8.3). */
export const PlanZeroPolicy = choices('PlanZeroPolicy', {
  NOT_APPLICABLE: ['不适用,不计权重', 'Not applicable'],
  REDISTRIBUTE: ['权重分摊到其他指标', 'Weight goes to the others'],
  ZERO: ['记零分', 'Nothing'],
  FULL: ['记满分', 'Everything'],
});

export const IndicatorKind = choices('IndicatorKind', {
  QUANTITATIVE: ['计划/实际', 'Plan and actual', 'blue'],
  RATING: ['评分', 'Rating', 'purple'],
});

export const IndicatorSource = choices('IndicatorSource', {
  VISIT: ['拜访', 'Visits'],
  EXPANSION: ['拓展', 'Expansions'],
  DELIVERY: ['输送', 'Site deliveries'],
  DEAL: ['成交', 'Deals'],
  MANUAL: ['人工', 'By hand'],
});

/** Who rates a sub-item (domain AMB-17). */
export const RaterRole = choices('RaterRole', {
  MANAGER: ['大客户经理', 'Manager', 'blue'],
  SITE_STAFF: ['案场前台', 'Front desk', 'teal'],
  OFFICE: ['后台/办公室', 'Back office', 'orange'],
});

/** What the points of a sub-item are taken from (domain AMB-16). */
export const RatingSource = choices('RatingSource', {
  MANUAL: ['人工评分', 'Rated by hand', 'grey'],
  ATTENDANCE: ['出勤天数', 'Days attended', 'blue'],
});

export const SheetStatus = choices('AssessmentSheetStatus', {
  OPEN: ['待计算', 'Open', 'grey'],
  CALCULATED: ['已计算', 'Calculated', 'blue'],
  RATED: ['已评分', 'Rated', 'teal'],
  CONFIRMED: ['已确认', 'Confirmed', 'green'],
  APPEALED: ['申诉中', 'Appealed', 'orange'],
  CLOSED: ['已归档', 'Closed', 'purple'],
});

/** States in which the figures of a sheet still move. */
export const MOVING_SHEET: readonly ChoiceOf<typeof SheetStatus>[] = ['OPEN', 'CALCULATED', 'RATED', 'APPEALED'];

export const LineNote = choices('AssessmentLineNote', {
  PLAN_NOT_SUBMITTED: ['未上报计划', 'No plan submitted', 'red'],
  PLAN_ZERO: ['计划为零', 'Planned nothing', 'grey'],
  BEYOND_PLAN: ['超计划', 'Beyond plan', 'green'],
  PRO_RATED: ['按在岗天数折算', 'For the days at work', 'blue'],
  NOT_RATED: ['未评分', 'Not rated', 'orange'],
});

export const Grade = choices('AssessmentGrade', {
  A: ['优秀 A', 'Excellent A', 'green'],
  B: ['良好 B', 'Good B', 'teal'],
  C: ['合格 C', 'Sufficient C', 'orange'],
  D: ['待改进 D', 'To improve D', 'red'],
});

/** Why a record of the month does not count (domain §2.8.3, §2.8.4). */
export const ExcludeReason = choices('ExcludeReason', {
  NOT_DONE: ['未完成', 'Not done'],
  OTHER_PERIOD: ['不在本月', 'Another month'],
  REMOTE: ['视频拜访不计', 'By video'],
  NO_SUMMARY: ['无拜访小结', 'No summary'],
  SAME_DAY: ['同日重复', 'Second on the day'],
  RETURN_VISIT: ['回访不计', 'A return visit'],
  UNPLANNED: ['计划外不计', 'Not planned'],
  NOT_VERIFIED: ['未核实', 'Not verified'],
  COUNTED_BEFORE: ['该客户已计过', 'Account counted before'],
  NOT_CONFIRMED: ['未确认到场', 'Not confirmed'],
  DUPLICATE: ['重复输送', 'A duplicate'],
  NOT_SIGNED: ['未签约', 'Not signed'],
});

export const AppealOutcome = choices('AppealOutcome', {
  UPHELD: ['申诉成立', 'Upheld', 'green'],
  REJECTED: ['维持原结果', 'Rejected', 'grey'],
});
