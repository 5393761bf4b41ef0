/** Name, category, model, unit, quantity, original cost in CNY: what a sales site has. */
export type EquipmentTuple = readonly [name: string, category: string, model: string, unit: string, quantity: number, cost: number];

export const SITE_EQUIPMENT: readonly EquipmentTuple[] = [
  ['彩色复印一体机', 'OFFICE', '理光 C2010', '台', 1, 16800],
  ['前台验钞点钞机', 'OFFICE', '得力 33302', '台', 2, 1280],
  ['签约室碎纸机', 'OFFICE', '科密 C-638', '台', 1, 960],
  ['前台办公电脑', 'IT', '联想 启天 M450', '台', 4, 4600],
  ['案场无线网络套装', 'IT', '华为 AR617', '套', 1, 7200],
  ['访客登记平板', 'IT', '荣耀 平板 9', '台', 3, 2100],
  ['项目总沙盘', 'DISPLAY', '1:150 定制', '套', 1, 186000],
  ['户型模型', 'DISPLAY', '1:30 定制', '件', 6, 5200],
  ['拼接大屏', 'DISPLAY', '55 寸 3×3', '套', 1, 64800],
  ['洽谈桌椅', 'FURNITURE', '一桌四椅', '套', 8, 2400],
  ['贵宾沙发', 'FURNITURE', '三人位', '套', 2, 6800],
  ['参观安全帽', 'SAFETY', 'ABS 白色', '顶', 30, 45],
  ['反光背心', 'SAFETY', '网布均码', '件', 30, 22],
  ['干粉灭火器', 'SAFETY', 'MFZ/ABC4', '件', 10, 88],
  ['看房电瓶车', 'VEHICLE', '八座', '台', 1, 42000],
  ['咖啡机', 'OTHER', '全自动', '台', 1, 5600],
];

export const EQUIPMENT_NOTES: Readonly<Record<string, readonly string[]>> = {
  ISSUE: ['开盘前统一领用', '新入职人员领用，已签字'],
  RETURN: ['活动结束归还，清点无误', '人员调岗，设备归还库房'],
  TRANSFER: ['望花里撤场，调拨至其他案场', '星海里大型活动临时支援，随后留用'],
  REPAIR: ['卡纸频繁，送维修站检测', '屏幕一角黑块，返厂'],
  REPAIRED: ['更换硒鼓组件后恢复', '更换面板，质保三个月'],
  CHECK: ['季度检查，状态良好', '年检合格，已贴标', '检查发现帽衬老化六顶，已换新'],
  LOSS: ['外展活动遗失，责任人按规定赔偿'],
  SCRAP: ['超过使用年限，无维修价值，批准报废'],
};
