import { groups } from '../entities/groups.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { OrgUnit } from '../entities/orgUnit.ts';
import { WorkCalendarDay } from '../entities/workCalendarDay.ts';
import { flag, number, text } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isWithin, OfUnit } from './unit.ts';

class CalendarYear {
  @text('年份', 'Year', { max: 4 })
  year!: string;

  @flag('有官方日历', 'Official calendar')
  isOfficial!: boolean;

  @number('导入天数', 'Days imported', { help: { zh: '官方放假与调休补班', en: 'Official holidays and make-up days' } })
  officialDays!: number;

  @number('手工天数', 'Days by hand')
  manualDays!: number;

  @number('未结计划', 'Open plans', { help: { zh: '该年各月尚未关闭的月度计划', en: 'Monthly plans of the year that are not closed' } })
  openPlans!: number;
}

/** The years whose working days somebody goes by now: this one, the next from November on, and those of open plans (domain §2.1). */
export const workCalendarYears = report({
  name: 'workCalendarYears',
  label: { zh: '工作日历年度检查', en: 'Work calendar by year' },
  description: {
    zh: '正在使用的年份：今年，11 月起含明年，以及有未结计划的年份；没有官方日历的年份按周一至周五推算工作日。',
    en: 'Years in use: this one, the next from November on, and those of open plans. Where a year has no official calendar, Monday to Friday pass for working days.',
  },
  group: groups.reports,
  icon: 'CalendarMonth',
  parameters: OfUnit,
  row: CalendarYear,
  reads: [reading(WorkCalendarDay, 'date', 'source'), reading(MonthlyPlan, 'period', 'status', 'orgUnit'), reading(OrgUnit, 'path')],
  rows: (
    query,
  ) => sql`select needed.year, coalesce(known.official, 0) > 0 as is_official, coalesce(known.official, 0)::int as official_days,
      coalesce(known.manual, 0)::int as manual_days, coalesce(open.plans, 0)::int as open_plans
    from (select to_char(app_today(), 'YYYY') as year union select to_char(app_today() + interval '2 months', 'YYYY')
      union select left(p.period, 4) from ${query.from(MonthlyPlan, 'p')} where p.status <> 'CLOSED' and ${isWithin(query, 'p.org_unit_id')}) needed
    left join (select to_char(d.date, 'YYYY') as year, count(*) filter (where d.source = 'IMPORT') as official,
        count(*) filter (where d.source = 'MANUAL') as manual from ${query.from(WorkCalendarDay, 'd')} group by 1) known on known.year = needed.year
    left join (select left(p.period, 4) as year, count(*) as plans from ${query.from(MonthlyPlan, 'p')}
      where p.status <> 'CLOSED' and ${isWithin(query, 'p.org_unit_id')} group by 1) open on open.year = needed.year`,
  order: 'year',
  total: {
    officialDays: 'coalesce(sum(official_days), 0)',
    manualDays: 'coalesce(sum(manual_days), 0)',
    openPlans: 'coalesce(sum(open_plans), 0)',
  },
});
