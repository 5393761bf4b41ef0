import { belongsTo, choice, choices, entity, hasMany, Row, serial, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { groups } from './groups.ts';

export const PartnerStatus = choices('PartnerStatus', {
  ACTIVE: ['合作中', 'Active', 'green'],
  SUSPENDED: ['暂停', 'Suspended', 'orange'],
  ENDED: ['终止', 'Ended', 'grey'],
});

/** A channel account that brings customers of its own and sees them through an API token (domain §2.2). */
@entity<Partner>('渠道伙伴', 'Partner', {
  plural: 'partners',
  group: groups.accounts,
  icon: 'Handshake',
  title: 'name',
  list: ['code', 'name', 'account', 'contact', 'status'],
  filters: ['status'],
  search: ['code', 'name'],
  sort: ['code'],
  // the partner column is the row itself: the channel account need not name its own partner
  scope: { department: 'account', owner: 'account' },
  scopeRoot: 'partner',
})
export class Partner extends Row {
  @serial('伙伴编号', 'Code', 'QD-{4}')
  code!: string;

  @text('名称', 'Name', { required: true, max: 120 })
  name!: string;

  @belongsTo('渠道客户', 'Channel account', () => Account, {
    required: true,
    unique: true,
    write: 'create',
    only: { tier: 'CHANNEL' },
  })
  account!: Account;

  @belongsTo('联系人', 'Contact', () => Contact)
  contact?: Contact | null;

  @choice('状态', 'Status', PartnerStatus, { required: true, default: 'ACTIVE' })
  status!: ChoiceOf<typeof PartnerStatus>;

  @hasMany('名下客户', 'Accounts', () => Account, 'partner')
  accounts!: readonly Account[];
}
