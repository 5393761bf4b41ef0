import { Visit } from '../../entities/visit.ts';
import { units } from '../../entities/vocabulary.ts';
import { number } from '../../kit/field/index.ts';
import { sheet } from '../../kit/import/sheet.ts';
import { IMPORTED } from './account.ts';

class VisitColumns {
  @number('时长', 'Duration', { min: 1, max: 10_080, unit: units.minutes })
  minutes?: number | null;
}

/** The department's diary of visits: for those made, the planned time is the time that they were made. */
export const visitSheet = sheet<Visit, VisitColumns>({
  on: Visit,
  keys: [['account', 'specialist', 'plannedStart']],
  headers: { 客户名称: 'account', 计划时间: 'plannedStart' },
  extras: VisitColumns,
  past: ['status', 'statusReason'],
  complete: (_unit, { status, plannedStart, minutes }) => {
    const plannedEnd = plannedStart && minutes ? later(plannedStart, minutes) : null;
    if (status === 'DONE') return { plannedEnd, actualStart: plannedStart, actualEnd: plannedEnd };
    return status === 'CANCELLED' ? { plannedEnd, statusReason: IMPORTED } : { plannedEnd };
  },
});

function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
