import { belongsTo, dateTime, entity, longText, Row } from '../kit/field/index.ts';
import { SiteDelivery } from './siteDelivery.ts';
import { User } from './user.ts';

/** What one side of a dispute says of its delivery, for the manager who rules; it stands as it was said (domain §2.4). */
@entity<DeliveryStatement>('争议陈述', 'Delivery statement', {
  plural: 'deliveryStatements',
  icon: 'RateReview',
  title: 'text',
  list: ['at', 'delivery', 'by', 'text'],
  filters: ['delivery', 'by'],
  search: ['text'],
  sort: ['at'],
  scope: { via: 'delivery' },
})
export class DeliveryStatement extends Row {
  @belongsTo('输送', 'Delivery', () => SiteDelivery, { required: true, write: 'never' })
  delivery!: SiteDelivery;

  @belongsTo('陈述人', 'By', () => User, { required: true, write: 'never' })
  by!: User;

  @dateTime('时间', 'At', { required: true, write: 'never' })
  at!: string;

  @longText('陈述', 'Statement', { required: true, max: 2000, write: 'never' })
  text!: string;
}
