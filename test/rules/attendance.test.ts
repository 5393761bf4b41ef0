import { describe, expect, test } from '@jest/globals';
import { attendancePoints } from '../../server/rules/attendance.ts';

describe('points for days attended', () => {
  test.each([
    ['22', '22', '100.00'],
    ['20.5', '22', '93.18'],
    ['0', '22', '0.00'],
    ['7', '7.5', '93.33'],
    ['24', '22', '100.00'],
    ['0', '0', '100.00'],
  ])('%s of %s days are %s', (daysAttended, daysDue, points) => {
    expect(attendancePoints({ daysAttended, daysDue })).toBe(points);
  });
});
