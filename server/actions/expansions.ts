import { Expansion, OPEN_EXPANSION } from '../entities/expansion.ts';
import { AppError } from '../kit/errors.ts';
import { choice, choices, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';

const Verdict = choices('ExpansionVerdict', {
  VERIFIED: ['核实通过', 'Verified', 'green'],
  REJECTED: ['未通过', 'Rejected', 'red'],
});

class VerifyExpansionInput {
  @choice('结论', 'Verdict', Verdict, { required: true })
  verdict!: ChoiceOf<typeof Verdict>;

  @text('核实意见', 'Comment', { max: 500, help: { zh: '未通过时必填', en: 'Needed when it is rejected' } })
  comment?: string | null;
}

const NO_EVIDENCE = { zh: '请先选择一次拜访或沟通作为凭据', en: 'Name a visit or a communication as evidence first' };
const COUNTED = { zh: '该客户已计过一次拓展,每个客户只计一次', en: 'The account has been counted before; an account counts once ever' };

/** Hands an expansion to the manager for verification, with its evidence. */
export const claimExpansion = transition({
  name: 'claimExpansion',
  on: Expansion,
  label: { zh: '提交核实', en: 'Claim' },
  icon: 'Send',
  guard: { zh: '须有拜访或沟通作为凭据', en: 'Needs a visit or a communication as evidence' },
  from: OPEN_EXPANSION,
  to: 'CLAIMED',
  input: NoInput,
  effect: (_unit, expansion) => {
    if (!expansion.visit && !expansion.communication) throw new AppError('INVALID_TRANSITION', { label: NO_EVIDENCE });
    return {};
  },
});

/** The manager's word on an expansion; verified, it counts for the month of its day (domain §2.4, §2.8.4). */
export const verifyExpansion = transition({
  name: 'verifyExpansion',
  on: Expansion,
  label: { zh: '核实', en: 'Verify' },
  icon: 'Verified',
  guard: { zh: '仅待核实的拓展可核实', en: 'Only a claimed expansion can be verified' },
  from: ['CLAIMED'],
  to: { by: 'verdict' },
  input: VerifyExpansionInput,
  effect: async (unit, expansion, { verdict, comment }) => {
    const isCounted = { account: { id: { eq: expansion.account.id } }, status: { eq: 'VERIFIED' } };
    if (verdict === 'VERIFIED' && (await unit.exists(Expansion, isCounted))) throw new AppError('INVALID_TRANSITION', { label: COUNTED });
    return { comment: comment ?? null, verifiedBy: unit.guard.viewerId, verifiedAt: unit.now().toISOString() };
  },
});
