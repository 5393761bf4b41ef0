import type { EntityName } from '../../../server/entities/index.ts';
import type { Role } from '../../../server/access/roles.ts';
import { isDeliveredToday, type Case } from './belonging.ts';
import { isAttached, isWithRecord } from './files.ts';
import {
  always,
  assigned,
  atOwnSite,
  billing,
  both,
  collection,
  concernsThem,
  deliveries,
  either,
  forTours,
  historyOf,
  inDepartment,
  isOwn,
  isToday,
  ofPartner,
  reporting,
  some,
  toThem,
  toRate,
  withItem,
  withToken,
  withWhole,
  type Rule,
} from './rowRules.ts';

type NounRules = Partial<Record<EntityName, Rule>>;

const publicReference: NounRules = { DictionaryItem: always, Product: always };
const reference: NounRules = {
  ...publicReference,
  Region: always,
  DevelopmentStage: always,
  WorkCalendarDay: always,
  OrgUnit: always,
  User: always,
  SalesSite: always,
};
const signedIn: NounRules = { ...reference, Setting: concernsThem, Notification: toThem, ReminderChoice: toThem };
const tourThings: NounRules = {
  Zone: always,
  ZoneSign: always,
  ChecklistItem: always,
  TourRoute: always,
  RouteStop: always,
  Vehicle: always,
};
/** What happens on a tour, personal data of its visitors apart. */
const toured = (rule: Rule): NounRules => ({ TourCheck: rule, HeadCount: rule, TourIncident: rule, TourBooking: rule });
const atDoor = (rule: Rule): NounRules => ({ ...toured(rule), TourVisitor: rule, DepositItem: rule });
const business = (rule: Rule): NounRules => ({
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
/** The month of a specialist: plans, what comes of them, assessments. */
const month = (rule: Rule): NounRules => ({
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
const assessed = (rule: Rule): NounRules => ({
  AssessmentSheet: rule,
  AssessmentLine: rule,
  AssessmentRating: rule,
  AssessmentEvidence: rule,
  AssessmentAppeal: rule,
  SelfReview: rule,
  Attendance: rule,
});
const templates = (rule: Rule): NounRules => ({
  AssessmentTemplate: rule,
  AssessmentIndicator: rule === always ? always : withWhole,
  AssessmentSubItem: rule === always ? always : withWhole,
});
const everything: NounRules = {
  ...signedIn,
  Setting: always,
  ...tourThings,
  ...business(always),
  ...month(always),
  ...assessed(always),
  ...templates(always),
  ...atDoor(always),
  ApiToken: always,
  ApiTokenUsage: always,
  OutboxMessage: always,
  AuditEvent: always,
  File: isAttached,
};
const OWN_BUSINESS = [
  'Partner',
  'Account',
  'Contact',
  'AccountAssignment',
  'Visit',
  'Need',
  'NeedCountermeasure',
  'TourRequest',
  'Equipment',
  ...(Object.keys({ ...month(always), ...assessed(always), ...atDoor(always) }) as EntityName[]),
] as const;
const managers: NounRules = { ...signedIn, ...tourThings, ...business(inDepartment), ...month(inDepartment), ...assessed(inDepartment) };

/** The ways of the tours that somebody sees. */
const onTours: NounRules = {
  TourRoute: some('TourRequest', 'route'),
  RouteStop: ({ world, row, sees }) => sees('TourRoute', world.row('TourRoute', row['route'])!),
  Zone: some('RouteStop', 'zone'),
  ZoneSign: ({ world, row, sees }) => sees('Zone', world.row('Zone', row['zone'])!),
};

/** Rows by role and noun; a noun that is absent is unknown to the role. */
const ROWS: Partial<Record<Role, NounRules>> = {
  ADMIN: everything,
  AUDITOR: { ...everything, File: isWithRecord },
  REGIONAL_MANAGER: { ...managers, ...templates(always), ...atDoor(inDepartment), File: isWithRecord },
  MANAGER: {
    ...managers,
    ...templates(concernsThem),
    TourRequest: either(inDepartment, assigned),
    ...atDoor(either(inDepartment, withWhole)),
    ApiToken: both(inDepartment, reporting),
    ApiTokenUsage: withToken,
    File: isAttached,
    AuditEvent: both(inDepartment, historyOf([...OWN_BUSINESS, 'EquipmentEvent', 'Specialist', 'Setting', 'SalesSite'])),
  },
  SPECIALIST: {
    ...signedIn,
    ...tourThings,
    ...business(isOwn),
    ...month(isOwn),
    ...assessed(isOwn),
    ...templates(concernsThem),
    TourRequest: either(isOwn, assigned),
    ...atDoor(either(isOwn, withWhole)),
    EquipmentEvent: withItem,
    File: isAttached,
    AuditEvent: both(isOwn, historyOf(OWN_BUSINESS)),
  },
  OFFICE: {
    ...signedIn,
    ...tourThings,
    Account: some('TourRequest', 'account'),
    Contact: some('TourRequest', 'leader'),
    TourRequest: inDepartment,
    ...atDoor(inDepartment),
    Equipment: both(inDepartment, forTours),
    EquipmentEvent: withItem,
    AssessmentRating: toRate,
  },
  GUIDE: {
    ...signedIn,
    TourRequest: assigned,
    ...atDoor(withWhole),
    ...onTours,
  },
  SITE_STAFF: {
    ...signedIn,
    ...onTours,
    TourRequest: either(both(inDepartment, isToday), assigned),
    ...atDoor(withWhole),
    Equipment: atOwnSite,
    EquipmentEvent: withItem,
    PlanItem: both(atOwnSite, deliveries),
    Account: isDeliveredToday,
    SiteDelivery: atOwnSite,
    Deal: atOwnSite,
    AssessmentRating: toRate,
  },
  FINANCE: {
    ...signedIn,
    Partner: inDepartment,
    Account: inDepartment,
    Contact: both(inDepartment, billing),
    AccountAssignment: inDepartment,
    Visit: both(inDepartment, collection),
    Equipment: inDepartment,
    EquipmentEvent: inDepartment,
    Agreement: inDepartment,
    Deal: inDepartment,
    DealSplit: inDepartment,
    File: isWithRecord,
  },
  PARTNER: {
    ...publicReference,
    User: some('Account', 'specialist'),
    Partner: ofPartner,
    Account: ofPartner,
    Contact: ofPartner,
    Need: ofPartner,
    TourRequest: ofPartner,
    Agreement: ofPartner,
    SiteDelivery: ofPartner,
    Deal: ofPartner,
  },
  BI: {
    ...reference,
    ...tourThings,
    Specialist: inDepartment,
    Partner: inDepartment,
    Account: inDepartment,
    Visit: inDepartment,
    Need: inDepartment,
    NeedCountermeasure: inDepartment,
    TourRequest: inDepartment,
    Equipment: inDepartment,
    EquipmentEvent: inDepartment,
    ...month(inDepartment),
    ...templates(always),
    File: isWithRecord,
    ...toured(inDepartment),
  },
};

/** Whether a role knows of a noun at all. */
export function roleKnows(role: Role, noun: EntityName): boolean {
  return ROWS[role]?.[noun] !== undefined;
}

/** Whether the row lies within the scope of the viewer's role. */
export function isCovered(at: Case): boolean {
  return ROWS[at.viewer.role]?.[at.noun]?.(at) ?? false;
}

/** Whether all rows of the noun are the role's, whoever has it. */
export function isForAll(role: Role, noun: EntityName): boolean {
  return ROWS[role]?.[noun] === always;
}
