/** The words of a record's history. */
export const zhHistory = {
  title: '变更历史',
  empty: '还没有变更记录。',
  emptyHint: '今后的每次修改都会记在这里：谁、何时、改了什么。成批导入的初始数据不逐条记录。',
  became: '改为',
  unseen: '已删除或不可见的记录 |||| %{smart_count} 条已删除或不可见的记录',
  more: '另有 %{smart_count} 项',
  less: '收起',
  restore: '恢复“%{field}”的原值',
  restoreTitle: '恢复“%{field}”的原值？',
  restoreTo: '将恢复为：',
  restoreHint: '此后的变更仍保留在历史中。',
  restored: '已恢复原值',
  conflict: '此记录刚刚被他人修改，已载入最新内容。请核对后再恢复。',
} as const;
