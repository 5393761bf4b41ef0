import { Account } from '../entities/account.ts';
import { Contact } from '../entities/contact.ts';
import { DictionaryItem } from '../entities/dictionaryItem.ts';
import { groups } from '../entities/groups.ts';
import { CountermeasureEffect, CountermeasureStatus, NeedCountermeasure, OPEN_COUNTERMEASURE } from '../entities/needCountermeasure.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, choice, date, longText, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isInMonth, MonthOfUnit, thisMonth } from './month.ts';
import { isWithin, PEOPLE } from './unit.ts';

/** The columns of form D (domain §1.2), then who is to do it by when, and what it has changed. */
class FollowedCountermeasure {
  @text('客户姓名', 'Customer')
  customerName?: string | null;

  @text('移动方向', 'Direction (zh)')
  directionZh?: string | null;

  @text('移动方向（英文）', 'Direction')
  directionEn?: string | null;

  @text('问题点', 'Problem')
  problem!: string;

  @longText('对策', 'Countermeasure')
  countermeasure!: string;

  @belongsTo('客户', 'Account', () => Account)
  account?: Account | null;

  @belongsTo('责任人', 'Owner', () => User)
  owner?: User | null;

  @date('完成期限', 'Due on')
  dueOn!: string;

  @number('逾期天数', 'Overdue', { unit: units.days, help: { zh: '仍待完成的', en: 'While it is to be done' } })
  overdueDays!: number;

  @choice('状态', 'Status', CountermeasureStatus)
  status!: ChoiceOf<typeof CountermeasureStatus>;

  @choice('是否有效', 'Effective', CountermeasureEffect)
  effective?: ChoiceOf<typeof CountermeasureEffect> | null;

  @text('对策后移动方向', 'Direction after (zh)')
  afterZh?: string | null;

  @text('对策后移动方向（英文）', 'Direction after')
  afterEn?: string | null;
}

const TO_BE_DONE = OPEN_COUNTERMEASURE.filter((status) => status !== 'DONE');

/** R9: form D, the countermeasures that were decided on in a month. */
export const countermeasureFollowUp = report({
  name: 'countermeasureFollowUp',
  label: { zh: '大客户需要对策表', en: 'Form D: countermeasures' },
  description: {
    zh: '当月制定的每条对策一行，含责任人、期限与对策前后的移动方向。',
    en: 'One row per countermeasure that was decided on in the month, with its owner, due day and the directions before and after.',
  },
  group: groups.reports,
  icon: 'Healing',
  parameters: MonthOfUnit,
  initial: { period: thisMonth },
  row: FollowedCountermeasure,
  reads: [
    reading(
      NeedCountermeasure,
      'account',
      'contact',
      'direction',
      'problem',
      'countermeasure',
      'owner',
      'dueOn',
      'status',
      'effective',
      'directionAfter',
      'createdAt',
    ),
    reading(Account, 'name', 'orgUnit'),
    reading(Contact, 'name'),
    reading(DictionaryItem, 'nameZh', 'nameEn'),
    ...PEOPLE,
  ],
  rows: (query) => sql`select case when setting_text('form.D.nameSource', account.org_unit_id, 'CONTACT') = 'ACCOUNT' then account.name
        else coalesce(contact.name, account.name) end as customer_name,
      direction.name_zh as direction_zh, direction.name_en as direction_en, measure.problem, measure.countermeasure, measure.account_id,
      measure.owner_id, measure.due_on, case when measure.status = any(${TO_BE_DONE}::text[]) then greatest(app_today() - measure.due_on, 0) else 0 end
        as overdue_days, measure.status, measure.effective, after.name_zh as after_zh, after.name_en as after_en, measure.id as measure_id
    from ${query.from(NeedCountermeasure, 'measure')} left join ${query.from(Account, 'account')} on account.id = measure.account_id
    left join ${query.from(Contact, 'contact')} on contact.id = measure.contact_id
    left join ${query.from(DictionaryItem, 'direction')} on direction.id = measure.direction_id
    left join ${query.from(DictionaryItem, 'after')} on after.id = measure.direction_after_id
    where ${isInMonth(query, 'measure.created_at')} and ${isWithin(query, 'account.org_unit_id')}`,
  order: 'due_on, measure_id',
  total: { overdueDays: 'coalesce(sum(overdue_days), 0)' },
  form: {
    fills: NeedCountermeasure,
    orientation: 'portrait',
    columns: [
      { label: { zh: '客户姓名', en: 'Customer' }, text: '{customerName}', width: 18 },
      { label: { zh: '移动方向', en: 'Direction' }, text: '{direction}', width: 17 },
      { label: { zh: '问题点', en: 'Problem' }, text: '{problem}', width: 28 },
      { label: { zh: '对策', en: 'Countermeasure' }, text: '{countermeasure}', width: 37 },
    ],
  },
});
