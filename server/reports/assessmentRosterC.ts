import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, decimal, longText } from '../kit/field/index.ts';
import { join, raw, sql } from '../kit/query/sql.ts';
import { report } from '../kit/report/report.ts';
import { isOfUnit, lastMonth, line, OfMonth, roster, ROSTER_READ } from './sheets.ts';
import { BY_PERSON } from './unit.ts';

const score = { unit: units.points };

/** Columns as form C prints them (domain §1.2); each holds what it adds to the result. */
class RatedRow {
  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @decimal('业务管理', 'Business management', score)
  business?: string | null;

  @decimal('客户服务', 'Customer service', score)
  service?: string | null;

  @decimal('前台支持', 'Front-desk support', score)
  frontDesk?: string | null;

  @decimal('后台响应', 'Back-office response', score)
  backOffice?: string | null;

  @decimal('平时表现', 'Conduct', score)
  conduct?: string | null;

  @decimal('结果', 'Result', score)
  result?: string | null;

  @longText('备注', 'Remark')
  remark?: string | null;

  @belongsTo('考核表', 'Sheet', () => AssessmentSheet)
  sheet?: AssessmentSheet | null;
}

/** The lines of the form in their order. */
const LINES = ['business', 'service', 'front_desk', 'back_office', 'conduct'];

/** R4: form C, the ratings of the main indicators. */
export const assessmentRosterC = report({
  name: 'assessmentRosterC',
  label: { zh: '考核表C：主要指标评分表', en: 'Form C: ratings of the main indicators' },
  description: {
    zh: '当月在部的每个专员一行,未考核的留空;各列为加权得分,合计行为平均。',
    en: 'One row per specialist of the month, empty while there is no sheet; columns are weighted scores, the total row averages.',
  },
  group: groups.reports,
  icon: 'Star',
  parameters: OfMonth,
  initial: { period: lastMonth },
  row: RatedRow,
  reads: ROSTER_READ,
  rows: (query) => {
    const scores = LINES.map((name) => raw(`${name}.score as ${name}`));
    const lines = LINES.map((name, place) => line(query, name, `line."order" = ${place + 1}`));
    return sql`select told.specialist_id, person.name as person_name, ${join(scores, ', ')}, sheet.total as result, sheet.remark, sheet.id as sheet_id
      from ${roster(query, 'C')} ${join(lines, ' ')} where ${isOfUnit(query)}`;
  },
  order: BY_PERSON,
  total: {
    business: 'avg(business)',
    service: 'avg(service)',
    frontDesk: 'avg(front_desk)',
    backOffice: 'avg(back_office)',
    conduct: 'avg(conduct)',
    result: 'avg(result)',
  },
});
