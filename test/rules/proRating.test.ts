import { describe, expect, test } from '@jest/globals';
import { proRated, workdaysPresent } from '../../server/rules/proRating.ts';
import { WorkCalendar } from '../../server/rules/workCalendar.ts';

// October 2026: the National Day holiday takes 1, 2 and 5 to 7 from Monday to Friday, the 10th is worked for it
const CALENDAR = new WorkCalendar([
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({ date, isWorkday: false })),
  { date: '2026-10-10', isWorkday: true },
]);

describe('the working days that somebody was there', () => {
  test.each<[string, string | null, string | null, number]>([
    ['the whole month', null, null, 18],
    ['since long before', '2020-01-01', null, 18],
    ['from the 19th', '2026-10-19', null, 10],
    ['up to the 9th', null, '2026-10-09', 2],
    ['from the 8th to the 12th', '2026-10-08', '2026-10-12', 4],
    ['not yet', '2026-11-02', null, 0],
    ['no more', null, '2026-09-30', 0],
  ])('%s', (_case, joinedOn, leftOn, days) => {
    expect(workdaysPresent(CALENDAR, '2026-10', { joinedOn, leftOn })).toBe(days);
  });
});

describe('a plan for part of a month', () => {
  test.each<[string, number, number, string]>([
    ['20', 18, 18, '20'],
    ['20', 10, 18, '12'],
    ['9', 10, 18, '5'],
    ['1', 1, 18, '1'],
    ['20', 0, 18, '0'],
    ['0', 10, 18, '0'],
    ['20', 3, 0, '20'],
  ])('%s × %s / %s is %s, rounded up', (plan, present, ofMonth, expected) => {
    expect(proRated(plan, present, ofMonth)).toBe(expected);
  });
});
