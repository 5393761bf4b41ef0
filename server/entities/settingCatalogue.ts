import type { Label } from '../kit/field/index.ts';
import { dayOfYear, numeric, oneOf, perKey, someOf, timeOfDay, whole, wholes, yesOrNo, type SettingKind } from './settingKinds.ts';
import { units } from './vocabulary.ts';

/** A default of the business that a company may change (domain §1.4). */
export interface SettingDeclaration<T = unknown> {
  readonly label: Label;
  readonly kind: SettingKind<T>;
  /** What holds where nobody has said otherwise. */
  readonly value: T;
  /** For the whole company alone: the database reads it for rows of all departments at once. */
  readonly isCompanyWide?: true;
  readonly help?: Label;
}

type Options = Pick<SettingDeclaration, 'isCompanyWide' | 'help'>;

function setting<T>([zh, en]: readonly [string, string], kind: SettingKind<T>, value: T, options: Options = {}): SettingDeclaration<T> {
  return { label: { zh, en }, kind, value, ...options };
}

const WORKDAYS = { zh: '工作日', en: 'working days' };
const TOUR_TYPES = ['GROUP', 'VIP', 'ORDINARY', 'TEMPORARY'] as const;
const COMPANY = { isCompanyWide: true } as const;
const cadence = whole(1, 3650, units.days);
const grade = numeric(0, 1);
const weightPolicy = oneOf({
  AS_PRINTED: ['按表计算', 'as printed'],
  NORMALISE: ['折算为 100', 'scaled to 100'],
  ADD_ROW: ['增加成交指标 30%', 'a row for deals of 30 % added'],
});

