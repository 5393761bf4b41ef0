/** The page for those who write programs, in Chinese. */
export const zhDevelopers = {
  title: '开发者',
  about: '用程序读写本系统所需的一切：地址、令牌、示例、限制和错误代码。',
  addresses: {
    title: '地址',
    graphql: 'GraphQL 接口（POST）',
    datasets: '数据集清单（GET）',
    reference: '本页的限制与错误代码（GET，JSON）',
  },
  tokens: {
    title: '我的令牌',
    about: '令牌只显示一次，请妥善保存；疑似泄露时立即吊销。',
    none: '您名下还没有令牌。新建一个，只勾选程序真正需要的权限范围。',
    noneIssued: '您名下没有令牌。需要时请大客户经理或系统管理员签发。',
    create: '新建令牌',
    all: '全部令牌',
    unlimited: '不限',
    noField: '无',
    asKind: '按类型的上限',
    use: '近 %{days} 天用量',
    used: '请求 %{queries} 次，返回 %{rows} 行，拒绝 %{denied} 次',
  },
  examples: {
    title: '示例',
    about: '逐页读完一个列表。把 TOKEN 换成令牌，至少需要范围：%{scopes}。',
    language: { curl: 'curl', powerQuery: 'Power Query', python: 'Python', javaScript: 'JavaScript' },
    how: {
      curl: '在终端执行，返回第一页。',
      powerQuery: '在 Power BI 或 Excel 的高级编辑器中粘贴，自动逐页读取。',
      python: 'Python 3，只用标准库；遇到限流会按提示等待。',
      javaScript: 'Node 18 及以上，存为 .mjs 文件运行。',
    },
  },
  ways: {
    title: '怎么做',
    example: '示例',
    page: {
      title: '分页',
      text: '请求 pageInfo { hasNextPage endCursor }，把 endCursor 作为下一页的 after。排序总是以 id 收尾，翻页期间不会漏行或重行。totalCount 只在需要时请求。',
    },
    sync: {
      title: '增量同步',
      text: '数据集带参数 updatedSince 只返回此后变动的行；已删除或不再可见的行只有 id 和 deletedAt。下次同步以响应头 X-Dataset-As-Of 的时刻为起点。客户换了负责人而离开范围的行不在其中，请隔一段时间全量读取一次。',
    },
    once: {
      title: '只生效一次',
      text: '写操作带上 Idempotency-Key（每个业务动作一个值，1 至 200 个可见字符）。超时后用同一个值重发：只生效一次，回答与第一次相同，并带响应头 Idempotency-Replayed。',
    },
    rate: {
      title: '限流',
      text: '每个令牌按分钟计数，每个响应都说明余量；用完后回答 429 和 Retry-After，等待该秒数后再试。',
    },
    language: {
      title: '语言与时间',
      text: '消息和标签的语言由 Accept-Language（zh 或 en）决定。时刻一律为 UTC 的 ISO 格式，日期按北京时间；金额和小数是文本，请勿转为浮点数。',
    },
  },
  limits: {
    title: '限制',
    about: '对当前登录者有效；令牌可以设得更低。超出时回答 QUERY_TOO_COSTLY、VALIDATION_FAILED 或 413。',
    what: '项目',
    most: '上限',
  },
  errors: {
    title: '错误代码',
    about: '代码长期不变，程序请按 extensions.code 判断，不要比较文字。',
    code: '代码',
    status: 'HTTP 状态',
    sentence: '给人看的句子',
    advice: '怎么办',
    retry: '可否重试',
    fields: 'fieldErrors 中的代码',
  },
} as const;
