/** The handbook's frame in Chinese; its pages are Markdown. */
export const zhHandbook = {
  title: '使用手册',
  contents: '手册目录',
  chapter: {
    specialist: '客户专员',
    manager: '大客户经理',
    office: '办公室',
    'front-desk': '案场前台',
    administrator: '系统管理员',
    developer: '接口与 BI',
    finance: '财务',
    regional: '大区经理',
    others: '讲解员与审计',
  },
} as const;
