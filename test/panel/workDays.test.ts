import { describe, expect, it } from '@jest/globals';
import { standingOf, usualDeadline } from '../../admin/overrides/plans/standing.ts';
import { addDays, daysOf, isPeriod, lastDayOf, shiftPeriod, WorkDays } from '../../admin/generate/calendar/workDays.ts';

/** The spring festival of 2026, with the Saturday that is worked at the end of February. */
const days = new WorkDays([
  { date: '2026-02-16', isWorkday: false, name: '春节' },
  { date: '2026-02-28', isWorkday: true, name: '春节' },
]);
const timeZone = 'Asia/Shanghai';

describe('the days of a month', () => {
  it('know holidays and days that are worked instead', () => {
    expect(['2026-02-13', '2026-02-14', '2026-02-16', '2026-02-28'].map((day) => days.isWorkday(day))).toEqual([true, false, false, true]);
    expect([days.isMakeUp('2026-02-28'), days.isMakeUp('2026-02-27')]).toEqual([true, false]);
    expect(days.lastOf('2026-02')).toBe('2026-02-28');
    expect(days.between('2026-02-12', '2026-02-17')).toBe(2);
  });

  it('go over the ends of months and years', () => {
    expect([addDays('2026-12-31', 1), lastDayOf('2028-02'), shiftPeriod('2026-12', 1), shiftPeriod('2026-01', -1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2027-01',
      '2025-12',
    ]);
    expect(daysOf('2026-04')).toHaveLength(30);
    expect([isPeriod('2026-12'), isPeriod('2026-13'), isPeriod(null)]).toEqual([true, false, false]);
  });
});

describe('the standing of a plan', () => {
  const deadline = '2026-11-30T15:59:59.000Z';
  const at = (clock: string) => ({ now: new Date(`${clock}+08:00`).toISOString(), timeZone });

  it.each([
    ['on the Friday before', '2026-11-27T10:00:00', { kind: 'due', workdays: 1, hours: 14, minutes: 0 }],
    ['on the Sunday before', '2026-11-29T20:00:00', { kind: 'due', workdays: 1, hours: 0, minutes: 0 }],
    ['on the last evening', '2026-11-30T23:30:00', { kind: 'due', workdays: 0, hours: 0, minutes: 30 }],
    ['a second after', '2026-12-01T00:00:00', { kind: 'overdue', late: 1 }],
    ['two working days after', '2026-12-02T09:00:00', { kind: 'overdue', late: 2 }],
  ])('%s', (_when, clock, standing) => {
    expect(standingOf(null, deadline, days, at(clock))).toEqual(standing);
  });

  it('is settled by the first report', () => {
    const report = { firstSubmittedAt: '2026-12-02T01:00:00.000Z', lateWorkdays: 2 };

    expect(standingOf(report, deadline, days, at('2026-12-20T10:00:00'))).toEqual({ kind: 'reported', late: 2 });
  });

  it('goes by the last working day where no plan is open yet', () => {
    expect(usualDeadline('2026-03', days)).toBe('2026-02-28T15:59:59.000Z');
  });
});
