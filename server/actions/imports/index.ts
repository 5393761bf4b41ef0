import { accountSheet } from './account.ts';
import { attendanceSheet } from './attendance.ts';
import { needSheet } from './need.ts';
import { visitSheet } from './visit.ts';
import { workCalendarSheet } from './workCalendar.ts';

/** The spreadsheets that the product takes in, by the name that the import command knows them by. */
export const sheets = {
  account: accountSheet,
  visit: visitSheet,
  need: needSheet,
  workCalendar: workCalendarSheet,
  attendance: attendanceSheet,
} as const;
