type SettingTuple = readonly [key: string, value: unknown, nameZh: string, nameEn: string, help?: string];

/** The business defaults that a company may change (domain §1.4). */
// oxfmt-ignore
export const SETTINGS: readonly SettingTuple[] = [
  ['cadence.SUPER', 14, '拜访周期：超大型客户（天）', 'Visit cadence, super-large accounts (days)'],
  ['cadence.KEY', 30, '拜访周期：大客户（天）', 'Visit cadence, key accounts (days)'],
  ['cadence.CHANNEL', 30, '拜访周期：渠道（天）', 'Visit cadence, channels (days)'],
  ['cadence.POTENTIAL', 60, '拜访周期：潜在大客户（天）', 'Visit cadence, potential key accounts (days)'],
  ['cadence.departmentMeeting', 7, '部门例会周期（天）', 'Department meeting every (days)'],
  ['plan.deadlineTime', '23:59:59', '月度计划上报截止时刻', 'Monthly plan deadline, time of day', '最后一个工作日当天的截止时刻，北京时间'],
  ['plan.windowWorkdays', 5, '月度计划上报窗口（工作日）', 'Monthly plan window (working days)'],
  ['delivery.attributionDays', 10, '输送归属有效期（天）', 'Attribution of a site delivery (days)'],
  ['assessment.A.weightPolicy', 'AS_PRINTED', '考核表A权重口径', 'Form A weight policy', 'AS_PRINTED 按表计算，满分70；NORMALISE 折算为100；ADD_ROW 增加成交指标'],
  ['assessment.B3.source', 'DELIVERY', '考核表B第3项数据来源', 'Source of form B, row 3', 'DELIVERY 输送到案场；DEAL 成交'],
  ['assessment.cap', 1, '完成率计分上限', 'Cap of the completion rate'],
  ['assessment.latePenaltyPerDay', 0, '迟报每工作日扣分', 'Penalty per late working day (points)'],
  ['assessment.planZeroPolicy', 'NOT_APPLICABLE', '计划为零的处理', 'Policy for a plan of zero'],
  ['assessment.dueDay', 5, '月度考核完成日', 'Monthly assessment due on day'],
  ['assessment.grade.A', 0.9, '优秀 A 起点', 'Grade A from'],
  ['assessment.grade.B', 0.8, '良好 B 起点', 'Grade B from'],
  ['assessment.grade.C', 0.6, '合格 C 起点', 'Grade C from'],
  ['assessment.appealWorkdays', 3, '申诉答复期限（工作日）', 'Appeals answered within (working days)'],
  ['count.unplanned', true, '计划外拜访计入考核', 'Count unplanned visits'],
  ['count.returnVisits', true, '回访计入考核', 'Count return visits'],
  ['attendance.source', 'MANUAL', '出勤数据来源', 'Source of attendance'],
  ['form.D.nameSource', 'CONTACT', '需要对策表客户姓名取值', 'Name printed on form D', 'CONTACT 联系人姓名，没有联系人时取客户名称；ACCOUNT 客户名称'],
  ['tour.approvalMatrix', { GROUP: ['OFFICE', 'REGIONAL_MANAGER'], VIP: ['OFFICE', 'REGIONAL_MANAGER'], ORDINARY: ['OFFICE'], TEMPORARY: ['OFFICE'] }, '参观审批人', 'Approvers of tours'],
  ['tour.leadTimeHours', { GROUP: 72, VIP: 72, ORDINARY: 24, TEMPORARY: 1 }, '参观申请提前量（小时）', 'Lead time of tour requests (hours)'],
];
