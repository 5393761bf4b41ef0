/** What the panel says of a year without an official working calendar, in Chinese. */
export const zhCalendar = {
  missing: '%{years} 年的官方工作日历尚未导入，工作日暂按周一至周五推算，计划截止、迟报和提醒可能有误。',
  keeper: '放假安排公布后请导入，也可在工作日历中逐日录入（来源选“导入”）。在服务器上运行：',
  reader: '请系统管理员导入放假安排。',
  show: '查看工作日历',
  later: '本次不再显示',
} as const;
