import { Specialist } from '../entities/specialist.ts';
import { sql, type Sql } from '../kit/query/sql.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';

/** Those who were in the department on any day of the month. */
export function specialists(query: ReportQuery<'period'>): Sql {
  const first = sql`(${query.given('period')} || '-01')::date`;
  return sql`select s.user_id as specialist_id from ${query.from(Specialist, 's')}
    where (s.joined_on is null or s.joined_on < ${first} + interval '1 month') and (s.left_on is null or s.left_on >= ${first})`;
}
