import type { EntityName } from '../../../server/entities/index.ts';
import { isAttached } from './files.ts';
import { always, concernsThem, inDepartment, isTheirView, toThem, withWhole, type Rule } from './rowRules.ts';

/** Rules by noun; a noun that is absent is unknown. */
export type NounRules = Partial<Record<EntityName, Rule>>;

export const publicReference: NounRules = { DictionaryItem: always, Product: always };
export const reference: NounRules = {
  ...publicReference,
  Region: always,
  DevelopmentStage: always,
  WorkCalendarDay: always,
  OrgUnit: always,
  User: always,
  SalesSite: always,
};
export const signedIn: NounRules = {
  ...reference,
  Setting: concernsThem,
  Notification: toThem,
  ReminderChoice: toThem,
  SavedView: isTheirView,
};
export const tourThings: NounRules = {
  Zone: always,
  ZoneSign: always,
  ChecklistItem: always,
  TourRoute: always,
  RouteStop: always,
  Vehicle: always,
};
/** What happens on a tour, personal data of its visitors apart. */
export const toured = (rule: Rule): NounRules => ({ TourCheck: rule, HeadCount: rule, TourIncident: rule, TourBooking: rule });
export const atDoor = (rule: Rule): NounRules => ({ ...toured(rule), TourVisitor: rule, DepositItem: rule });
export const business = (rule: Rule): NounRules => ({
  Partner: rule,
  Account: rule,
  Contact: rule,
  AccountAssignment: rule,
  Visit: rule,
  Need: rule,
  NeedCountermeasure: rule,
  TourRequest: rule,
  Equipment: rule,
  EquipmentEvent: rule,
  Specialist: rule,
});
/** Counts of what a site should have. */
export const stock = (rule: Rule): NounRules => ({ StockTake: rule, StockTakeLine: rule });
/** The month of a specialist: plans, what comes of them, assessments. */
export const month = (rule: Rule): NounRules => ({
  Communication: rule,
  Agreement: rule,
  MonthlyPlan: rule,
  PlanItem: rule,
  PlanAmendment: rule,
  Expansion: rule,
  SiteDelivery: rule,
  DeliveryStatement: rule,
  Deal: rule,
  DealSplit: rule,
});
export const assessed = (rule: Rule): NounRules => ({
  AssessmentSheet: rule,
  AssessmentLine: rule,
  AssessmentRating: rule,
  AssessmentEvidence: rule,
  AssessmentAppeal: rule,
  SelfReview: rule,
  Attendance: rule,
});
export const templates = (rule: Rule): NounRules => ({
  AssessmentTemplate: rule,
  AssessmentIndicator: rule === always ? always : withWhole,
  AssessmentSubItem: rule === always ? always : withWhole,
});
export const everything: NounRules = {
  ...signedIn,
  Setting: always,
  CustomField: always,
  CustomDictionary: always,
  SavedView: always,
  ...tourThings,
  ...business(always),
  ...month(always),
  ...stock(always),
  ...assessed(always),
  ...templates(always),
  ...atDoor(always),
  ApiToken: always,
  ApiTokenUsage: always,
  OutboxMessage: always,
  AuditEvent: always,
  File: isAttached,
};
export const managers: NounRules = {
  ...signedIn,
  ...tourThings,
  ...business(inDepartment),
  ...month(inDepartment),
  ...stock(inDepartment),
  ...assessed(inDepartment),
};
