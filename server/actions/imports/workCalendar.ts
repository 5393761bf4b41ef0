import { WorkCalendarDay } from '../../entities/workCalendarDay.ts';
import { sheet } from '../../kit/import/sheet.ts';

type Day = Readonly<Record<'date' | 'isWorkday' | 'name', unknown>>;

/** The official calendar of a year. Days that somebody has set by hand stand, whatever the file says of them (domain §2.1). */
export const workCalendarSheet = sheet<WorkCalendarDay>({
  on: WorkCalendarDay,
  keys: [['date']],
  headers: { 工作日: 'isWorkday', 节日: 'name' },
  stands: { source: { eq: 'MANUAL' } },
  complete: () => ({ source: 'IMPORT' }),
  fromJson: (document) => daysByHoliday(document) ?? daysByType(document),
});

/** `{ "holidays": { "2027-01-01": "New Year,元旦,1" }, "workdays": { … } }`, as chinese-days has it. */
function daysByHoliday(document: unknown): Day[] | undefined {
  const { holidays, workdays } = parts(document);
  if (!isObject(holidays) || !isObject(workdays)) return undefined;
  const days = (list: object, isWorkday: boolean): Day[] =>
    Object.entries(list).map(([date, said]) => {
      const name = String(said).split(',')[1] ?? String(said);
      return { date, isWorkday, name: isWorkday ? `${name}补班` : name };
    });
  return [...days(holidays, false), ...days(workdays, true)];
}

/** `{ "dates": [{ "date": …, "name_cn": …, "type": "public_holiday" | "transfer_workday" }] }`, as holiday-calendar has it. */
function daysByType(document: unknown): Day[] | undefined {
  const { dates } = parts(document);
  if (!Array.isArray(dates)) return undefined;
  return dates.map((day) => {
    const { date, type, name, name_cn: nameZh } = parts(day);
    return { date, isWorkday: type === 'transfer_workday', name: nameZh ?? name };
  });
}

function parts(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
