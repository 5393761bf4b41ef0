import { accountSheet } from './account.ts';
import { attendanceSheet } from './attendance.ts';
import { needSheet } from './need.ts';
import { visitSheet } from './visit.ts';
import { workCalendarSheet } from './workCalendar.ts';

import { derivedSheet } from '../../kit/import/viewerSheet.ts';
import type { Sheet } from '../../kit/import/sheet.ts';
import type { Entity } from '../../kit/field/index.ts';

/** The spreadsheets that the product takes in, by the name that the import command knows them by. */
export const sheets = {
  account: accountSheet,
  visit: visitSheet,
  need: needSheet,
  workCalendar: workCalendarSheet,
  attendance: attendanceSheet,
} as const;

/** How rows of a noun are taken in: by the sheet that it has, or by what its declaration says. */
export function sheetOf(entity: Entity): Sheet {
  const sheet = Object.values<Sheet>(sheets).find(({ on }) => on === entity.cls) ?? derivedSheet(entity);
  return { ...sheet, of: entity };
}
