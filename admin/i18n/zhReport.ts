/** The words of report pages. */
export const zhReport = {
  csv: '下载 CSV',
  xlsx: '下载 Excel',
  print: '打印',
  back: '返回报表',
  total: '合计',
  incomplete: '请先选择必填的条件。',
  empty: '此条件下没有数据。',
  emptyHint: '换一个月份或部门再看。',
} as const;
