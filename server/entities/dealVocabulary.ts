import { choices, type ChoiceOf } from '../kit/field/index.ts';

export const DealStatus = choices('DealStatus', {
  INTENT: ['意向', 'Intent', 'grey'],
  SUBSCRIBED: ['认购', 'Subscribed', 'blue'],
  SIGNED: ['签约', 'Signed', 'green'],
  CANCELLED: ['已取消', 'Cancelled', 'red'],
});

/** States in which a deal is still negotiated. */
export const OPEN_DEAL: readonly ChoiceOf<typeof DealStatus>[] = ['INTENT', 'SUBSCRIBED'];
