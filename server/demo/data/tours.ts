/** One tour of the story: `on` counts working days from today, and today's are given as 0. */
export interface TourFacts {
  readonly account?: string;
  readonly visitorOrg?: string;
  readonly applicant?: string;
  readonly category?: string;
  readonly type: 'GROUP' | 'VIP' | 'ORDINARY' | 'TEMPORARY';
  readonly status: string;
  readonly on: number;
  readonly time: string;
  readonly headcount: number;
  readonly route: string;
  readonly purpose: string;
  readonly content: string;
  readonly reason?: string;
  readonly urgentReason?: string;
  readonly score?: string;
  readonly feedback?: string;
}

// oxfmt-ignore
export const TOURS: readonly TourFacts[] = [
  { account: 'hengjun', type: 'ORDINARY', status: 'CLOSED', on: -112, time: '09:30', headcount: 8, route: 'workshops', purpose: '考察铝锭质量与产能', content: '电解、铸造全流程，重点看炉号追溯', score: '4.6', feedback: '现场整洁，讲解专业，建议增加能耗对比展板。' },
  { account: 'hangchen', type: 'VIP', status: 'CLOSED', on: -96, time: '14:00', headcount: 12, route: 'workshops', purpose: '高层互访，洽谈航空型材合作', content: '全流程参观后举行座谈', score: '4.9', feedback: '接待细致，安全交底规范，印象深刻。' },
  { account: 'jinhai', type: 'ORDINARY', status: 'CLOSED', on: -81, time: '10:00', headcount: 6, route: 'display', purpose: '了解园区网络与机房条件', content: '展厅、观景平台与样板间', score: '4.2', feedback: '希望能看到机房内部。' },
  { account: 'binhai', type: 'GROUP', status: 'CLOSED', on: -74, time: '09:30', headcount: 22, route: 'profiles', purpose: '机房桥架型材选型', content: '挤压车间与检测中心', score: '4.4', feedback: '检测数据透明，愿意进入试样。' },
  { account: 'qianshan', type: 'ORDINARY', status: 'CLOSED', on: -66, time: '13:30', headcount: 9, route: 'workshops', purpose: '矿机铸件原料考察', content: '电解与铸造车间', score: '4.0', feedback: '等待寄存时间略长。' },
  { account: 'lvshun', type: 'ORDINARY', status: 'CLOSED', on: -52, time: '09:30', headcount: 7, route: 'profiles', purpose: '轨道车辆型材技术交流', content: '挤压、时效工序与检测', score: '4.5', feedback: '工程师答疑很到位。' },
  { account: 'xihu', type: 'VIP', status: 'COMPLETED', on: -9, time: '10:00', headcount: 10, route: 'workshops', purpose: '年度供需会前实地考察', content: '全流程参观，重点看铸造新线', score: '4.7', feedback: '新线自动化程度高，回去尽快定量。' },
  { account: 'xinglan', type: 'GROUP', status: 'COMPLETED', on: -4, time: '14:00', headcount: 26, route: 'display', purpose: '商务区招商团考察', content: '展厅沙盘与样板间', score: '4.3', feedback: '样板间门窗系统隔声效果好。' },
  { applicant: 'office', visitorOrg: '东北轻合金行业协会', category: 'PEER', type: 'GROUP', status: 'CLOSED', on: -38, time: '09:30', headcount: 28, route: 'workshops', purpose: '行业对标学习', content: '电解节能与安全管理', score: '4.6', feedback: '安全管理做法值得推广。' },
  { applicant: 'office', visitorOrg: '沈阳工程职业学院', category: 'STUDENT', type: 'GROUP', status: 'CANCELLED', on: -30, time: '13:30', headcount: 30, route: 'profiles', purpose: '材料专业认识实习', content: '挤压车间与成品陈列', reason: '学校课程调整，申请取消' },
  { account: 'dongyao', type: 'ORDINARY', status: 'NO_SHOW', on: -24, time: '10:00', headcount: 5, route: 'profiles', purpose: '恢复合作前的现场考察', content: '挤压车间、检测中心', reason: '超过一小时未到，电话联系对方临时开会' },
  { account: 'wanghaiye', type: 'ORDINARY', status: 'ABORTED', on: -18, time: '09:30', headcount: 11, route: 'workshops', purpose: '冶金副产品利用交流', content: '电解、铸造车间', reason: '电解车间触发烟感报警，全员安全撤离后中止' },
  { account: 'wanjia', type: 'GROUP', status: 'REJECTED', on: -14, time: '14:00', headcount: 45, route: 'workshops', purpose: '业主代表团参观', content: '全流程参观', reason: '人数超过车间单批上限且含未成年人，建议改走展厅线' },
  { account: 'haichuang', type: 'VIP', status: 'IN_PROGRESS', on: 0, time: '09:00', headcount: 9, route: 'workshops', purpose: '船用铝材联合开发考察', content: '电解、动力、铸造全流程，会后座谈' },
  { account: 'longhe', type: 'ORDINARY', status: 'BRIEFED', on: 0, time: '10:00', headcount: 8, route: 'profiles', purpose: '门窗型材集采前考察', content: '挤压车间、检测中心与样窗' },
  { account: 'huixin', type: 'ORDINARY', status: 'CHECKED_IN', on: 0, time: '13:30', headcount: 6, route: 'display', purpose: '政企通信合作回访', content: '展厅、观景平台' },
  { account: 'xinbin', type: 'VIP', status: 'ARRANGED', on: 0, time: '15:30', headcount: 12, route: 'workshops', purpose: '石化装备用铝方案交流', content: '电解、铸造车间，随后技术座谈' },
  { account: 'xizhong', type: 'GROUP', status: 'ARRANGED', on: 3, time: '09:30', headcount: 24, route: 'profiles', purpose: '园区招商企业联合考察', content: '型材加工、检测能力' },
  { account: 'liaobin', type: 'ORDINARY', status: 'APPROVED', on: 4, time: '14:00', headcount: 7, route: 'workshops', purpose: '储运装备用材考察', content: '电解、动力、铸造' },
  { account: 'yalu', type: 'ORDINARY', status: 'APPROVED', on: 5, time: '10:00', headcount: 5, route: 'profiles', purpose: '仪表壳体型材选型', content: '挤压与检测' },
  { account: 'pulan', type: 'GROUP', status: 'SUBMITTED', on: 6, time: '09:30', headcount: 18, route: 'workshops', purpose: '质量体系互审', content: '铸造车间与质量追溯' },
  { account: 'gangwancheng', type: 'TEMPORARY', status: 'SUBMITTED', on: 1, time: '15:00', headcount: 4, route: 'display', purpose: '商业街合作洽谈顺访', content: '展厅与样板间', urgentReason: '客户途经沈阳，仅当天下午有时间，已电话告知办公室' },
  { account: 'jiaxun', type: 'ORDINARY', status: 'RETURNED', on: 7, time: '10:00', headcount: 6, route: 'display', purpose: '呼叫中心扩席实地考察', content: '写字楼样板层与网络条件', reason: '请补充来访人员名单和身份信息' },
  { account: 'lantian', type: 'ORDINARY', status: 'DRAFT', on: 9, time: '14:00', headcount: 8, route: 'profiles', purpose: '冷库门型材考察', content: '挤压车间与成品陈列' },
  { account: 'zhongke', type: 'ORDINARY', status: 'DRAFT', on: 12, time: '09:30', headcount: 4, route: 'profiles', purpose: '传感器外壳打样交流', content: '检测中心' },
];
