import { Big } from 'big.js';
import { Deal } from '../entities/deal.ts';
import { DealSplit } from '../entities/dealSplit.ts';
import { OPEN_DEAL } from '../entities/dealVocabulary.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { date, text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';

class SignDealInput {
  @date('签约日期', 'Signed on', { help: { zh: '留空则为今天', en: 'Leave empty for today' } })
  signedOn?: string | null;
}

class CancelDealInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const SHARES = { zh: '业绩分成之和须为 100%', en: 'The shares of the deal must sum to 100 %' };

export const subscribeDeal = transition({
  name: 'subscribeDeal',
  on: Deal,
  label: { zh: '登记认购', en: 'Subscribed' },
  icon: 'EditNote',
  guard: { zh: '仅意向中的成交可认购', en: 'Only an intended deal can be subscribed' },
  from: ['INTENT'],
  to: 'SUBSCRIBED',
  input: NoInput,
});

/** Signs a deal: it counts in the month of its date, split as its shares say (domain §2.8.4). */
export const signDeal = transition({
  name: 'signDeal',
  on: Deal,
  label: { zh: '签约', en: 'Sign' },
  icon: 'Draw',
  guard: { zh: '须有金额,分成之和须为 100%', en: 'Needs its amount, and shares that sum to 100 %' },
  from: OPEN_DEAL,
  to: 'SIGNED',
  input: SignDealInput,
  effect: async (unit, deal, { signedOn }) => {
    if (!deal.amount) throw invalid('amount', 'REQUIRED');
    if (signedOn && signedOn > unit.today()) throw invalid('signedOn', 'TOO_LARGE', { max: unit.today() });
    const shares = await unit.list<{ share: string }>(DealSplit, { deal: { id: { eq: deal.id } } }, ['share']);
    const whole = shares.reduce((sum, { share }) => sum.plus(share), new Big(0));
    if (shares.length > 0 && !whole.eq(1)) throw new AppError('INVALID_TRANSITION', { label: SHARES });
    return { signedOn: signedOn ?? unit.today() };
  },
});

export const cancelDeal = transition({
  name: 'cancelDeal',
  on: Deal,
  label: { zh: '取消成交', en: 'Cancel deal' },
  icon: 'Cancel',
  guard: { zh: '仅未签约的成交可取消', en: 'Only a deal that is not signed can be cancelled' },
  from: OPEN_DEAL,
  to: 'CANCELLED',
  input: CancelDealInput,
  effect: (_unit, _deal, { reason }) => ({ statusReason: reason }),
});

/** Takes back a signature: the manager's alone, for it may have counted already. */
export const voidDeal = transition({
  name: 'voidDeal',
  on: Deal,
  label: { zh: '作废签约', en: 'Void' },
  icon: 'Block',
  guard: { zh: '仅已签约的成交可作废', en: 'Only a signed deal can be voided' },
  from: ['SIGNED'],
  to: 'CANCELLED',
  input: CancelDealInput,
  effect: (_unit, _deal, { reason }) => ({ statusReason: reason }),
});
