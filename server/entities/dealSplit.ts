import { belongsTo, entity, percent, Row } from '../kit/field/index.ts';
import { Deal } from './deal.ts';
import { User } from './user.ts';

/** One person's share of the credit for a deal; the shares of a deal sum to 1 by the time it is signed (domain §2.4). */
@entity<DealSplit>('业绩分成', 'Deal split', {
  plural: 'dealSplits',
  icon: 'PieChart',
  title: 'share',
  list: ['deal', 'specialist', 'share'],
  filters: ['deal', 'specialist'],
  sort: ['-share'],
  scope: { via: 'deal' },
  uniques: [{ fields: ['deal', 'specialist'] }],
  openWhile: {
    via: 'deal',
    message: { zh: '已签约或取消的成交不能再改分成', en: 'The shares of a signed or cancelled deal stand' },
  },
})
export class DealSplit extends Row {
  @belongsTo('成交', 'Deal', () => Deal, { required: true, write: 'create' })
  deal!: Deal;

  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create' })
  specialist!: User;

  @percent('份额', 'Share', { required: true })
  share!: string;
}
