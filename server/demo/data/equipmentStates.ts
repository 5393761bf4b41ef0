/** What is not simply in use, by site and name. */
export const EQUIPMENT_STATUS: Readonly<Record<string, string>> = {
  'hunhewan/彩色复印一体机': 'REPAIR',
  'hunhewan/访客登记平板': 'LENT',
  'xinghaili/案场无线网络套装': 'REPAIR',
  'xinghaili/签约室碎纸机': 'SCRAPPED',
  'xinghaili/户型模型': 'LOST',
  'gangwan/拼接大屏': 'IDLE',
  'gangwan/看房电瓶车': 'IDLE',
  'gangwan/咖啡机': 'IDLE',
  'wanghuali/项目总沙盘': 'SCRAPPED',
  'wanghuali/拼接大屏': 'LENT',
};

/** What came over from the closed site. */
export const TRANSFERRED: readonly string[] = ['gangwan/洽谈桌椅', 'gangwan/前台办公电脑', 'hunhewan/看房电瓶车'];
