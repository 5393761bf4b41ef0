/** What is said in Chinese of people, vehicles and zones that are taken at a time. */
export const zhAvailability = {
  title: '占用情况',
  taken: '%{when} 已被占用：',
  elsewhere: '您范围以外的参观',
  instead: '该时段有空：',
  freeTimes: '路线各区域有空的时间：',
  free: '该时段没有冲突。',
} as const;
