import { belongsTo, choice, choices, date, entity, flag, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { Region } from './region.ts';

export const CalendarSource = choices('CalendarSource', {
  IMPORT: ['导入', 'Import'],
  MANUAL: ['手工', 'Manual'],
});

/** A day on which the official calendar departs from Monday to Friday: a holiday or a make-up working day (domain §2.1). */
@entity<WorkCalendarDay>('工作日历', 'Work calendar day', {
  plural: 'workCalendarDays',
  group: groups.reference,
  icon: 'CalendarMonth',
  title: 'date',
  list: ['date', 'isWorkday', 'name', 'region', 'source'],
  filters: ['isWorkday', 'source', 'date'],
  search: ['name'],
  sort: ['-date'],
  workCalendar: { date: 'date', isWorkday: 'isWorkday', name: 'name' },
})
export class WorkCalendarDay extends Row {
  @date('日期', 'Date', { required: true, unique: true })
  date!: string;

  @flag('是否工作日', 'Working day', { required: true })
  isWorkday!: boolean;

  @text('名称', 'Name', { max: 60 })
  name?: string | null;

  @choice('来源', 'Source', CalendarSource, {
    required: true,
    default: 'MANUAL',
    help: { zh: '“手工”的日子不被再次导入的官方日历覆盖', en: 'What is manual stands when the official calendar is imported again' },
  })
  source!: ChoiceOf<typeof CalendarSource>;

  @belongsTo('适用区域', 'Region', () => Region)
  region?: Region | null;
}
