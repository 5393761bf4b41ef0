import {
  belongsTo,
  choice,
  choices,
  date,
  dateTime,
  entity,
  longText,
  requiredWhen,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { groups } from './groups.ts';
import { Need } from './need.ts';
import { User } from './user.ts';
import { Visit } from './visit.ts';

export const CountermeasureEffect = choices('CountermeasureEffect', {
  YES: ['有效', 'Effective', 'green'],
  PARTLY: ['部分有效', 'Partly effective', 'teal'],
  NO: ['无效', 'Not effective', 'red'],
  TOO_EARLY: ['尚早', 'Too early to tell', 'grey'],
});

export const CountermeasureStatus = choices('CountermeasureStatus', {
  OPEN: ['待处理', 'Open', 'orange'],
  IN_PROGRESS: ['进行中', 'In progress', 'blue'],
  DONE: ['已完成', 'Done', 'teal'],
  VERIFIED: ['已验证', 'Verified', 'green'],
  DROPPED: ['已放弃', 'Dropped', 'grey'],
});

/** States in which something is still to be done about it. */
export const OPEN_COUNTERMEASURE: readonly ChoiceOf<typeof CountermeasureStatus>[] = ['OPEN', 'IN_PROGRESS', 'DONE'];

/** A problem of an account and what the department does about it, a line of form D 大客户需要对策表 (domain §2.5). */
@entity<NeedCountermeasure>('需要对策', 'Countermeasure', {
  plural: 'needCountermeasures',
  group: groups.activity,
  icon: 'Healing',
  title: 'problem',
  list: ['account', 'contact', 'direction', 'problem', 'countermeasure', 'owner', 'dueOn', 'status'],
  filters: ['status', 'direction', 'problemCategory', 'owner', 'dueOn'],
  search: ['problem', 'countermeasure', 'result', 'directionNote'],
  sort: ['dueOn'],
  tabs: { form: ['对策', 'Countermeasure'], result: ['结果与验证', 'Result and verification'] },
  scope: { via: 'account' },
  status: 'status',
  openWhile: {
    states: OPEN_COUNTERMEASURE,
    message: { zh: '已验证或放弃的对策不能再改', en: 'A countermeasure that is verified or dropped stands' },
  },
  rules: [
    requiredWhen(
      'result',
      { field: 'status', values: ['DONE', 'VERIFIED'] },
      { zh: '已完成的对策须有结果', en: 'What is done has its result' },
    ),
    requiredWhen(
      'directionAfter',
      { field: 'status', values: ['VERIFIED'] },
      { zh: '验证须填写对策后的移动方向', en: 'Verifying needs the direction after the countermeasure' },
    ),
    requiredWhen(
      'statusReason',
      { field: 'status', values: ['DROPPED'] },
      { zh: '放弃须说明原因', en: 'A dropped countermeasure needs a reason' },
    ),
  ],
})
export class NeedCountermeasure extends Row {
  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @belongsTo('客户姓名', 'Contact', () => Contact, { within: 'account' })
  contact?: Contact | null;

  @belongsTo('移动方向', 'Direction', () => DictionaryItem, { required: true, only: { dictionary: 'MOVE_DIRECTION', active: true } })
  direction!: DictionaryItem;

  @text('移动方向说明', 'Direction note', { max: 500 })
  directionNote?: string | null;

  @text('问题点', 'Problem', { required: true, max: 1000 })
  problem!: string;

  @belongsTo('问题类别', 'Problem category', () => DictionaryItem, { only: { dictionary: 'PROBLEM_CATEGORY', active: true } })
  problemCategory?: DictionaryItem | null;

  @longText('对策', 'Countermeasure', { required: true })
  countermeasure!: string;

  /** Who carries it out: any colleague, without gaining sight of the account by it. */
  @belongsTo('责任人', 'Owner', () => User, { required: true, defaultsTo: 'viewer' })
  owner!: User;

  @date('完成期限', 'Due on', { required: true })
  dueOn!: string;

  @belongsTo('相关需求', 'Need', () => Need, { within: 'account' })
  need?: Need | null;

  @belongsTo('相关拜访', 'Visit', () => Visit, { within: 'account' })
  visit?: Visit | null;

  @choice('状态', 'Status', CountermeasureStatus, { required: true, default: 'OPEN', write: 'never' })
  status!: ChoiceOf<typeof CountermeasureStatus>;

  @text('放弃/退回原因', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  @longText('结果', 'Result', { tab: 'result' })
  result?: string | null;

  @choice('是否有效', 'Effective', CountermeasureEffect, { tab: 'result' })
  effective?: ChoiceOf<typeof CountermeasureEffect> | null;

  @belongsTo('对策后移动方向', 'Direction after', () => DictionaryItem, {
    only: { dictionary: 'MOVE_DIRECTION', active: true },
    write: 'never',
    tab: 'result',
  })
  directionAfter?: DictionaryItem | null;

  @belongsTo('验证人', 'Verified by', () => User, { write: 'never', tab: 'result' })
  verifiedBy?: User | null;

  @dateTime('验证时间', 'Verified at', { write: 'never', tab: 'result' })
  verifiedAt?: string | null;
}
