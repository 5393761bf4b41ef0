/** What calls, messages and meetings between visits were about; `{who}` is the person. */
export const CALLS: readonly (readonly [channel: string, summary: string])[] = [
  ['PHONE', '电话确认本月到货计划，{who}要求提前两天通知车号。'],
  ['WECHAT', '微信发送新版价目表，{who}回复将在周会上讨论。'],
  ['EMAIL', '邮件回复合同附件修改意见，等待对方法务确认。'],
  ['MEETING', '与{who}线上会议，梳理下季度需求和付款安排。'],
  ['PHONE', '{who}来电询问案场开放时间，已预约周末看房。'],
  ['WECHAT', '提醒{who}发票已寄出，对方确认收到。'],
  ['PHONE', '跟进上次拜访提出的质量问题，{who}表示处理结果可以接受。'],
  ['MEETING', '三方会议讨论联合推广方案，{who}负责协调内部资源。'],
  ['EMAIL', '发送检测报告和资质文件，供对方供应商评审使用。'],
  ['PHONE', '{who}反映安装进度偏慢，已请现场负责人当天回复。'],
];

/** Parties that come to a sales site, as the front desk writes them down. */
export const PARTIES: readonly string[] = ['员工团购组', '带看客户组', '商户考察团', '意向业主组', '合作渠道看房团', '企业置业组'];

/** Prospects that a plan names before they are in the base. */
export const PROSPECTS: readonly string[] = [
  '浑南软件园企业联盟',
  '本溪矿业设备公司',
  '大东汽配产业园',
  '金州新材料公司',
  '营口港务物流',
  '抚顺石化检修公司',
];

export const PURPOSES: Readonly<Record<'EXPANSION' | 'DELIVERY' | 'DEAL', readonly string[]>> = {
  EXPANSION: ['新客户建档并确认决策人', '转介客户首次对接', '园区陌拜，摸清需求'],
  DELIVERY: ['组织到案场看样板间', '邀约意向客户到访案场', '渠道带看'],
  DEAL: ['推动认购转签约', '落实价格审批并签约', '锁定付款方式'],
};

/** Agreements by state: title, kind, days from today that they begin and end, amount in 万元. */
export type AgreementTuple = readonly [
  status: string,
  title: string,
  kind: string,
  from: number | null,
  to: number | null,
  amount: number | null,
];

// oxfmt-ignore
export const AGREEMENTS: readonly AgreementTuple[] = [
  ['EFFECTIVE', '年度框架采购协议', 'FRAMEWORK', -345, 20, 2600],
  ['EFFECTIVE', '战略合作协议', 'FRAMEWORK', -310, 55, 4800],
  ['EFFECTIVE', '渠道带看合作协议', 'CHANNEL', -200, 165, 120],
  ['EFFECTIVE', '员工团购协议', 'GROUP_BUY', -120, 245, 1800],
  ['EFFECTIVE', '设备维保服务协议', 'SERVICE', -90, 275, 86],
  ['SIGNED', '年度供货协议', 'SALES', 12, 377, 1450],
  ['APPROVED', '商业运营合作协议', 'FRAMEWORK', 20, 750, 2200],
  ['REVIEW', '专线接入服务协议', 'SERVICE', 15, 380, 96],
  ['RETURNED', '铝型材年度采购协议', 'SALES', 10, 375, 980],
  ['DRAFT', '园区保密协议', 'NDA', null, null, null],
  ['EXPIRED', '上年度渠道协议', 'CHANNEL', -400, -35, 110],
  ['TERMINATED', '联合推广协议', 'CHANNEL', -180, 185, 60],
];

/** States of deals, newest last, with the days ago that they were signed or entered. */
export const DEALS: readonly (readonly [status: string, daysAgo: number])[] = [
  ['SIGNED', 96],
  ['SIGNED', 88],
  ['SIGNED', 71],
  ['SIGNED', 62],
  ['SIGNED', 47],
  ['CANCELLED', 41],
  ['SIGNED', 33],
  ['SIGNED', 24],
  ['SIGNED', 17],
  ['SIGNED', 9],
  ['SUBSCRIBED', 8],
  ['SUBSCRIBED', 5],
  ['INTENT', 6],
  ['INTENT', 3],
  ['INTENT', 2],
];
