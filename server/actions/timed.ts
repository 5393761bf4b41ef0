import { Agreement } from '../entities/agreement.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { Visit } from '../entities/visit.ts';
import { timedTransition } from '../kit/schema/transition.ts';
import type { Unit } from '../kit/store/unit.ts';
import { monthStart } from '../rules/reminders.ts';

/** The month that it is in Asia/Shanghai. */
function month(unit: Unit): string {
  return unit.today().slice(0, 7);
}

/** A visit that was planned for a month that is over, by its own time or, having none, by its plan's. */
export const missVisit = timedTransition({
  name: 'missVisit',
  on: Visit,
  label: { zh: '逾期未访', en: 'Missed' },
  from: ['PLANNED'],
  to: 'MISSED',
  due: (unit) => ({
    or: [
      { plannedStart: { lt: monthStart(month(unit)) } },
      { plannedStart: { isNull: true }, planItem: { plan: { period: { lt: month(unit) } } } },
    ],
  }),
});

/** An approved plan is carried out from the first day of its month (domain §2.4). */
export const beginMonthlyPlan = timedTransition({
  name: 'beginMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '进入执行', en: 'Into execution' },
  from: ['APPROVED'],
  to: 'IN_EXECUTION',
  due: (unit) => ({ period: { lte: month(unit) } }),
});

export const closeMonthlyPlan = timedTransition({
  name: 'closeMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '月末结束', en: 'Closed at month end' },
  from: ['IN_EXECUTION'],
  to: 'CLOSED',
  due: (unit) => ({ period: { lt: month(unit) } }),
});

/** A signed agreement is in force from its first day (domain §2.2). */
export const beginAgreement = timedTransition({
  name: 'beginAgreement',
  on: Agreement,
  label: { zh: '生效', en: 'Into force' },
  from: ['SIGNED'],
  to: 'EFFECTIVE',
  due: (unit) => ({ validFrom: { lte: unit.today() } }),
});

/** The last day of an agreement is one that it still holds on. */
export const expireAgreement = timedTransition({
  name: 'expireAgreement',
  on: Agreement,
  label: { zh: '到期', en: 'Expired' },
  from: ['EFFECTIVE'],
  to: 'EXPIRED',
  due: (unit) => ({ validTo: { lt: unit.today() } }),
});
