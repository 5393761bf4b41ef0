import { describe, expect, test } from '@jest/globals';
import { assert, date, integer, property } from 'fast-check';
import { officialDays } from '../../server/rules/officialDays.ts';
import { addDays, nextMonth, previousMonth, WorkCalendar } from '../../server/rules/workCalendar.ts';

const calendar = new WorkCalendar(officialDays());

const anyDay = date({ min: new Date('2010-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((day) =>
  day.toISOString().slice(0, 10),
);

describe('the last working day of a month', () => {
  // the eleven months of 2015–2026 in which Monday to Friday would give another day (domain §2.1), and two plain ones
  test.each([
    ['2015-02', '2015-02-28'],
    ['2017-01', '2017-01-26'],
    ['2017-09', '2017-09-30'],
    ['2018-04', '2018-04-28'],
    ['2018-09', '2018-09-30'],
    ['2018-12', '2018-12-29'],
    ['2020-01', '2020-01-23'],
    ['2022-01', '2022-01-30'],
    ['2023-09', '2023-09-28'],
    ['2025-01', '2025-01-27'],
    ['2026-02', '2026-02-28'],
    ['2026-11', '2026-11-30'],
    ['2026-12', '2026-12-31'],
  ])('%s: %s', (month, day) => {
    expect(calendar.lastWorkday(month)).toBe(day);
  });

  test('differs from that of Monday to Friday in eleven months of 2015 to 2026', () => {
    const plain = new WorkCalendar([]);
    const months = Array.from({ length: 144 }, (_, index) => new Date(Date.UTC(2015, index)).toISOString().slice(0, 7));

    expect(months.filter((month) => calendar.lastWorkday(month) !== plain.lastWorkday(month))).toHaveLength(11);
  });
});

describe('counting working days', () => {
  test('a make-up Saturday counts, a holiday does not', () => {
    // Spring Festival 2026: off from 15 to 23 February, worked on the 14th and the 28th
    expect(calendar.workdaysBetween('2026-02-13', '2026-02-24')).toBe(2);
    expect(calendar.addWorkdays('2026-02-13', 2)).toBe('2026-02-24');
    expect(calendar.addWorkdays('2026-02-24', -1)).toBe('2026-02-14');
  });

  test('adding counts what lies between, in both directions', () => {
    assert(
      property(anyDay, integer({ min: 1, max: 60 }), (day, count) => {
        const later = calendar.addWorkdays(day, count);
        expect(calendar.isWorkday(later)).toBe(true);
        expect(calendar.workdaysBetween(day, later)).toBe(count);
        expect(calendar.workdaysBetween(calendar.addWorkdays(day, -count), day)).toBe(count - Number(!calendar.isWorkday(day)));
      }),
    );
  });

  test('a month has the working days of its days', () => {
    expect(calendar.workdaysOf('2026-02')).toBe(16);
    expect(calendar.workdaysOf('2026-11')).toBe(21);
  });

  test('a year that nobody has loaded is told', () => {
    expect([2026, 2027].map((year) => calendar.knows(year))).toEqual([true, false]);
  });
});

describe('months and days', () => {
  test.each([
    ['2026-12', '2027-01', '2026-11'],
    ['2026-01', '2026-02', '2025-12'],
  ])('around %s', (month, next, previous) => {
    expect([nextMonth(month), previousMonth(month)]).toEqual([next, previous]);
  });

  test('days go over the ends of months and leap years', () => {
    expect([addDays('2024-02-28', 1), addDays('2026-03-01', -1)]).toEqual(['2024-02-29', '2026-02-28']);
  });
});
