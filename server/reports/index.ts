import { assessmentRosterA } from './assessmentRosterA.ts';
import { assessmentRosterC } from './assessmentRosterC.ts';
import { assessmentSheetB } from './assessmentSheetB.ts';
import { overdueVisits } from './overdueVisits.ts';
import { planSubmission } from './planSubmission.ts';
import { visitsByMonth } from './visitsByMonth.ts';
import { visitStatistics } from './visitStatistics.ts';
import { workCalendarYears } from './workCalendarYears.ts';

/** Every report of the product, in the order of the menu. */
export const reports = [
  assessmentRosterA,
  assessmentSheetB,
  assessmentRosterC,
  planSubmission,
  visitStatistics,
  visitsByMonth,
  overdueVisits,
  workCalendarYears,
] as const;
