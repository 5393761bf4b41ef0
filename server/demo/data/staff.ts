/** One person of the company: who signs in during the demo stands in {@link SIGN_IN}, the others only in records. */
import type { Role } from '../../access/roles.ts';

export type StaffTuple = readonly [username: string, name: string, nameEn: string, role: Role, unit: string];

export const SIGN_IN: readonly StaffTuple[] = [
  ['admin', '周启明', 'Zhou Qiming', 'ADMIN', 'company'],
  ['region', '郑国栋', 'Zheng Guodong', 'REGIONAL_MANAGER', 'north'],
  ['manager-east', '刘雅琴', 'Liu Yaqin', 'MANAGER', 'east'],
  ['manager-south', '何建平', 'He Jianping', 'MANAGER', 'south'],
  ['specialist-li', '李慧敏', 'Li Huimin', 'SPECIALIST', 'east'],
  ['specialist-wang', '王志远', 'Wang Zhiyuan', 'SPECIALIST', 'east'],
  ['specialist-zhao', '赵明轩', 'Zhao Mingxuan', 'SPECIALIST', 'fushun'],
  ['specialist-chen', '陈思琪', 'Chen Siqi', 'SPECIALIST', 'south'],
  ['specialist-sun', '孙立群', 'Sun Liqun', 'SPECIALIST', 'yingkou'],
  ['office', '吴晓燕', 'Wu Xiaoyan', 'OFFICE', 'office'],
  ['guide', '冯雪', 'Feng Xue', 'GUIDE', 'office'],
  ['frontdesk', '韩晓梅', 'Han Xiaomei', 'SITE_STAFF', 'east'],
  ['finance', '钱文静', 'Qian Wenjing', 'FINANCE', 'finance'],
  ['auditor', '沈正清', 'Shen Zhengqing', 'AUDITOR', 'company'],
];

export const OTHER_STAFF: readonly StaffTuple[] = [
  ['tang-ying', '唐颖', 'Tang Ying', 'SITE_STAFF', 'fushun'],
  ['ma-xiaodong', '马晓东', 'Ma Xiaodong', 'SITE_STAFF', 'south'],
  ['jiang-nan', '姜楠', 'Jiang Nan', 'SITE_STAFF', 'yingkou'],
  ['song-guohua', '宋国华', 'Song Guohua', 'OFFICE', 'office'],
  ['gao-zhenhai', '高振海', 'Gao Zhenhai', 'GUIDE', 'production'],
  ['lin-wan', '林婉', 'Lin Wan', 'GUIDE', 'technology'],
];

/** Key, name, English name, kind, key of the parent, username of the manager, regions in charge of. */
export type UnitTuple = readonly [
  key: string,
  name: string,
  nameEn: string,
  kind: string,
  parent: string | null,
  manager: string | null,
  regions: readonly string[],
];

const EAST = ['沈阳', '抚顺', '本溪', '丹东', '铁岭', '阜新', '辽阳'];
const SOUTH = ['大连', '鞍山', '营口', '盘锦', '锦州', '葫芦岛', '朝阳'];

export const UNITS: readonly UnitTuple[] = [
  ['company', '澜昇实业集团', 'Lansheng Industries', 'COMPANY', null, 'admin', []],
  ['north', '北方大区', 'Northern region', 'REGION', 'company', 'region', ['辽宁', '吉林', '黑龙江']],
  ['east', '大客户部（东区）', 'Key accounts, east', 'DEPARTMENT', 'north', 'manager-east', EAST],
  ['south', '大客户部（南区）', 'Key accounts, south', 'DEPARTMENT', 'north', 'manager-south', SOUTH],
  ['fushun', '抚顺办事处', 'Fushun branch', 'BRANCH', 'east', 'specialist-zhao', ['抚顺', '丹东']],
  ['yingkou', '营口办事处', 'Yingkou branch', 'BRANCH', 'south', null, ['营口', '鞍山', '盘锦', '锦州']],
  ['office', '办公室', 'Company office', 'OFFICE', 'company', 'office', []],
  ['production', '生产部', 'Production department', 'WORKSHOP_DEPT', 'company', 'gao-zhenhai', []],
  ['technology', '技术中心', 'Technology centre', 'WORKSHOP_DEPT', 'company', 'lin-wan', []],
  ['finance', '财务部', 'Finance department', 'FINANCE', 'company', 'finance', []],
];

/** Grade, days with the department, mentor, sites, ability note. */
export type SpecialistTuple = readonly [
  username: string,
  grade: string,
  joinedDaysAgo: number,
  mentor: string | null,
  sites: readonly string[],
  abilityNote: string,
];

export const SPECIALISTS: readonly SpecialistTuple[] = [
  ['specialist-li', 'SENIOR', 2190, null, ['hunhewan'], '谈判沉稳，善于带新人；大额合同的账期把控还需更早与财务沟通。'],
  ['specialist-wang', 'MIDDLE', 1180, 'specialist-li', ['hunhewan'], '制造业客户熟悉，现场问题判断快；拜访小结有时过于简略，需督促。'],
  ['specialist-zhao', 'JUNIOR', 760, 'specialist-wang', ['wanghuali'], '独立负责抚顺办事处，执行力强；报价策略和竞品分析需要加强辅导。'],
  ['specialist-chen', 'SENIOR', 1760, null, ['xinghaili'], '大连市场资源好，能打通决策层；计划上报偶有拖延。'],
  ['specialist-sun', 'TRAINEE', 410, 'specialist-chen', ['gangwan'], '见习期表现积极，客户评价好；专业知识尚浅，重点客户须由经理随访。'],
];
