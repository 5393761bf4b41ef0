/** How ready a tour is, in Chinese. */
export const zhReadiness = {
  title: '准备情况',
  counts: '%{met} / %{gates} 个环节已满足，尚缺 %{missing} 项',
  short: '尚缺 %{smart_count} 项',
  article: '（第 %{no} 条）',
  gate: {
    SUBMIT: '提交申请',
    APPROVE: '审批',
    ARRANGE: '安排接待',
    CHECK_IN: '签到',
    BRIEF: '安全交底',
    START: '开始参观',
    END: '结束参观',
  },
  standing: { PASSED: '已通过', CLEAR: '条件已满足', BLOCKED: '尚有缺项', AHEAD: '尚未到' },
} as const;
