import {
  belongsTo,
  choice,
  date,
  decimal,
  entity,
  hasMany,
  money,
  requiredWhen,
  Row,
  serial,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Agreement } from './agreement.ts';
import { DealSplit } from './dealSplit.ts';
import { DealStatus, OPEN_DEAL } from './dealVocabulary.ts';
import { groups } from './groups.ts';
import { PlanItem } from './planItem.ts';
import { Product } from './product.ts';
import { SalesSite } from './salesSite.ts';
import { SiteDelivery } from './siteDelivery.ts';
import { TourRequest } from './tourRequest.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

/** A purchase that an account makes, from intent to signature; its credit may be split (domain §2.4). */
@entity<Deal>('成交', 'Deal', {
  plural: 'deals',
  group: groups.plans,
  icon: 'Handshake',
  title: 'no',
  list: ['no', 'account', 'product', 'site', 'quantity', 'unit', 'amount', 'signedOn', 'specialist', 'status'],
  filters: ['status', 'account', 'product', 'site', 'specialist', 'signedOn'],
  search: ['no'],
  sort: ['-createdAt'],
  tabs: { deal: ['成交', 'Deal'], source: ['来源', 'Source'] },
  scope: { via: 'account' },
  status: 'status',
  openWhile: { states: OPEN_DEAL, message: { zh: '已签约或取消的成交不能再改', en: 'A deal that is signed or cancelled stands' } },
  rules: [
    requiredWhen('signedOn', { field: 'status', values: ['SIGNED'] }, { zh: '签约须有签约日期', en: 'A signed deal has its date' }),
    requiredWhen(
      'statusReason',
      { field: 'status', values: ['CANCELLED'] },
      { zh: '取消须说明原因', en: 'A cancelled deal needs a reason' },
    ),
  ],
})
export class Deal extends Row {
  @serial('编号', 'No.', 'CJ-{yyyymm}-{4}')
  no!: string;

  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @belongsTo('产品', 'Product', () => Product, { required: true, only: { active: true } })
  product!: Product;

  @belongsTo('案场', 'Site', () => SalesSite)
  site?: SalesSite | null;

  @decimal('数量', 'Quantity', { scale: 3, min: '0.001' })
  quantity?: string | null;

  @text('单位', 'Unit', { max: 8 })
  unit?: string | null;

  @decimal('面积', 'Area', { min: '0', unit: units.squareMetres })
  areaSqm?: string | null;

  @money('金额', 'Amount')
  amount?: string | null;

  @date('签约日期', 'Signed on', { write: 'never' })
  signedOn?: string | null;

  @choice('状态', 'Status', DealStatus, { required: true, default: 'INTENT', write: 'never' })
  status!: ChoiceOf<typeof DealStatus>;

  @text('取消原因', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  /** The credited person where the deal has no splits (domain §2.0). */
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', defaultsTo: 'viewer', tab: 'source' })
  specialist!: User;

  @belongsTo('计划项', 'Plan item', () => PlanItem, { tab: 'source' })
  planItem?: PlanItem | null;

  @belongsTo('来源输送', 'Delivery', () => SiteDelivery, { within: 'account', tab: 'source' })
  delivery?: SiteDelivery | null;

  @belongsTo('来源参观', 'Tour', () => TourRequest, { tab: 'source' })
  tour?: TourRequest | null;

  @belongsTo('协议', 'Agreement', () => Agreement, { within: 'account', tab: 'source' })
  agreement?: Agreement | null;

  @hasMany('业绩分成', 'Splits', () => DealSplit, 'deal')
  splits!: readonly DealSplit[];
}
