import { Account } from '../../entities/account.ts';
import { DictionaryItem } from '../../entities/dictionaryItem.ts';
import { Region } from '../../entities/region.ts';
import { User } from '../../entities/user.ts';
import { sheet } from '../../kit/import/sheet.ts';
import { reassignAccount } from '../reassignAccount.ts';

/** Stands where a rule wants a reason and the spreadsheet has none. */
export const IMPORTED = '导入';

/** The department's list of accounts; an account belongs to the unit of its specialist, and changes hands as everywhere. */
export const accountSheet = sheet<Account>({
  on: Account,
  keys: [['creditCode'], ['name']],
  creates: [Region, DictionaryItem],
  changes: { specialist: async (unit, id, specialist) => void (await reassignAccount.run(unit, { id }, { specialist, reason: IMPORTED })) },
  completedBy: ['specialist'],
  complete: async (unit, { specialist }) => {
    const owner = specialist ? await unit.find(User, { id: { eq: specialist } }) : undefined;
    return { orgUnit: owner?.orgUnit.id };
  },
});
