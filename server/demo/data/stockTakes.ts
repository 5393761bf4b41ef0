/** Site, state, days ago, the share of its items that has been counted. */
export type StockTakeTuple = readonly [site: string, status: 'OPEN' | 'COUNTED' | 'CONFIRMED', daysAgo: number, share: number];

export const STOCK_TAKES: readonly StockTakeTuple[] = [
  ['hunhewan', 'CONFIRMED', 62, 1],
  ['xinghaili', 'CONFIRMED', 61, 1],
  ['xinghaili', 'COUNTED', 1, 1],
  ['gangwan', 'OPEN', 0, 0.5],
];

/** What was counted other than the book has it, by state, site and name: how many more, the condition, a note. */
export const COUNTED_OTHERWISE: Readonly<Record<string, readonly [over: number, condition: string, note: string]>> = {
  'CONFIRMED/hunhewan/反光背心': [-2, 'GOOD', '外展借出未还，已联系'],
  'CONFIRMED/hunhewan/参观安全帽': [0, 'WORN', '帽衬老化六顶，已报更换'],
  'CONFIRMED/hunhewan/洽谈桌椅': [1, 'GOOD', '仓库内多一套，原调拨未入账'],
  'CONFIRMED/xinghaili/干粉灭火器': [-1, 'GOOD', '消防演练用掉一具未登记'],
  'COUNTED/xinghaili/反光背心': [-3, 'GOOD', '活动后缺三件'],
  'COUNTED/xinghaili/咖啡机': [-1, 'MISSING', '样板间没有找到'],
  'COUNTED/xinghaili/前台验钞点钞机': [0, 'BROKEN', '一台卡钞，待送修'],
  'COUNTED/xinghaili/干粉灭火器': [1, 'GOOD', '消防更换时多留一具'],
  'OPEN/gangwan/前台办公电脑': [-1, 'GOOD', '一台已搬去展厅，未登记'],
};
