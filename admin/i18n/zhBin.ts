/** The words of the recycle bin. */
export const zhBin = {
  title: '回收站',
  search: '搜索已删除的记录',
  nouns: '记录类型',
  deletedBy: '%{name} 于 %{at} 删除',
  deletedAt: '%{at} 删除',
  along: '恢复时一并恢复其%{names}',
  noMatch: '没有符合条件的已删除记录。',
  noMatchHint: '可换个词，或选择“全部”。',
  empty: '回收站是空的。',
  emptyHint: '删除的记录会出现在这里，可随时恢复。',
} as const;
