import { Account } from '../entities/account.ts';
import { AccountAssignment } from '../entities/accountAssignment.ts';
import { AppError } from '../kit/errors.ts';
import type { CreateHook } from '../kit/store/store.ts';

interface OpenedAccount {
  readonly id: string;
  readonly specialist: string | null;
}

/** An account's assignment history begins with the account (domain §2.2). */
export const openAssignment: CreateHook = {
  on: Account,
  run: async (unit, ids) => {
    const accounts = await unit.list<OpenedAccount>(Account, { id: { in: ids } }, ['id', 'specialist']);
    if (accounts.length < ids.length) throw new AppError('NOT_FOUND');
    const [from, approvedBy] = [unit.today(), unit.guard.viewerId];
    await unit.addAll(
      AccountAssignment,
      accounts.map(({ id, specialist }) => ({ account: id, specialist, from, reason: '建档', approvedBy })),
    );
  },
};
