import type { AccountTuple } from './accounts.ts';

/** Two of these characters make an invented brand. */
export const BRAND_CHARACTERS: readonly string[] = [...'鑫恒盛泰瑞宏达通华远诚信嘉禾润泽凯瑞博雅卓越锦程天成永固金桥星河海川北辰东晟'];

/** What such a company calls its trade. */
export const TRADES: Readonly<Record<AccountTuple[5], readonly string[]>> = {
  REAL_ESTATE: ['置业', '地产开发', '物业管理', '城市更新', '商业管理', '园区运营'],
  TELECOM: ['通信技术', '网络科技', '数据服务', '信息工程', '云计算', '智能终端'],
  MANUFACTURING: ['机械制造', '精密铸造', '汽车零部件', '金属制品', '装备工程', '新材料'],
};
