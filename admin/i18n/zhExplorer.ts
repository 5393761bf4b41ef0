/** The words of the page where queries are tried out. */
export const zhExplorer = {
  title: '查询调试台',
  about: {
    list: '%{name}：列表的一页，带总数',
    count: '%{name}：按状态计数，不受分页限制',
    nested: '%{name}：连同下属记录，一次取回',
  },
} as const;