/** Every setting by its key: rows to begin with, what may be set, what is read and its type follow from this. */
// oxfmt-ignore
export const SETTINGS = {
  'cadence.SUPER': setting(['拜访周期：超大型客户（天）', 'Visit cadence, super-large accounts (days)'], cadence, 14, COMPANY),
  'cadence.KEY': setting(['拜访周期：大客户（天）', 'Visit cadence, key accounts (days)'], cadence, 30, COMPANY),
  'cadence.CHANNEL': setting(['拜访周期：渠道（天）', 'Visit cadence, channels (days)'], cadence, 30, COMPANY),
  'cadence.POTENTIAL': setting(['拜访周期：潜在大客户（天）', 'Visit cadence, potential key accounts (days)'], cadence, 60, COMPANY),
  'cadence.departmentMeeting': setting(['部门例会周期（天）', 'Department meeting every (days)'], whole(1, 365, units.days), 7),
  'plan.deadlineTime': setting(['月度计划上报截止时刻', 'Monthly plan deadline, time of day'], timeOfDay(), '23:59:59', { help: { zh: '上月最后一个工作日当天的截止时刻', en: 'On the last working day of the month before' } }),
  'plan.windowWorkdays': setting(['月度计划上报窗口（工作日）', 'Monthly plan window (working days)'], whole(0, 30, WORKDAYS), 5, { help: { zh: '截止日前多少个工作日开放上报', en: 'How long before the deadline plans are opened' } }),
  'plan.reminderWorkdays': setting(['计划上报提醒（截止前工作日）', 'Plan reminders (working days before)'], wholes(0, 30, WORKDAYS), [5, 2, 0]),
  'plan.missingWorkdays': setting(['未上报名单发给经理（截止后工作日）', 'Missing plans told to the manager after (working days)'], whole(1, 20, WORKDAYS), 1),
  'reminder.time': setting(['提醒时刻', 'Reminders, time of day'], timeOfDay(), '09:00:00', { ...COMPANY, help: { zh: '计划、考核、协议和设备提醒在此刻发出', en: 'When people are reminded of plans, assessments, agreements and equipment' } }),
  'visit.reportHours': setting(['拜访回报时限（小时）', 'Visits reported within (hours)'], whole(1, 720, { zh: '小时', en: 'hours' }), 24, COMPANY),
  'delivery.attributionDays': setting(['输送归属有效期（天）', 'Attribution of a site delivery (days)'], whole(0, 365, units.days), 10),
  'agreement.reminderDays': setting(['协议到期提醒（到期前天数）', 'Agreement reminders (days before the end)'], wholes(0, 365, units.days), [60, 30, 7]),
  'equipment.warrantyDays': setting(['设备保修到期提醒（到期前天数）', 'Warranty reminders (days before the end)'], wholes(0, 365, units.days), [30, 7]),
  'equipment.checkDays': setting(['设备检查提醒（应检日前天数）', 'Equipment check reminders (days before)'], wholes(0, 90, units.days), [7, 0]),
  'stockTake.reminderWorkdays': setting(['季度盘点提醒（截止前工作日）', 'Stock-take reminders (working days before)'], wholes(0, 30, WORKDAYS), [10, 3, 0]),
  'assessment.A.weightPolicy': setting(['考核表 A 权重口径', 'Form A weight policy'], weightPolicy, 'AS_PRINTED', { help: { zh: '表 A 印刷权重合计 70', en: 'The weights of form A are printed to sum to 70' } }),
  'assessment.B.weightPolicy': setting(['考核表 B 权重口径', 'Form B weight policy'], weightPolicy, 'AS_PRINTED'),
  'assessment.C.weightPolicy': setting(['考核表 C 权重口径', 'Form C weight policy'], weightPolicy, 'AS_PRINTED'),
  'assessment.B3.source': setting(['考核表 B 第 3 项数据来源', 'Source of form B, row 3'], oneOf({ DELIVERY: ['输送到案场', 'site deliveries'], DEAL: ['成交', 'deals'] }), 'DELIVERY'),
  'assessment.cap': setting(['完成率计分上限', 'Cap of the completion rate'], numeric(0, 9.99, 2), 1, { help: { zh: '1 表示超额完成不加分', en: '1: nothing is gained beyond the plan' } }),
  'assessment.latePenaltyPerDay': setting(['迟报每工作日扣分', 'Penalty per late working day (points)'], numeric(0, 100, 2), 0),
  'assessment.planZeroPolicy': setting(['计划为零的处理', 'Policy for a plan of zero'], oneOf({ NOT_APPLICABLE: ['不计该项', 'not applicable'], REDISTRIBUTE: ['权重分摊到其他项', 'weight shared out'], ZERO: ['得零分', 'no points'], FULL: ['得满分', 'full points'] }), 'NOT_APPLICABLE'),
  'assessment.proRate': setting(['入离职当月按在岗工作日折算计划', 'Plans pro-rated by days present'], yesOrNo(), false),
  'assessment.dueDay': setting(['月度考核完成日（次月几日）', 'Monthly assessment due on day'], whole(1, 28, { zh: '日', en: 'day of the month' }), 5),
  'assessment.quarterDueDays': setting(['季度考核完成期限（季末后天数）', 'Quarterly assessment due (days after the quarter)'], whole(1, 90, units.days), 10),
  'assessment.annualDueOn': setting(['年度考核完成日', 'Annual assessment due on'], dayOfYear(), '01-10'),
  'assessment.reminderWorkdays': setting(['考核提醒（完成日前工作日）', 'Assessment reminders (working days before)'], wholes(0, 30, WORKDAYS), [2, 0], COMPANY),
  'assessment.grade.A': setting(['优秀 A 起点（得分率）', 'Grade A from (share of the maximum)'], grade, 0.9, COMPANY),
  'assessment.grade.B': setting(['良好 B 起点（得分率）', 'Grade B from (share of the maximum)'], grade, 0.8, COMPANY),
  'assessment.grade.C': setting(['合格 C 起点（得分率）', 'Grade C from (share of the maximum)'], grade, 0.6, COMPANY),
  'assessment.appealWorkdays': setting(['申诉答复期限（工作日）', 'Appeals answered within (working days)'], whole(1, 60, WORKDAYS), 3),
  'count.unplanned': setting(['计划外拜访计入考核', 'Count unplanned visits'], yesOrNo(), true, COMPANY),
  'count.returnVisits': setting(['回访计入考核', 'Count return visits'], yesOrNo(), true, COMPANY),
  'attendance.source': setting(['出勤数据来源', 'Source of attendance'], oneOf({ MANUAL: ['人工评分', 'rated by hand'], IMPORT: ['导入出勤天数', 'imported days'] }), 'MANUAL'),
  'form.D.nameSource': setting(['需要对策表客户姓名取值', 'Name printed on form D'], oneOf({ CONTACT: ['联系人姓名，没有联系人时取客户名称', 'the contact, else the account'], ACCOUNT: ['客户名称', 'the account'] }), 'CONTACT'),
  'need.priceBands': setting(['需求价格带界限（元）', 'Bounds of the price bands of needs (CNY)'], wholes(1, 1_000_000_000, { zh: '元', en: 'CNY' }), [100, 1000, 5000, 10_000, 50_000], COMPANY),
  'tour.approvalMatrix': setting(['参观审批人', 'Approvers of tours'], perKey(TOUR_TYPES, someOf(['OFFICE', 'REGIONAL_MANAGER'])), { GROUP: ['OFFICE', 'REGIONAL_MANAGER'], VIP: ['OFFICE', 'REGIONAL_MANAGER'], ORDINARY: ['OFFICE'], TEMPORARY: ['OFFICE'] }),
  'tour.leadTimeHours': setting(['参观申请提前量（小时）', 'Lead time of tour requests (hours)'], perKey(TOUR_TYPES, whole(0, 720, { zh: '小时', en: 'hours' })), { GROUP: 72, VIP: 72, ORDINARY: 24, TEMPORARY: 1 }),
  'tour.visitorIdDays': setting(['参观后保留证件信息（天）', 'ID data of visitors kept after the tour (days)'], whole(1, 3660, { zh: '天', en: 'days' }), 180),
  'tour.badges': setting(['参观发放参观证', 'Tour visitors wear badges'], yesOrNo(), true),
} as const;

export type SettingKey = keyof typeof SETTINGS;

/** What a setting holds. */
export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends SettingDeclaration<infer T> ? T : never;

/** What a row of the noun says. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly help: string;
}

/** The company's row of each setting, as it is before anybody changes it. */
export function settingRows(): SettingRow[] {
  return Object.entries<SettingDeclaration>(SETTINGS).map(([key, { label, value, kind, help }]) => {
    const said = (language: keyof Label): string =>
      [help?.[language], kind.expects[language]].filter(Boolean).join(language === 'zh' ? '。' : '. ');
    return { key, value, nameZh: label.zh, nameEn: label.en, help: `${said('zh')} | ${said('en')}` };
  });
}

/** The declaration of a key; none for one that the product does not know. */
export function settingNamed(key: unknown): SettingDeclaration | undefined {
  return Object.hasOwn(SETTINGS, String(key)) ? SETTINGS[key as SettingKey] : undefined;
}
