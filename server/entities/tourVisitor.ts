import { belongsTo, choice, dateTime, derived, entity, flag, hasMany, links, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { DepositItem } from './depositItem.ts';
import { groups } from './groups.ts';
import { TourRequest } from './tourRequest.ts';
import { IdType, ImplantDeclaration, LIST_OPEN, VisitorPresence } from './tourVocabulary.ts';
import { Zone } from './zone.ts';

/** Names the visitor whose number this transaction shows. */
export const SHOWN_VISITOR = 'app.shown_visitor';

/** One named person of a tour's party, from the list to the door and back out (domain §2.6, T5–T7). */
@entity<TourVisitor>('参观人员', 'Tour visitor', {
  plural: 'tourVisitors',
  group: groups.tours,
  icon: 'Badge',
  title: 'name',
  list: ['name', 'tour', 'org', 'presence', 'badgeNo', 'helmetNo', 'briefedAt', 'implantDeclared'],
  filters: ['tour', 'presence', 'implantDeclared'],
  search: ['name', 'org', 'badgeNo', 'helmetNo'],
  sort: ['tour', 'name'],
  tabs: { person: ['人员', 'Person'], door: ['现场', 'At the door'] },
  scope: { via: 'tour' },
  openWhile: {
    via: 'tour',
    states: LIST_OPEN,
    message: { zh: '参观已开始接待，名单只能在现场办理', en: 'The party is being received; its list is kept at the door' },
  },
  uniques: [{ fields: ['tour', 'badgeNo'] }, { fields: ['tour', 'helmetNo'] }],
})
export class TourVisitor extends Row {
  @belongsTo('参观', 'Tour', () => TourRequest, { required: true, write: 'create' })
  tour!: TourRequest;

  @text('姓名', 'Name', { required: true, max: 60 })
  name!: string;

  @choice('证件类型', 'ID type', IdType)
  idType?: ChoiceOf<typeof IdType> | null;

  @text('证件号码', 'ID number', { max: 32, mask: 'idNumber', personal: true })
  idNo?: string | null;

  /** The number itself, in the answer of the operation that shows it to somebody, and never elsewhere. */
  @derived(
    text('证件号码（仅显示一次）', 'ID number (shown once)', { max: 32, shownOnce: true, personal: true }),
    (row) => `(case when current_setting('${SHOWN_VISITOR}', true) = ${row}.id::text then ${row}.id_no end)`,
  )
  idNoShown?: string | null;

  @text('单位', 'Organisation', { max: 120 })
  org?: string | null;

  @text('职务', 'Title', { max: 60 })
  title?: string | null;

  @text('手机', 'Mobile', { max: 32, format: 'phone', mask: 'phone', personal: true })
  mobile?: string | null;

  @choice('状态', 'Presence', VisitorPresence, { required: true, default: 'EXPECTED', write: 'never', tab: 'door' })
  presence!: ChoiceOf<typeof VisitorPresence>;

  @dateTime('签到时间', 'Checked in at', { write: 'never', tab: 'door' })
  checkedInAt?: string | null;

  @dateTime('离开时间', 'Checked out at', { write: 'never', tab: 'door' })
  checkedOutAt?: string | null;

  @text('参观证号', 'Badge no.', { max: 20, write: 'never', tab: 'door' })
  badgeNo?: string | null;

  @dateTime('参观证归还', 'Badge returned at', { write: 'never', tab: 'door' })
  badgeReturnedAt?: string | null;

  @dateTime('交底时间', 'Briefed at', { write: 'never', tab: 'door' })
  briefedAt?: string | null;

  /** null: nobody has asked yet. */
  @choice('体内植入物', 'Implant', ImplantDeclaration, { write: 'never', personal: true, tab: 'door' })
  implantDeclared?: ChoiceOf<typeof ImplantDeclaration> | null;

  @flag('年龄已确认', 'Age confirmed', { required: true, default: false, write: 'never', tab: 'door' })
  ageConfirmed!: boolean;

  @text('安全帽号', 'Helmet no.', { max: 20, write: 'never', tab: 'door' })
  helmetNo?: string | null;

  @dateTime('安全帽领取', 'Helmet issued at', { write: 'never', tab: 'door' })
  helmetIssuedAt?: string | null;

  @dateTime('安全帽归还', 'Helmet returned at', { write: 'never', tab: 'door' })
  helmetReturnedAt?: string | null;

  /** T7: the visitor says that nothing magnet-sensitive is on them. */
  @flag('声明无可寄存物品', 'Nothing to deposit', { required: true, default: false, write: 'never', tab: 'door' })
  nothingToDeposit!: boolean;

  @links('不得进入的区域', 'Excluded zones', () => Zone, { write: 'never', tab: 'door' })
  excludedZones!: readonly Zone[];

  @hasMany('寄存物品', 'Deposits', () => DepositItem, 'visitor')
  deposits!: readonly DepositItem[];
}
