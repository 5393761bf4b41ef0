import { zhAvailability } from './zhAvailability.ts';
import { zhReadiness } from './zhReadiness.ts';
import { zhTourCalendar } from './zhTourCalendar.ts';

/** Sentences of form F, the application for a tour, in Chinese. */
export const zhTourForm = {
  step: { party: '来访', way: '时间与路线', notice: '提前与审批', list: '名单' },
  back: '上一步',
  next: '下一步',
  submit: '保存并提交',
  draft: '仅保存草稿',
  saved: '已保存参观申请 %{no}',
  needs: '路线要求',
  helmet: '须戴安全帽',
  keeper: '强磁场，须设物品保管人',
  limit: '单批最多 %{limit} 人',
  guides: '讲解部门：%{units}',
  minutes: '%{minutes} 分钟',
  closed: '路线含谢绝参观区域，不能申请。',
  tooMany: '路线单批最多 %{limit} 人，申请 %{headcount} 人。',
  late: '此类参观须提前 %{hours} 小时申请，现仅提前 %{ahead} 小时；请填写紧急原因。',
  inTime: '此类参观须提前 %{hours} 小时申请；距开始还有 %{ahead} 小时。',
  approvers: '提交后由 %{names} 审批。',
  and: '、',
  list: '来宾名单',
  listHint: '每行一人，可写“姓名，单位，职务”；也可以之后补充，签到前须与人数一致。',
  listed: '已列 %{listed} 人，申请 %{headcount} 人',
  taken: zhAvailability,
  calendar: zhTourCalendar,
  readiness: zhReadiness,
} as const;
