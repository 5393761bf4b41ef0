/** Sentences of the applications that wait, in Chinese. */
export const zhTourInbox = {
  menu: '参观审批',
  title: '参观审批',
  toDecide: '待审批（%{smart_count}）',
  toArrange: '待安排接待（%{smart_count}）',
  noneToDecide: '没有待审批的申请。',
  noneToArrange: '没有待安排的参观。',
  ahead: '距开始 %{hours} 小时',
  approvedBy: '已批准：%{names}',
  urgent: '紧急原因：%{reason}',
  lack: {
    late: '应提前 %{hours} 小时，仅 %{ahead} 小时',
    closed: '路线含谢绝参观区域',
    tooMany: '超过单批上限 %{limit} 人（%{headcount} 人）',
    list: '名单 %{listed} / %{headcount} 人',
  },
} as const;
