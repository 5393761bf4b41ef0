import { Account } from './account.ts';
import { AccountAssignment } from './accountAssignment.ts';
import { Agreement } from './agreement.ts';
import { ApiToken } from './apiToken.ts';
import { ApiTokenUsage } from './apiTokenUsage.ts';
import { AssessmentAppeal } from './assessmentAppeal.ts';
import { AssessmentEvidence } from './assessmentEvidence.ts';
import { AssessmentIndicator } from './assessmentIndicator.ts';
import { AssessmentLine } from './assessmentLine.ts';
import { AssessmentRating } from './assessmentRating.ts';
import { AssessmentSheet } from './assessmentSheet.ts';
import { AssessmentSubItem } from './assessmentSubItem.ts';
import { AssessmentTemplate } from './assessmentTemplate.ts';
import { Attendance } from './attendance.ts';
import { AuditEvent } from './auditEvent.ts';
import { ChecklistItem } from './checklistItem.ts';
import { Communication } from './communication.ts';
import { Contact } from './contact.ts';
import { CustomDictionary } from './customDictionary.ts';
import { CustomField } from './customField.ts';
import { Deal } from './deal.ts';
import { DealSplit } from './dealSplit.ts';
import { DeliveryStatement } from './deliveryStatement.ts';
import { DepositItem } from './depositItem.ts';
import { DevelopmentStage } from './developmentStage.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { Equipment } from './equipment.ts';
import { EquipmentEvent } from './equipmentEvent.ts';
import { Expansion } from './expansion.ts';
import { File } from './file.ts';
import { HeadCount } from './headCount.ts';
import { MonthlyPlan } from './monthlyPlan.ts';
import { Need } from './need.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { Notification } from './notification.ts';
import { OrgUnit } from './orgUnit.ts';
import { OutboxMessage } from './outboxMessage.ts';
import { Partner } from './partner.ts';
import { PlanAmendment } from './planAmendment.ts';
import { PlanItem } from './planItem.ts';
import { Product } from './product.ts';
import { Region } from './region.ts';
import { ReminderChoice } from './reminderChoice.ts';
import { SavedView } from './savedView.ts';
import { RouteStop } from './routeStop.ts';
import { SalesSite } from './salesSite.ts';
import { SelfReview } from './selfReview.ts';
import { Setting } from './setting.ts';
import { SiteDelivery } from './siteDelivery.ts';
import { Specialist } from './specialist.ts';
import { StockTake } from './stockTake.ts';
import { StockTakeLine } from './stockTakeLine.ts';
import { TourBooking } from './tourBooking.ts';
import { TourCheck } from './tourCheck.ts';
import { TourIncident } from './tourIncident.ts';
import { TourRequest } from './tourRequest.ts';
import { TourRoute } from './tourRoute.ts';
import { TourVisitor } from './tourVisitor.ts';
import { User } from './user.ts';
import { Vehicle } from './vehicle.ts';
import { Visit } from './visit.ts';
import { WorkCalendarDay } from './workCalendarDay.ts';
import { Zone } from './zone.ts';
import { ZoneSign } from './zoneSign.ts';

/** Every noun of the product; the order is the menu's within each group. */
export const entities = {
  Account,
  AccountAssignment,
  Contact,
  Partner,
  Agreement,
  Visit,
  Communication,
  Need,
  NeedCountermeasure,
  MonthlyPlan,
  PlanItem,
  PlanAmendment,
  Expansion,
  SiteDelivery,
  DeliveryStatement,
  Deal,
  DealSplit,
  AssessmentSheet,
  AssessmentLine,
  AssessmentRating,
  AssessmentEvidence,
  AssessmentAppeal,
  SelfReview,
  AssessmentTemplate,
  AssessmentIndicator,
  AssessmentSubItem,
  TourRequest,
  TourVisitor,
  DepositItem,
  TourCheck,
  HeadCount,
  TourIncident,
  TourBooking,
  TourRoute,
  RouteStop,
  Zone,
  ZoneSign,
  ChecklistItem,
  Vehicle,
  SalesSite,
  Equipment,
  EquipmentEvent,
  StockTake,
  StockTakeLine,
  OrgUnit,
  User,
  Specialist,
  ApiToken,
  ApiTokenUsage,
  Notification,
  ReminderChoice,
  SavedView,
  OutboxMessage,
  Product,
  DevelopmentStage,
  Region,
  DictionaryItem,
  WorkCalendarDay,
  Setting,
  CustomDictionary,
  CustomField,
  File,
  Attendance,
  AuditEvent,
} as const;

export type EntityName = keyof typeof entities;
