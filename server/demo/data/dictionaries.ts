import type { ChipColor } from '../../entities/dictionaryItem.ts';
import type { ChoiceOf } from '../../kit/field/index.ts';

type Item = readonly [code: string, nameZh: string, nameEn: string, color?: ChoiceOf<typeof ChipColor>];

/** The company's own lists as they start out; move directions are those of domain AMB-6. */
export const DICTIONARIES: Readonly<Record<string, readonly Item[]>> = {
  INDUSTRY: [
    ['REAL_ESTATE', '房地产', 'Real estate'],
    ['TELECOM', '通信', 'Telecom'],
    ['MANUFACTURING', '制造业', 'Manufacturing'],
    ['ENERGY', '能源', 'Energy'],
    ['PHARMA', '医药', 'Pharmaceuticals'],
    ['LOGISTICS', '物流', 'Logistics'],
    ['PUBLIC', '政府与事业单位', 'Public sector'],
    ['OTHER', '其他', 'Other'],
  ],
  NEED_CATEGORY: [
    ['NEW', '新增', 'New'],
    ['EXPANSION', '扩容', 'Expansion'],
    ['RENEWAL', '续约', 'Renewal'],
    ['REPLACEMENT', '替换', 'Replacement'],
    ['GROUP_BUY', '团购', 'Group purchase'],
    ['TRIAL', '试用', 'Trial'],
  ],
  PROBLEM_CATEGORY: [
    ['PRICE', '价格', 'Price', 'ORANGE'],
    ['QUALITY', '质量', 'Quality', 'RED'],
    ['DELIVERY', '交付', 'Delivery', 'BLUE'],
    ['SERVICE', '服务', 'Service', 'TEAL'],
    ['RELATIONSHIP', '关系', 'Relationship', 'PURPLE'],
    ['COMPETITOR', '竞品', 'Competitor', 'RED'],
    ['POLICY', '政策', 'Policy', 'GREY'],
    ['FUNDS', '资金', 'Funds', 'ORANGE'],
  ],
  MOVE_DIRECTION: [
    ['UP', '上升', 'Up', 'GREEN'],
    ['STEADY', '持平', 'Steady', 'BLUE'],
    ['DOWN', '下滑', 'Down', 'ORANGE'],
    ['CHURN_RISK', '流失风险', 'Churn risk', 'RED'],
    ['TO_COMPETITOR', '转向竞品', 'To a competitor', 'RED'],
    ['RELOCATING', '迁移', 'Relocating', 'PURPLE'],
    ['EXPANDING', '扩张', 'Expanding', 'TEAL'],
  ],
  PRODUCT_CATEGORY: [
    ['RESIDENTIAL', '住宅', 'Residential'],
    ['SHOP', '商铺', 'Shops'],
    ['OFFICE', '写字楼', 'Offices'],
    ['PARKING', '车位', 'Parking'],
    ['LINE', '专线', 'Leased lines'],
    ['CLOUD', '云服务', 'Cloud services'],
    ['SIM', '号卡', 'SIM cards'],
    ['PACKAGE', '集团套餐', 'Group packages'],
    ['ALLOY', '合金牌号', 'Alloys'],
    ['PROFILE', '型材板材', 'Profiles and sheets'],
    ['SPARE', '备件', 'Spare parts'],
  ],
};
