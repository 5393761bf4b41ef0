import { DictionaryItem } from '../../entities/dictionaryItem.ts';
import { Need } from '../../entities/need.ts';
import { Region } from '../../entities/region.ts';
import { User } from '../../entities/user.ts';
import { sheet } from '../../kit/import/sheet.ts';
import { IMPORTED } from './account.ts';

/** The form 大客户需求分析表; a need that names nobody is credited to the account's specialist. */
export const needSheet = sheet<Need>({
  on: Need,
  creates: [Region, DictionaryItem],
  words: { product: 'productText' },
  past: ['status', 'statusReason'],
  completedBy: ['account', 'specialist', 'status'],
  complete: async (unit, { account, specialist, status }) => {
    const credited = await unit.find(User, specialist ? { id: { eq: specialist } } : { accounts: { some: { id: { eq: account } } } });
    return { specialist: credited?.id, orgUnit: credited?.orgUnit.id, statusReason: status === 'LOST' ? IMPORTED : null };
  },
});
