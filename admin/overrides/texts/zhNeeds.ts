/** What the boards of needs say in Chinese. */
export const zhNeeds = {
  board: '需求看板',
  mine: '只看我的',
  direction: {
    menu: '移动方向看板',
    title: '移动方向 × 问题点',
    intro: '范围内全部客户的对策，按对策前的移动方向与问题类别排列；点数字查看对应的需求。',
    onlyOpen: '只看未结束的',
    direction: '移动方向',
    unfiled: '未分类',
    sum: '合计',
    cell: '%{direction} · %{category}：%{smart_count} 条',
    accounts: '%{smart_count} 家客户',
    needs: '相关需求',
    noNeed: '未关联需求',
    close: '关闭',
    none: '范围内没有对策。',
    more: '只显示前 %{smart_count} 条。',
    due: '期限 %{day}',
    after: '对策后：%{direction}',
  },
};
