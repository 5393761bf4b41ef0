/** Code, names, category, unit, price unit, list price in CNY, key of the sales site. */
export type ProductTuple = readonly [
  code: string,
  nameZh: string,
  nameEn: string,
  category: string,
  unit: string,
  priceUnit: string,
  listPrice: string,
  site?: string,
];

/** The three industry packs (domain §2.3). */
// oxfmt-ignore
export const PRODUCTS: readonly ProductTuple[] = [
  ['RE-101', '浑河湾·高层住宅', 'Hunhe Bay, high-rise flat', 'RESIDENTIAL', '套', 'PER_SQM', '11800', 'hunhewan'],
  ['RE-102', '浑河湾·洋房', 'Hunhe Bay, garden flat', 'RESIDENTIAL', '套', 'PER_SQM', '14600', 'hunhewan'],
  ['RE-103', '星海里·公寓', 'Xinghaili, serviced flat', 'RESIDENTIAL', '套', 'PER_SQM', '16500', 'xinghaili'],
  ['RE-201', '商铺', 'Shop', 'SHOP', '间', 'PER_SQM', '23800', 'hunhewan'],
  ['RE-202', '港湾商业街铺位', 'Harbour street shop', 'SHOP', '间', 'PER_SQM', '18600', 'gangwan'],
  ['RE-301', '写字楼', 'Office floor', 'OFFICE', '㎡', 'PER_SQM', '12900', 'xinghaili'],
  ['RE-302', '写字楼（租赁）', 'Office floor, leased', 'OFFICE', '㎡', 'PER_MONTH', '68', 'xinghaili'],
  ['RE-401', '地下车位', 'Underground parking space', 'PARKING', '间', 'PER_SET', '128000', 'hunhewan'],
  ['TL-101', '专线', 'Leased line', 'LINE', '条', 'PER_MONTH', '4800'],
  ['TL-102', '互联网专线 500M', 'Internet line, 500 Mbit/s', 'LINE', '条', 'PER_MONTH', '6200'],
  ['TL-201', '云主机', 'Cloud server', 'CLOUD', '台', 'PER_MONTH', '420'],
  ['TL-202', '机柜托管', 'Rack colocation', 'CLOUD', '台', 'PER_MONTH', '5500'],
  ['TL-301', '物联网号卡', 'IoT SIM card', 'SIM', '件', 'PER_MONTH', '6'],
  ['TL-401', '集团套餐', 'Group package', 'PACKAGE', '套', 'PER_MONTH', '99'],
  ['MF-101', '铸锭', 'Ingot', 'ALLOY', '吨', 'PER_TON', '20350'],
  ['MF-102', '铝合金锭 ADC12', 'Aluminium alloy ingot ADC12', 'ALLOY', '吨', 'PER_TON', '21200'],
  ['MF-103', '铝棒 6063', 'Aluminium billet 6063', 'ALLOY', '吨', 'PER_TON', '20950'],
  ['MF-201', '铝合金板材', 'Aluminium alloy sheet', 'PROFILE', '吨', 'PER_TON', '24600'],
  ['MF-202', '断桥门窗型材', 'Thermal-break window profile', 'PROFILE', '吨', 'PER_TON', '23900'],
  ['MF-203', '工业型材 40 系列', 'Industrial profile, series 40', 'PROFILE', '吨', 'PER_TON', '25800'],
  ['MF-301', '电解槽备件', 'Electrolysis cell spare part', 'SPARE', '件', 'PER_PIECE', '8600'],
  ['MF-302', '挤压机备件', 'Extrusion press spare part', 'SPARE', '件', 'PER_PIECE', '3200'],
];
