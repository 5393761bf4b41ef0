/** The words of export, import and bulk edit. */
export const zhFlows = {
  export: {
    entry: '导出…',
    title: '导出%{name}',
    filtered: '将导出符合当前筛选的 %{number} 条记录，按列表的排序。',
    whole: '将导出全部 %{number} 条记录，按列表的排序。',
    noDeleted: '已删除的记录不能导出。',
    format: '文件格式',
    xlsx: 'Excel 工作簿（.xlsx）',
    csv: 'CSV 文本（.csv，UTF-8）',
    columns: '导出的列',
    shown: '列表中显示的 %{smart_count} 列',
    all: '全部 %{smart_count} 列',
    coming: '导出进度',
    got: '已接收 %{size} MB',
    run: '导出',
    done: '已导出 %{smart_count} 条记录。',
  },
} as const;
