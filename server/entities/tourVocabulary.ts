import { choices } from '../kit/field/index.ts';

/** Who comes; T2 speaks of customers, a company may admit the others (EXT-1). */
export const VisitorCategory = choices('VisitorCategory', {
  CUSTOMER: ['客户视察', 'Customer inspection', 'blue'],
  SUPERIOR: ['上级', 'Superior body', 'purple'],
  PEER: ['兄弟单位', 'Sister company'],
  STUDENT: ['学生', 'Students'],
  MEDIA: ['媒体', 'Media', 'orange'],
  SUPPLIER: ['供应商', 'Supplier'],
  OTHER: ['其他', 'Other'],
});

/** Decides lead time and who approves (EXT-2). */
export const TourType = choices('TourType', {
  GROUP: ['团体', 'Group', 'blue'],
  VIP: ['贵宾', 'VIP', 'purple'],
  ORDINARY: ['普通', 'Ordinary'],
  TEMPORARY: ['临时', 'Temporary', 'orange'],
});

/** Where the guide comes from (T8). */
export const GuideSource = choices('GuideSource', {
  OFFICE: ['办公室', 'Office'],
  PRODUCTION_DEPT: ['生产部', 'Production department'],
  TECH_CENTER: ['技术中心', 'Technology centre'],
  DESIGNATED: ['指定讲解员', 'Designated guide'],
});

/** The states of a tour, from the application to its close (domain §2.6). */
export const TourStatus = choices('TourStatus', {
  DRAFT: ['草稿', 'Draft', 'grey'],
  SUBMITTED: ['已提交', 'Submitted', 'blue'],
  RETURNED: ['已退回', 'Returned', 'orange'],
  APPROVED: ['已批准', 'Approved', 'teal'],
  REJECTED: ['已拒绝', 'Rejected', 'red'],
  ARRANGED: ['已安排', 'Arranged', 'teal'],
  CHECKED_IN: ['已签到', 'Checked in', 'purple'],
  BRIEFED: ['已交底', 'Briefed', 'purple'],
  IN_PROGRESS: ['参观中', 'In progress', 'purple'],
  COMPLETED: ['已完成', 'Completed', 'green'],
  CLOSED: ['已关闭', 'Closed', 'green'],
  CANCELLED: ['已取消', 'Cancelled', 'grey'],
  NO_SHOW: ['未到', 'No show', 'red'],
  ABORTED: ['已中止', 'Aborted', 'red'],
});
