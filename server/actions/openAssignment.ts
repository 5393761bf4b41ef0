import { Account } from '../entities/account.ts';
import { AccountAssignment } from '../entities/accountAssignment.ts';
import type { CreateHook } from '../kit/store/store.ts';

/** An account's assignment history begins with the account (domain §2.2). */
export const openAssignment: CreateHook = {
  on: Account,
  run: async (unit, id) => {
    const account = await unit.load(Account, { id });
    const { viewerId } = unit.guard;
    const specialist = account.specialist?.id ?? null;
    await unit.add(AccountAssignment, { account: id, specialist, from: unit.today(), reason: '建档', approvedBy: viewerId });
  },
};
