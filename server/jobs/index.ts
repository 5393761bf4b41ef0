import { deliverOutbox } from './deliverOutbox.ts';
import { draftPlans } from './draftPlans.ts';
import { forgetVisitorIds } from './forgetVisitorIds.ts';
import type { Job } from './job.ts';
import { moveRows } from './moveRows.ts';
import { openSheets } from './openSheets.ts';
import { agreementsEnding } from './reminders/agreementsEnding.ts';
import { assessmentsDue } from './reminders/assessmentsDue.ts';
import { checksDue, warrantiesEnding } from './reminders/equipmentDue.ts';
import { plansDue } from './reminders/plansDue.ts';
import { plansMissing } from './reminders/plansMissing.ts';
import { quarterDue, yearDue } from './reminders/quarterDue.ts';
import { stockTakesDue } from './reminders/stockTakesDue.ts';
import { visitReportsDue } from './reminders/visitReportsDue.ts';
import { sweepFiles } from './sweepFiles.ts';
import { sweepUploads } from './sweepUploads.ts';

/** Everything that time does, in the order in which one may follow from another. */
export const jobs: readonly Job[] = [
  moveRows,
  draftPlans,
  openSheets,
  plansDue,
  plansMissing,
  assessmentsDue,
  quarterDue,
  yearDue,
  visitReportsDue,
  agreementsEnding,
  warrantiesEnding,
  checksDue,
  stockTakesDue,
  deliverOutbox,
  sweepFiles,
  sweepUploads,
  forgetVisitorIds,
];
