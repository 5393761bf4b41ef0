import { belongsTo, decimal, entity, period, Row, text } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

/** The days that somebody was due and at work in a month, mostly from an attendance system: rates itself where the setting says so (domain AMB-16). */
@entity<Attendance>('出勤', 'Attendance', {
  plural: 'attendances',
  labels: { zh: '出勤', en: 'Attendance' },
  group: groups.plans,
  icon: 'EventAvailable',
  title: 'period',
  list: ['period', 'specialist', 'daysDue', 'daysAttended', 'remark'],
  filters: ['period', 'specialist'],
  sort: ['-period'],
  scope: { department: 'specialist', owner: 'specialist' },
  uniques: [{ fields: ['specialist', 'period'] }],
})
export class Attendance extends Row {
  @period('月份', 'Period', { required: true, write: 'create' })
  period!: string;

  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create' })
  specialist!: User;

  @decimal('应出勤', 'Days due', { required: true, scale: 2, min: '0', max: '31', unit: units.days })
  daysDue!: string;

  @decimal('实际出勤', 'Days attended', { required: true, scale: 2, min: '0', max: '31', unit: units.days })
  daysAttended!: string;

  @text('备注', 'Remark', { max: 200 })
  remark?: string | null;
}
