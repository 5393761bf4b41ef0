import { addVisitor } from './addVisitor.ts';
import { askRater, rateAssessment, releaseRater } from './assessmentRatings.ts';
import { copyAssessmentTemplate, publishAssessmentTemplate, retireAssessmentTemplate } from './assessmentTemplates.ts';
import { addMissingWeight, normaliseWeights } from './assessmentWeights.ts';
import { answerAppeal, appealAssessment, closeAssessment, confirmAssessment, reviseAssessment } from './assessmentSheets.ts';
import { calculateAssessment } from './calculateAssessment.ts';
import { openAssessmentSheet } from './openAssessmentSheet.ts';
import { approveAgreement, returnAgreement, signAgreement, submitAgreement, terminateAgreement } from './agreements.ts';
import { amendMonthlyPlan, decidePlanAmendment } from './amendMonthlyPlan.ts';
import { cancelDeal, signDeal, subscribeDeal, voidDeal } from './deals.ts';
import { approveMonthlyPlan, returnMonthlyPlan } from './decideMonthlyPlan.ts';
import {
  checkEquipment,
  findEquipment,
  finishEquipmentRepair,
  issueEquipment,
  loseEquipment,
  repairEquipment,
  returnEquipment,
  scrapEquipment,
  transferEquipment,
} from './equipment.ts';
import { claimExpansion, verifyExpansion } from './expansions.ts';
import { fillMonthlyPlan } from './fillMonthlyPlan.ts';
import { issueApiToken } from './issueApiToken.ts';
import { readNotification, readNotificationsUpTo, retryOutboxMessage } from './notifications.ts';
import {
  dropCountermeasure,
  finishCountermeasure,
  returnCountermeasure,
  startCountermeasure,
  verifyCountermeasure,
} from './countermeasures.ts';
import { analyseNeed, loseNeed, postponeNeed, proposeNeed, reopenNeed, resumeNeed, winNeed } from './needs.ts';
import { noteCountermeasure, noteNeed, noteTourNeed } from './noteNeed.ts';
import { mergeAccount } from './mergeAccount.ts';
import { openAssignment } from './openAssignment.ts';
import { openMonthlyPlan } from './openMonthlyPlan.ts';
import { logVisit, recordVisit } from './recordVisit.ts';
import { reassignAccount } from './reassignAccount.ts';
import { restoreAuditValue } from './restoreAuditValue.ts';
import { revokeApiToken } from './revokeApiToken.ts';
import { rotateApiToken } from './rotateApiToken.ts';
import { movePlanItem, scheduleVisit } from './scheduleVisit.ts';
import {
  arriveSiteDelivery,
  confirmSiteDelivery,
  disputeSiteDelivery,
  missSiteDelivery,
  resolveSiteDelivery,
  stateSiteDelivery,
} from './siteDeliveries.ts';
import { showVisitorId } from './showVisitorId.ts';
import { confirmStockTake, countStockTakeLine, openStockTake, returnStockTake, submitStockTake } from './stockTakes.ts';
import { submitMonthlyPlan } from './submitMonthlyPlan.ts';
import { beginAgreement, beginMonthlyPlan, closeMonthlyPlan, expireAgreement, missVisit } from './timed.ts';
import { submitTourRequest, approveTourRequest, returnTourRequest, rejectTourRequest, cancelTour } from './tourRequests.ts';
import { arrangeTour } from './arrangeTour.ts';
import { tourReadiness } from './tourReadiness.ts';
import { rescheduleTour } from './rescheduleTour.ts';
import {
  signInVisitor,
  briefVisitor,
  issueHelmet,
  declareNothing,
  depositValuable,
  returnValuable,
  excludeFromZone,
  signOutVisitor,
} from './tourVisitors.ts';
import { abortTour, briefTour, checkInTour, closeTour, enterZone, finishTour, noteNoShow, startTour } from './tourDoor.ts';
import { countHeads, doTourCheck, reportIncident, settleIncident } from './tourEvents.ts';
import { cancelVisit, rescheduleVisit, startVisit } from './visits.ts';

/** Every verb of the product; who may run which stands in the policy table. */
export const verbs = [
  reassignAccount,
  mergeAccount,
  startVisit,
  recordVisit,
  logVisit,
  rescheduleVisit,
  cancelVisit,
  fillMonthlyPlan,
  submitMonthlyPlan,
  returnMonthlyPlan,
  approveMonthlyPlan,
  amendMonthlyPlan,
  decidePlanAmendment,
  scheduleVisit,
  movePlanItem,
  calculateAssessment,
  rateAssessment,
  askRater,
  releaseRater,
  confirmAssessment,
  appealAssessment,
  answerAppeal,
  closeAssessment,
  reviseAssessment,
  publishAssessmentTemplate,
  retireAssessmentTemplate,
  copyAssessmentTemplate,
  normaliseWeights,
  addMissingWeight,
  claimExpansion,
  verifyExpansion,
  arriveSiteDelivery,
  confirmSiteDelivery,
  missSiteDelivery,
  disputeSiteDelivery,
  stateSiteDelivery,
  resolveSiteDelivery,
  subscribeDeal,
  signDeal,
  cancelDeal,
  voidDeal,
  submitAgreement,
  returnAgreement,
  approveAgreement,
  signAgreement,
  terminateAgreement,
  submitTourRequest,
  approveTourRequest,
  returnTourRequest,
  rejectTourRequest,
  arrangeTour,
  rescheduleTour,
  cancelTour,
  showVisitorId,
  addVisitor,
  signInVisitor,
  checkInTour,
  briefVisitor,
  briefTour,
  issueHelmet,
  depositValuable,
  declareNothing,
  excludeFromZone,
  startTour,
  enterZone,
  countHeads,
  doTourCheck,
  reportIncident,
  settleIncident,
  returnValuable,
  signOutVisitor,
  finishTour,
  abortTour,
  closeTour,
  noteNoShow,
  noteNeed,
  noteTourNeed,
  analyseNeed,
  proposeNeed,
  winNeed,
  loseNeed,
  postponeNeed,
  resumeNeed,
  reopenNeed,
  noteCountermeasure,
  startCountermeasure,
  finishCountermeasure,
  verifyCountermeasure,
  returnCountermeasure,
  dropCountermeasure,
  issueEquipment,
  returnEquipment,
  transferEquipment,
  repairEquipment,
  finishEquipmentRepair,
  checkEquipment,
  loseEquipment,
  findEquipment,
  scrapEquipment,
  countStockTakeLine,
  submitStockTake,
  returnStockTake,
  confirmStockTake,
  restoreAuditValue,
  rotateApiToken,
  revokeApiToken,
  readNotification,
  readNotificationsUpTo,
  retryOutboxMessage,
];

/** What time does to rows, in the order in which one may follow from another. */
export const timed = [missVisit, beginMonthlyPlan, closeMonthlyPlan, beginAgreement, expireAgreement];

/** What follows from creating a row of a noun. */
export const hooks = [openAssignment, openMonthlyPlan, openAssessmentSheet, openStockTake, issueApiToken];

/** Questions that the rules answer. */
export const inquiries = [tourReadiness];
