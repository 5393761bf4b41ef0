interface Stage {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly entryCriteria: readonly string[];
  readonly maxDays: number | null;
  readonly countsAsExpansion: boolean;
}

/** The standard process of winning an account as it starts out (domain §2.2, N5). */
export const STAGES: readonly Stage[] = [
  stage(['TARGET', '目标', 'Target'], ['列入目标客户清单', '已查清主营业务与规模'], 60),
  stage(['CONTACTED', '已接触', 'Contacted'], ['至少一次有效拜访或来访', '已建立一名联系人'], 45, true),
  stage(['QUALIFIED', '有需求', 'Qualified'], ['已填写需求分析表', '需求数量与时间明确', '已找到决策人'], 60),
  stage(['NEGOTIATION', '谈判', 'Negotiation'], ['已提交方案或报价', '对方指定对接人', '价格与账期进入商谈'], 90),
  stage(['SIGNED', '已签约', 'Signed'], ['协议已签订', '首付款或订单已确认'], 60),
  stage(['SERVED', '服务中', 'Served'], ['首批交付已验收', '服务负责人已明确'], null),
  stage(['DORMANT', '休眠', 'Dormant'], ['连续六个月无交易', '已记录休眠原因'], 180),
  stage(['LOST', '流失', 'Lost'], ['客户书面或口头确认不再合作', '已完成流失分析'], null),
];

function stage(
  [code, nameZh, nameEn]: readonly [string, string, string],
  entryCriteria: readonly string[],
  maxDays: number | null,
  countsAsExpansion = false,
): Stage {
  return { code, nameZh, nameEn, entryCriteria, maxDays, countsAsExpansion };
}
