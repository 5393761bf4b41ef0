import { OrgUnit } from '../entities/orgUnit.ts';
import { User } from '../entities/user.ts';
import { belongsTo } from '../kit/field/index.ts';
import { reading } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';

/** A report of one unit and all below it; of all that the viewer sees where none is named. */
export class OfUnit {
  @belongsTo('部门', 'Org unit', () => OrgUnit, {
    help: { zh: '含下级单元;不填为全部可见范围', en: 'With its sub-units; all that you see where none is chosen' },
  })
  orgUnit?: string | null;
}

/** What a report needs to read for {@link people} and {@link isWithin}. */
export const PEOPLE = [reading(User, 'name', 'orgUnit'), reading(OrgUnit, 'path')];

/** People as `person`: the id, the name to order by, and the unit. */
export function people(query: ReportQuery): Sql {
  return query.from(User, 'person');
}

/** Whether the unit whose id an SQL expression gives is the one that the report is of, or below it. */
export function isWithin(query: ReportQuery<'orgUnit'>, unitId: string): Sql {
  if (!query.isGiven('orgUnit')) return raw('true');
  return sql`exists (select 1 from ${query.from(OrgUnit, 'asked')} join ${query.from(OrgUnit, 'of_row')} on of_row.id = ${raw(unitId)}
    where asked.id = ${query.given('orgUnit')} and (of_row.path = asked.path or starts_with(of_row.path, asked.path || '/')))`;
}

/** By name as a directory has it, people of one name apart. */
export const BY_PERSON = 'person_name collate "zh-x-icu" nulls last, specialist_id';
