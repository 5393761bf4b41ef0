import { assessmentRosterA } from './assessmentRosterA.ts';
import { assessmentRosterC } from './assessmentRosterC.ts';
import { assessmentSheetB } from './assessmentSheetB.ts';
import { countermeasureFollowUp } from './countermeasureFollowUp.ts';
import { equipmentRegister } from './equipmentRegister.ts';
import { helmetsOfDay } from './helmetsOfDay.ts';
import { needAnalysis } from './needAnalysis.ts';
import { needTotals } from './needTotals.ts';
import { overdueVisits } from './overdueVisits.ts';
import { planSubmission } from './planSubmission.ts';
import { tourApplications } from './tourApplications.ts';
import { tourAvailability } from './tourAvailability.ts';
import { stockTakeResults } from './stockTakeResults.ts';
import { tourLog } from './tourLog.ts';
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
  needAnalysis,
  needTotals,
  countermeasureFollowUp,
  tourApplications,
  tourAvailability,
  tourLog,
  equipmentRegister,
  stockTakeResults,
  helmetsOfDay,
] as const;
