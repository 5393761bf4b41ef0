/** The words of a record's timeline. */
export const zhTimeline = {
  title: '时间线',
  kinds: '显示的内容',
  all: '全部',
  history: '变更',
  today: '今天',
  ahead: '将来',
  more: '更早的',
  empty: '还没有可显示的内容。',
} as const;
