import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentSubItem } from '../entities/assessmentSubItem.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { Specialist } from '../entities/specialist.ts';
import { period } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { reading } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { previousMonth } from '../rules/workCalendar.ts';
import { specialists } from './specialists.ts';
import { isWithin, OfUnit, PEOPLE, people } from './unit.ts';

/** Declares the month whose assessment is told. */
export function monthAssessed() {
  return period('考核月份', 'Month assessed', { required: true });
}

/** Months are assessed once they are over. */
export function lastMonth(today: string): string {
  return previousMonth(today.slice(0, 7));
}

export class OfMonth extends OfUnit {
  @monthAssessed()
  period!: string;
}

export const SHEETS_READ = [
  reading(
    AssessmentSheet,
    'specialist',
    'orgUnit',
    'period',
    'template',
    'revision',
    'total',
    'max',
    'percent',
    'grade',
    'remark',
    'calculatedAt',
  ),
  reading(AssessmentTemplate, 'code'),
  reading(
    AssessmentLine,
    'sheet',
    'indicator',
    'order',
    'nameZh',
    'nameEn',
    'kind',
    'source',
    'plan',
    'actual',
    'rate',
    'weight',
    'score',
    'note',
  ),
  ...PEOPLE,
];

export const ROSTER_READ = [...SHEETS_READ, reading(Specialist, 'user', 'joinedOn', 'leftOn')];
export const POINTS_READ = [reading(AssessmentRating, 'line', 'subItem', 'points'), reading(AssessmentSubItem, 'order')];
export const INDICATORS_READ = [reading(AssessmentIndicator, 'standard', 'standardEn', 'weight')];

/** The sheet of each specialist by the form with a code, in its last revision. */
export function sheets(query: ReportQuery<'period'>, code: string): Sql {
  return sql`select distinct on (sheet.specialist_id) sheet.* from ${query.from(AssessmentSheet, 'sheet')}
    join ${query.from(AssessmentTemplate, 'template')} on template.id = sheet.template_id
    where template.code = ${raw(`'${code}'`)} and sheet.period = ${query.given('period')}
    order by sheet.specialist_id, sheet.revision desc, sheet.id desc`;
}

/** The specialists of the month, each with a sheet or without: `told`, `person`, `sheet`. */
export function roster(query: ReportQuery<'period' | 'orgUnit'>, code: string): Sql {
  return sql`(${specialists(query)} union select s.specialist_id from (${sheets(query, code)}) s) told
    left join (${sheets(query, code)}) sheet on sheet.specialist_id = told.specialist_id
    left join ${people(query)} on person.id = told.specialist_id`;
}

/** Whether the sheet, or else the person, is of the unit that is asked for. */
export function isOfUnit(query: ReportQuery<'orgUnit'>): Sql {
  return isWithin(query, 'coalesce(sheet.org_unit_id, person.org_unit_id)');
}

/** One line of the sheet, by a condition over `line`. */
export function line(query: ReportQuery, name: string, condition: string): Sql {
  return sql`left join lateral (select line.* from ${query.from(AssessmentLine, 'line')} where line.sheet_id = sheet.id and ${raw(condition)}
    order by line."order" limit 1) ${raw(name)} on true`;
}

/** The points of a sub-item of a line, by its place on the form. */
export function points(query: ReportQuery, lineName: string, place: number): Sql {
  return sql`(select round(avg(rating.points), 2) from ${query.from(AssessmentRating, 'rating')}
    join ${query.from(AssessmentSubItem, 'item')} on item.id = rating.sub_item_id
    where rating.line_id = ${raw(lineName)}.id and item."order" = ${raw(String(place))})`;
}
