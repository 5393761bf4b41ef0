import { Agreement, OPEN_AGREEMENT } from '../entities/agreement.ts';
import { invalid } from '../kit/errors.ts';
import { date, text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';

class AgreementReasonInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

class SignAgreementInput {
  @date('签订日期', 'Signed on', { help: { zh: '留空则为今天', en: 'Leave empty for today' } })
  signedOn?: string | null;
}

const IN_REVIEW = { zh: '仅审阅中的协议可批准或退回', en: 'Only an agreement in review can be approved or returned' };

/** Hands an agreement to the manager for review (domain §2.2). */
export const submitAgreement = transition({
  name: 'submitAgreement',
  on: Agreement,
  label: { zh: '送审', en: 'Submit for review' },
  icon: 'Send',
  guard: { zh: '仅草稿或退回的协议可送审,且须有有效期', en: 'Only a draft or a returned agreement with its period can be submitted' },
  from: OPEN_AGREEMENT,
  to: 'REVIEW',
  input: NoInput,
  effect: (unit, agreement) => {
    if (!agreement.validFrom) throw invalid('validFrom', 'REQUIRED');
    if (!agreement.validTo) throw invalid('validTo', 'REQUIRED');
    return { submittedAt: unit.now().toISOString(), statusReason: null };
  },
});

export const returnAgreement = transition({
  name: 'returnAgreement',
  on: Agreement,
  label: { zh: '退回协议', en: 'Return agreement' },
  icon: 'Undo',
  guard: IN_REVIEW,
  from: ['REVIEW'],
  to: 'RETURNED',
  input: AgreementReasonInput,
  effect: (unit, _agreement, { reason }) => ({ statusReason: reason, reviewer: unit.guard.viewerId }),
});

export const approveAgreement = transition({
  name: 'approveAgreement',
  on: Agreement,
  label: { zh: '批准协议', en: 'Approve agreement' },
  icon: 'TaskAlt',
  guard: IN_REVIEW,
  from: ['REVIEW'],
  to: 'APPROVED',
  input: NoInput,
  effect: (unit) => ({ reviewer: unit.guard.viewerId }),
});

/** An agreement that is signed once its period has begun is in force from that moment. */
export const signAgreement = transition({
  name: 'signAgreement',
  on: Agreement,
  label: { zh: '签订', en: 'Sign' },
  icon: 'Draw',
  guard: { zh: '仅已批准的协议可签订', en: 'Only an approved agreement can be signed' },
  from: ['APPROVED'],
  to: 'SIGNED',
  input: SignAgreementInput,
  effect: (unit, _agreement, { signedOn }) => {
    if (signedOn && signedOn > unit.today()) throw invalid('signedOn', 'TOO_LARGE', { max: unit.today() });
    return { signer: unit.guard.viewerId, signedOn: signedOn ?? unit.today() };
  },
});

export const terminateAgreement = transition({
  name: 'terminateAgreement',
  on: Agreement,
  label: { zh: '终止', en: 'Terminate' },
  icon: 'Block',
  guard: { zh: '仅已签订或生效中的协议可终止', en: 'Only an agreement that is signed or in force can be terminated' },
  from: ['SIGNED', 'EFFECTIVE'],
  to: 'TERMINATED',
  input: AgreementReasonInput,
  effect: (_unit, _agreement, { reason }) => ({ statusReason: reason }),
});
