import type { AccountTuple } from './accounts.ts';

/** Whose problem it typically is, its category, where the customer is moving, the problem, what is done about it, and what came of it. */
export type CountermeasureTuple = readonly [
  industry: AccountTuple[5],
  category: string,
  direction: string,
  problem: string,
  countermeasure: string,
  result: string,
];

// oxfmt-ignore
export const COUNTERMEASURES: readonly CountermeasureTuple[] = [
  ['MANUFACTURING', 'PRICE', 'TO_COMPETITOR', '邻省铝厂每吨低八十元，客户要求跟价', '按年度用量给阶梯加工费，绑定两年长协；同时提供免费技术支持折算价值', '客户接受阶梯方案，首季用量恢复'],
  ['TELECOM', 'PRICE', 'STEADY', '专线续约要求整体下浮一成', '合并两份合同、统一到期日，以三年期换取八个点优惠', '已签三年期，价格降幅控制在底线内'],
  ['REAL_ESTATE', 'PRICE', 'DOWN', '客户认为断桥型材单价偏高，只在样板楼使用', '联合设计部做全寿命能耗测算，推出中端配置', '中端配置进入两栋楼，用量回升'],
  ['TELECOM', 'PRICE', 'CHURN_RISK', '机柜托管单价被竞争对手压低，意向客户犹豫', '拆分电费与机位费报价，突出双路供电，首季减半', '客户追加参观一次，仍在比较'],
  ['MANUFACTURING', 'QUALITY', 'DOWN', '两批板材表面划伤，免检资格被暂停', '更换开卷辊、增加出厂全检，驻厂一周跟线', '连续三批合格，恢复免检'],
  ['MANUFACTURING', 'QUALITY', 'CHURN_RISK', '硬度偏下限导致后道崩边', '调整时效工艺，随车附三点硬度记录', '硬度稳定，客户停止索赔'],
  ['REAL_ESTATE', 'QUALITY', 'STEADY', '外立面型材批次色差', '同一立面锁定同炉号供货，封样双方签字', '后续批次无异议'],
  ['MANUFACTURING', 'QUALITY', 'TO_COMPETITOR', '第三方检测一次不合格，客户启动备选供应商', '请技术中心复检并公开数据，赔付当批损失', '客户保留我方份额六成'],
  ['MANUFACTURING', 'DELIVERY', 'DOWN', '到货集中在月末，卸货场地不够', '改为每周两车固定时段，建立到货预约', '压车现象消失'],
  ['MANUFACTURING', 'DELIVERY', 'CHURN_RISK', '备件两次缺货造成停机', '设寄售库存，每月盘点补足', '三个月未再停机，客户满意'],
  ['TELECOM', 'DELIVERY', 'STEADY', '专线割接总在工作时间', '所有割接改在周末夜间并提前五天书面通知', '客户排班不再受影响'],
  ['MANUFACTURING', 'DELIVERY', 'RELOCATING', '客户搬迁，新厂区运距增加六十公里', '改由营口库发货，分担短驳费用', '运费持平，客户留下'],
  ['MANUFACTURING', 'DELIVERY', 'EXPANDING', '客户新增产线，现有排产保证不了增量', '提前一季度锁定产能，预留专用棒径模具', '增量订单如期交付'],
  ['TELECOM', 'SERVICE', 'DOWN', '故障报修多次转接，客户投诉到总机', '指定专属服务群和值班电话，两小时内回复', '投诉量下降，回访评价良好'],
  ['MANUFACTURING', 'SERVICE', 'STEADY', '客户反映对接人更换频繁', '明确主、副双专员制，变更前由经理登门说明', '客户认可，关系稳定'],
  ['TELECOM', 'SERVICE', 'CHURN_RISK', '号卡激活出错，对方业务停摆半天', '现场派人逐卡核对，赔偿一个月资费', '业务恢复，客户同意继续合作'],
  ['MANUFACTURING', 'SERVICE', 'UP', '客户希望增加技术培训', '每季度派师傅到厂讲课一次，并开放参观', '客户主动推荐兄弟单位'],
  ['REAL_ESTATE', 'RELATIONSHIP', 'DOWN', '原决策人退休，新领导不了解我们', '请大区经理登门拜会，安排参观展厅', '新领导参观后批准续约'],
  ['MANUFACTURING', 'RELATIONSHIP', 'CHURN_RISK', '采购部与使用部门意见不一，采购倾向换供应商', '争取总工支持，请使用部门出具评价', '内部评审中我方得分第一'],
  ['MANUFACTURING', 'RELATIONSHIP', 'STEADY', '联系人只有一位，信息单一', '通过技术交流会结识设备、财务两条线', '新增两位联系人'],
  ['TELECOM', 'COMPETITOR', 'TO_COMPETITOR', '竞争对手赠送首季托管费，客户已试用', '对比停电切换演练结果，邀请客户现场观摩', '客户认为我方可靠性更好'],
  ['REAL_ESTATE', 'COMPETITOR', 'DOWN', '同片区楼盘加佣，渠道带看量减少', '按季度设带看奖励，快速结佣', '带看量回到原来的八成'],
  ['MANUFACTURING', 'COMPETITOR', 'CHURN_RISK', '进口备件代理承诺四十八小时到货', '本地备库加签加急运输协议，做到三十六小时', '客户保留我方为主供'],
  ['MANUFACTURING', 'COMPETITOR', 'EXPANDING', '客户扩张期被多家供应商包围', '集团三个板块联合提案，一个接口人对接', '拿下网络与住房两项'],
  ['REAL_ESTATE', 'POLICY', 'STEADY', '节能新规出台，现有型材不达标', '提前导入新系列并办理检测报告', '报告通过，客户写入招标文件'],
  ['REAL_ESTATE', 'POLICY', 'DOWN', '限购政策变化，团购报名观望', '提供可退定的登记办法，政策明确后再签', '报名人数稳定'],
  ['MANUFACTURING', 'POLICY', 'RELOCATING', '园区环保搬迁，客户产能转移外地', '跟随服务新厂区，先做通信与办公楼配套', '新厂区已签专线合同'],
  ['REAL_ESTATE', 'FUNDS', 'DOWN', '客户回款慢，账期超过信用额度', '分期付款计划加承兑，发货与回款挂钩', '逾期金额下降一半'],
  ['TELECOM', 'FUNDS', 'CHURN_RISK', '客户要求账期延长到九十天，否则换供应商', '引入供应链票据，账期延长但资金成本共担', '方案待财务确认'],
  ['REAL_ESTATE', 'FUNDS', 'STEADY', '对账差异长期未清', '财务与业务一起上门对账，逐笔签字', '差异清零'],
  ['MANUFACTURING', 'FUNDS', 'UP', '客户想用废铝抵货款', '签闭环回收协议，按月结算差价', '回收量逐月增加'],
];

/** Where the customer stands after a countermeasure that worked. */
export const DIRECTIONS_AFTER: readonly string[] = ['UP', 'STEADY', 'EXPANDING', 'STEADY', 'UP'];

export const DROP_REASONS: readonly string[] = ['客户项目取消，问题不再存在', '成本过高，经理同意放弃', '与另一项对策合并处理'];

export const DIRECTION_NOTES: readonly string[] = [
  '近两月订单量变化明显',
  '从客户财务处侧面了解',
  '经理随访时对方明说',
  '根据发货数据判断',
];
