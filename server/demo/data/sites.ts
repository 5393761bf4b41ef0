/** Key, code, name, project, unit, address, place, front desk, status. */
export type SiteTuple = readonly [
  key: string,
  code: string,
  name: string,
  project: string,
  unit: string,
  address: string,
  place: readonly [lat: number, lng: number],
  frontDesk: string,
  status: string,
];

// oxfmt-ignore
export const SITES: readonly SiteTuple[] = [
  ['hunhewan', 'AC-SY-01', '浑河湾营销中心', '澜昇·浑河湾', 'east', '沈阳市浑南区浑河堤路', [41.7412, 123.4583], 'frontdesk', 'OPEN'],
  ['wanghuali', 'AC-FS-01', '望花里营销中心', '澜昇·望花里', 'fushun', '抚顺市望花区和平路', [41.8541, 123.8012], 'tang-ying', 'CLOSED'],
  ['xinghaili', 'AC-DL-01', '星海里展示中心', '澜昇·星海里', 'south', '大连市沙河口区中山路', [38.8842, 121.5861], 'ma-xiaodong', 'OPEN'],
  ['gangwan', 'AC-YK-01', '港湾商业街接待处', '澜昇·港湾商业街', 'yingkou', '营口市鲅鱼圈区海星大街', [40.2587, 122.1264], 'jiang-nan', 'PREPARING'],
];
