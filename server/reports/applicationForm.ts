import { TourRequest } from '../entities/tourRequest.ts';
import type { FormField, FormLayout } from '../kit/report/formLayout.ts';

function field(zh: string, en: string, text: string): FormField {
  return { label: { zh, en }, text };
}

/** What the product writes, or leaves for a pen. */
function told(zh: string, en: string, text: string): FormField {
  return { ...field(zh, en, text), isTold: true };
}

function column(zh: string, en: string, text: string, width: number) {
  return { label: { zh, en }, text, width };
}

/**
 * 参观申请表. Numbers of identity papers and telephones are written in and never out: the columns stand for whoever fills the form
 * (domain §2.12).
 */
export const applicationForm: FormLayout = {
  fills: TourRequest,
  orientation: 'portrait',
  columns: [
    column('姓名', 'Name', '{visitorName}', 17),
    column('单位', 'Organisation', '{visitorUnit}', 18),
    column('职务', 'Title', '{visitorTitle}', 14),
    column('手机', 'Mobile', '', 17),
    column('证件类型', 'ID type', '', 14),
    column('证件号码', 'ID number', '', 20),
  ],
  page: {
    by: 'no',
    lines: [
      [field('申请编号', 'No.', '{no}'), told('状态', 'Status', '{status}')],
      [field('承办部门', 'Department', '{handlingUnit}'), field('经办人', 'Applicant', '{applicant}')],
      [field('来访单位', 'Visitors from', '{visitorOrg}'), field('大客户', 'Account', '{account}')],
      [field('参观类别', 'Category', '{category}'), field('接待类型', 'Tour type', '{tourType}')],
      [field('人数', 'Headcount', '{headcount}'), field('领队', 'Leader', '{leaderName}')],
      [field('开始时间', 'Start', '{plannedStart}'), field('结束时间', 'End', '{plannedEnd}')],
      [field('参观路线', 'Route', '{route}'), field('采访拍摄', 'Media', '{mediaActivity}')],
      [field('与办公室联系时间', 'Office contacted', '{officeContactedAt}'), told('提交时间', 'Handed in', '{submittedAt}')],
      [field('参观目的', 'Purpose', '{purpose}')],
      [field('参观内容', 'Content', '{content}')],
      [field('紧急原因', 'Urgency', '{urgentReason}')],
    ],
    list: { zh: '参观人员', en: 'Visitors' },
    rows: 10,
    foot: [
      [told('接待人', 'Reception', '{receptionist}'), told('讲解员', 'Guide', '{guide}')],
      [told('用车', 'Vehicle', '{vehicle}'), told('物品保管人', 'Keeper', '{valuablesKeeper}')],
      [told('办公室意见', 'Office decision', '{officeApprovedBy}')],
      [told('领导意见', 'Management', '{leaderApprovedBy}')],
    ],
  },
};
