import { raw, sql, type Sql } from '../kit/query/sql.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { period } from '../kit/field/index.ts';
import { OfUnit } from './unit.ts';

/** A month, and a unit with all below it. */
export class MonthOfUnit extends OfUnit {
  @period('月份', 'Month', { required: true })
  period!: string;
}

/** The month that a business day lies in. */
export function thisMonth(today: string): string {
  return today.slice(0, 7);
}

/** Whether an instant lies in the month that is asked for, in Asia/Shanghai. */
export function isInMonth(query: ReportQuery<'period'>, instant: string): Sql {
  return sql`to_char(${raw(instant)} at time zone 'Asia/Shanghai', 'YYYY-MM') = ${query.given('period')}`;
}
