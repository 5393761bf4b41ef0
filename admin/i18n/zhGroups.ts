/** The words of rows put together in groups. */
export const zhGroups = {
  title: '%{name}分组统计',
  by: '分组方式',
  next: '再按',
  none: '不再细分',
  stretch: '%{name}（%{grain}）',
  grain: { DAY: '日', WEEK: '周', MONTH: '月', QUARTER: '季', YEAR: '年' },
  weekOf: '%{day}起的一周',
  year: '%{year}年',
  quarter: '%{year}年第%{quarter}季度',
  count: '数量',
  open: '查看这些记录',
  without: '（未填写）',
  most: '只显示前 %{smart_count} 组，请缩小筛选范围。',
} as const;
