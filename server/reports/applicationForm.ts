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
    column('姓名', 'Name', '{visitorName}', 15),
    column('单位', 'Organisation', '{visitorUnit}', 19),
    column('职务', 'Title', '{visitorTitle}', 15),
    column('手机', 'Mobile', '', 17),
    column('证件类型', 'ID type', '', 14),
    column('证件号码', 'ID number', '', 20),
  ],
  page: {
    by: 'no',
    lines: [
      [field('申请编号', 'No.', '{no}'), told('状态', 'Status', '{status}')],
      [field('承办部门', 'Handling unit', '{handlingUnit}'), field('经办人', 'Applicant', '{applicant}')],
      [field('来访单位', 'Visiting organisation', '{visitorOrg}'), field('大客户', 'Account', '{account}')],
      [field('参观类别', 'Category', '{category}'), field('接待类型', 'Tour type', '{tourType}')],
      [field('人数', 'Headcount', '{headcount}'), field('领队', 'Leader', '{leaderName}')],
      [field('开始时间', 'Planned start', '{plannedStart}'), field('结束时间', 'Planned end', '{plannedEnd}')],
      [field('参观路线', 'Route', '{route}'), field('采访拍摄', 'Media activity', '{mediaActivity}')],
      [field('与办公室联系时间', 'Office contacted at', '{officeContactedAt}'), told('提交时间', 'Submitted at', '{submittedAt}')],
      [field('参观目的', 'Purpose', '{purpose}')],
      [field('参观内容', 'Content', '{content}')],
      [field('紧急原因', 'Urgent reason', '{urgentReason}')],
    ],
    list: { zh: '参观人员', en: 'Visitors' },
    rows: 12,
    foot: [
      [told('接待人', 'Receptionist', '{receptionist}'), told('讲解员', 'Guide', '{guide}')],
      [told('用车', 'Vehicle', '{vehicle}'), told('物品保管人', 'Valuables keeper', '{valuablesKeeper}')],
      [told('公司办公室意见', 'Company office', '{officeApprovedBy}')],
      [told('公司领导意见', 'Company leader', '{leaderApprovedBy}')],
    ],
  },
};
