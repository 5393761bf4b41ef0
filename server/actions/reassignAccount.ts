import { Account } from '../entities/account.ts';
import { AccountAssignment } from '../entities/accountAssignment.ts';
import { OrgUnit } from '../entities/orgUnit.ts';
import { User } from '../entities/user.ts';
import { invalid } from '../kit/errors.ts';
import { belongsTo, longText, text } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';

class ReassignAccountInput {
  @belongsTo('新专员', 'New specialist', () => User, {
    help: { zh: '留空则收回到待分配池', en: 'Leave empty to put the account back into the unassigned pool' },
  })
  specialist?: string | null;

  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;

  @longText('交接说明', 'Hand-over note')
  handoverNote?: string | null;
}

/**
 * Hands an account over: the new specialist sees its whole history, the old one loses it; credit for past work stays
 * (domain §2.0, §2.12 rule 8). The assignment history has no gaps and no overlaps.
 */
export const reassignAccount = verb({
  name: 'reassignAccount',
  on: Account,
  label: { zh: '转交客户', en: 'Reassign account' },
  icon: 'SwapHoriz',
  guard: { zh: '新专员须在职,并属于该客户所在部门', en: "The new specialist must be active and belong to the account's department" },
  input: ReassignAccountInput,
  run: async (unit, target, input) => {
    const account = await unit.load(Account, target);
    const specialist = input.specialist ?? null;
    if (specialist) await requireMember(unit, account, specialist);
    await endAssignment(unit, account.id);
    await unit.add(AccountAssignment, {
      account: account.id,
      specialist,
      from: unit.today(),
      reason: input.reason,
      handoverNote: input.handoverNote ?? null,
      approvedBy: unit.guard.viewerId,
    });
    await unit.set(Account, account, { specialist });
  },
});

async function requireMember(unit: Unit, account: Account, userId: string): Promise<void> {
  const department = await unit.find(OrgUnit, { id: { eq: account.orgUnit.id } });
  const isMember = await unit.exists(User, {
    id: { eq: userId },
    active: { eq: true },
    roles: { has: 'SPECIALIST' },
    orgUnit: { path: { startsWith: department?.path ?? account.orgUnit.id } },
  });
  if (!isMember) throw invalid('specialistId', 'NOT_ALLOWED');
}

async function endAssignment(unit: Unit, accountId: string): Promise<void> {
  const current = await unit.find(AccountAssignment, { account: { id: { eq: accountId } }, to: { isNull: true } });
  if (current) await unit.set(AccountAssignment, current, { to: unit.today() });
}
