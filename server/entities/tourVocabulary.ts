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

/** Whose word an application may wait for (EXT-2), by their role. */
export const TourApprover = choices('TourApprover', {
  OFFICE: ['办公室', 'Office', 'blue'],
  REGIONAL_MANAGER: ['大区经理', 'Regional manager', 'purple'],
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

/** Where a named visitor is. */
export const VisitorPresence = choices('VisitorPresence', {
  EXPECTED: ['待到', 'Expected', 'blue'],
  PRESENT: ['在场', 'Present', 'green'],
  ABSENT: ['未到', 'Absent', 'grey'],
  LEFT: ['已离开', 'Left', 'teal'],
});

export const IdType = choices('IdType', {
  ID_CARD: ['居民身份证', 'Identity card'],
  PASSPORT: ['护照', 'Passport'],
  PERMIT: ['通行证', 'Travel permit'],
  OTHER: ['其他', 'Other'],
});

/** What a strong magnetic field would be dangerous to. */
export const ImplantDeclaration = choices('ImplantDeclaration', {
  NONE: ['无', 'None', 'green'],
  PACEMAKER: ['心脏起搏器', 'Pacemaker', 'red'],
  OTHER: ['其他植入物', 'Another implant', 'orange'],
});

/** What visitors hand over before a strong magnetic field (T7), and what else a company takes into keeping (EXT-1). */
export const DepositKind = choices('DepositKind', {
  WATCH: ['手表', 'Watch'],
  BANK_CARD: ['信用卡', 'Bank card'],
  PHONE: ['手机', 'Phone'],
  CAMERA: ['相机', 'Camera'],
  MAGNETIC_MEDIA: ['磁性介质', 'Magnetic media'],
  OTHER: ['其他', 'Other'],
});

export const DepositStatus = choices('DepositStatus', {
  HELD: ['保管中', 'Held', 'orange'],
  RETURNED: ['已领回', 'Returned', 'green'],
  DISPUTED: ['有争议', 'Disputed', 'red'],
});

/** When a point of the safety checklist is due. */
export const CheckPhase = choices('CheckPhase', {
  BEFORE: ['到访前', 'Before arrival'],
  BRIEFING: ['交底', 'Briefing', 'blue'],
  BEFORE_ZONE: ['进入区域前', 'Before a zone', 'orange'],
  DURING: ['参观中', 'During the tour'],
  END: ['结束', 'At the end', 'green'],
});

/** On which tours a point of the checklist is due. */
export const CheckScope = choices('CheckScope', {
  ALL: ['所有参观', 'Every tour'],
  WORKSHOP: ['含生产车间', 'With a workshop'],
  HELMET: ['须戴安全帽的区域', 'With helmets'],
  MAGNETIC: ['强磁场区域', 'With a strong magnetic field'],
});

/** Articles of the tour regulation that a point of the checklist follows (domain §1.3). */
export const TourArticle = choices('TourArticle', {
  T3: ['第三条', 'Article 3'],
  T4: ['第四条', 'Article 4'],
  T5: ['第五条', 'Article 5'],
  T6: ['第六条', 'Article 6'],
  T7: ['第七条', 'Article 7'],
  T8: ['第八条', 'Article 8'],
  T9: ['第九条', 'Article 9'],
  T10: ['第十条', 'Article 10'],
  HOUSE: ['公司规定', 'House rule'],
});

/** What went otherwise than the regulation wants. */
export const IncidentKind = choices('IncidentKind', {
  LEFT_GROUP: ['离队', 'Left the group', 'red'],
  ROUTE_DEVIATION: ['偏离路线', 'Off the route', 'orange'],
  OVERTIME: ['超时', 'Overtime', 'orange'],
  NO_HELMET: ['未戴安全帽', 'No helmet', 'red'],
  NOT_RETURNED: ['物品未归还', 'Not returned', 'orange'],
  DAMAGE: ['损坏', 'Damage', 'red'],
  INJURY: ['受伤', 'Injury', 'red'],
  PHOTO: ['违规拍摄', 'Photographs', 'orange'],
  OTHER: ['其他', 'Other', 'grey'],
});

export const Severity = choices('Severity', {
  LOW: ['轻微', 'Low', 'grey'],
  MEDIUM: ['一般', 'Medium', 'orange'],
  HIGH: ['严重', 'High', 'red'],
});

/** The states in which a party is on its way through the house. */
export const AT_THE_DOOR = ['ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS'];

/** The states in which whoever applied still completes the list of visitors (domain §2.12). */
export const LIST_OPEN = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'ARRANGED'];
