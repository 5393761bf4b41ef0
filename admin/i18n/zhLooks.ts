/** The words of the ways to look at a list: what they have in common. */
export const zhLooks = {
  filters: '筛选',
  filtersOn: '筛选（%{smart_count}）',
  changed: '“%{name}”的%{field}已修改。',
  takenBack: '已撤销。',
  cells: {
    edit: '修改“%{name}”的%{field}',
    keys: 'Enter 保存 · Tab 下一格 · Esc 放弃',
    saving: '正在保存…',
  },
  calendar: {
    title: '%{name}日历',
    start: '日期',
    end: '结束日期',
    noEnd: '（无）',
    span: '显示范围',
    spans: { month: '月', week: '周', list: '日程' },
    earlier: '往前',
    later: '往后',
    today: '今天',
    none: '这段时间没有记录。',
    more: '记录较多，仅显示 %{shown} 条（共 %{total} 条），请缩小筛选范围。',
    howTo: '拖到另一天即改期；键盘：空格拿起，方向键选日期，空格放下，Esc 放回。',
    said: {
      picked: '已拿起“%{name}”，现在%{day}。方向键选日期，空格放下，Esc 放回。',
      stuck: '您不能修改“%{name}”的日期。',
      over: '%{day}',
      dropped: '“%{name}”已移到%{day}。',
      back: '“%{name}”已放回%{day}。',
      refused: '“%{name}”没有移动：%{reason}',
    },
  },
} as const;
