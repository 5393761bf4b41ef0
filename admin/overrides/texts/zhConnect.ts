/** How a reporting tool reads what a list shows, in Chinese. */
export const zhConnect = {
  menu: '连接到 BI…',
  title: '把“%{name}”连接到 BI',
  about: '下面的内容按列表当前的筛选、排序和显示的列生成，复制到报表工具即可，数据随时刷新。',
  token: '把其中的 TOKEN 换成数据分析令牌，至少需要范围：%{scopes}。',
  ownToken: '去新建令牌',
  askToken: '令牌由经理或管理员签发，请向他们索取。',
  more: '共 %{total} 行，多于一页的 %{page} 行：Power Query 会自动逐页读取；其他工具请把上一页的 endCursor 作为变量 after 再取下一页，或使用现成数据集。',
  deleted: '只包括未删除的记录。',
  tools: '工具',
  tool: {
    powerQuery: 'Power BI / Excel',
    grafana: 'Grafana',
    apiSource: '帆软 / Quick BI',
    curl: 'curl',
    dataset: '现成数据集',
  },
  howTo: {
    powerQuery: '获取数据 → 空查询 → 高级编辑器，整段粘贴；首次连接询问凭据时选“匿名”，令牌已在请求头中。',
    grafana: '安装 Infinity 数据源，在其认证设置里填 Bearer 令牌，再把面板的查询 JSON 换成下面这段。',
    apiSource: '帆软用“JSON/API 数据集”，Quick BI 用“API 数据源”，按下列各项填写。',
    curl: '在终端执行，返回 JSON。',
    dataset: '整张表的 CSV，适合用 GET 取数的工具；它有自己的参数，不带当前筛选。改成 .xlsx、.json、.parquet 可换格式。',
  },
} as const;
