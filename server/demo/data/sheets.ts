/** How far the sheet of last month is for each; those of the months before are closed. */
export const STANDING = {
  'specialist-li': 'RATED',
  'specialist-wang': 'APPEALED',
  'specialist-zhao': 'CONFIRMED',
  'specialist-chen': 'CALCULATED',
  'specialist-sun': 'OPEN',
} as const;

/** What somebody is usually given for what is rated, and how that moves from month to month. */
export const RATED: Readonly<Record<keyof typeof STANDING, readonly [points: number, growth: number]>> = {
  'specialist-li': [92, 0],
  'specialist-wang': [86, -1],
  'specialist-zhao': [82, 1],
  'specialist-chen': [90, 0],
  'specialist-sun': [73, 3],
};

/** What nobody has rated yet on a sheet that is calculated and no further. */
export const AWAITED: ReadonlySet<string> = new Set(['出勤', '市场管理', '业务管理', '客户服务', '前台支持', '后台响应']);

export const COMMENTS: readonly string[] = [
  '主动补位，协同到位',
  '小结写得细，跟进及时',
  '例会准备充分',
  '资料更新略慢，下月改进',
  '客户来电表扬',
];

/** Objections: whose, how many months ago, and the answer where there is one. */
export const APPEALS = [
  { specialist: 'specialist-wang', offset: -1, text: '有一次拜访是客户临时改为视频的，纪要和后续订单都在，申请计入。', answer: null },
  {
    specialist: 'specialist-chen',
    offset: -3,
    text: '月末取消的一次拜访由客户方原因造成，申请不计入计划。',
    answer: '计划以审批时的承诺为准，维持原结果。',
  },
] as const;

/** What some say of their month. */
export const REVIEWS: readonly {
  readonly specialist: keyof typeof STANDING;
  readonly offset: number;
  readonly achievements: string;
  readonly shortcomings: string;
  readonly improvement: string;
}[] = [
  {
    specialist: 'specialist-li',
    offset: -1,
    achievements: '完成重点客户季度回访，促成两家客户到案场考察。',
    shortcomings: '拓展目标没有全部完成，新客户首访偏晚。',
    improvement: '每周三下午固定留给新客户首访。',
  },
  {
    specialist: 'specialist-wang',
    offset: -1,
    achievements: '制造业客户现场问题当天闭环，客户满意度提升。',
    shortcomings: '拜访小结有时过于简略。',
    improvement: '当天晚上写完小结，写清下一步和时间。',
  },
  {
    specialist: 'specialist-chen',
    offset: -2,
    achievements: '渠道输送稳定，到访客户质量较高。',
    shortcomings: '月度计划上报晚了两个工作日。',
    improvement: '月末前五个工作日先按系统建议起草计划。',
  },
];
