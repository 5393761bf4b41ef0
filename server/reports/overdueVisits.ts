import { Account, AccountTier } from '../entities/account.ts';
import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, choice, date, number, type ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isWithin, OfUnit, PEOPLE } from './unit.ts';

class OverdueAccount {
  @belongsTo('客户', 'Account', () => Account)
  account?: Account | null;

  @choice('等级', 'Tier', AccountTier)
  tier!: ChoiceOf<typeof AccountTier>;

  @number('周期', 'Cadence', { unit: units.days })
  cadenceDays!: number;

  @date('上次拜访', 'Last visit on')
  lastVisitOn!: string;

  @date('应访日期', 'Due on')
  dueOn!: string;

  @number('逾期天数', 'Overdue', { unit: units.days })
  overdueDays!: number;

  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;
}

/** R7: accounts whose next visit is late today. */
export const overdueVisits = report({
  name: 'overdueVisits',
  label: { zh: '应访未访', en: 'Overdue visits' },
  description: {
    zh: '按拜访周期今天已逾期的客户,逾期最久的在前;从未拜访的客户没有应访日期。',
    en: 'Accounts whose next visit is late by their cadence today, the latest first; an account never visited has no due date.',
  },
  group: groups.reports,
  icon: 'EventBusy',
  parameters: OfUnit,
  row: OverdueAccount,
  reads: [reading(Account, 'name', 'tier', 'specialist', 'orgUnit', 'lastVisitOn', 'nextVisitDue', 'overdueVisitDays'), ...PEOPLE],
  rows: (query) => sql`select a.id as account_id, a.tier, a.next_visit_due - a.last_visit_on as cadence_days, a.last_visit_on,
      a.next_visit_due as due_on, a.overdue_visit_days as overdue_days, a.specialist_id
    from ${query.from(Account, 'a')} where a.overdue_visit_days > 0 and ${isWithin(query, 'a.org_unit_id')}`,
  order: 'overdue_days desc, account_id',
  total: { overdueDays: 'coalesce(sum(overdue_days), 0)' },
});
