/** The words of lists of choices. */
export const zhOptions = {
  add: '添加选项',
  zh: '选项 %{number} 名称',
  en: '选项 %{number} 英文名称',
  code: '选项 %{number} 代码',
  raise: '上移选项 %{number}',
  remove: '去掉选项 %{number}',
  retired: '停用',
};
