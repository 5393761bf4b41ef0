import type { EntityName } from '../../../server/entities/index.ts';
import type { Role } from '../../../server/access/roles.ts';
import { departmentOf, isDeliveredToday, ownerOf, PART_OF, partnerOf, type Case } from './belonging.ts';
import { shanghaiDay } from './computed.ts';
import { isAttached, isWithRecord } from './files.ts';

type Rule = (at: Case) => boolean;

const always: Rule = () => true;
const inDepartment: Rule = (at) => at.viewer.unitIds.has(departmentOf(at) as string);
const isOwn: Rule = (at) => at.viewer.id !== null && ownerOf(at) === at.viewer.id;
const ofPartner: Rule = (at) => at.viewer.partnerId !== null && partnerOf(at) === at.viewer.partnerId;
const concernsThem: Rule = (at) => at.row['orgUnit'] === null || inDepartment(at);
const withItem: Rule = ({ world, row, sees }) => {
  const item = world.row('Equipment', row['item']);
  return item !== undefined && sees('Equipment', item);
};
const isToday: Rule = ({ world, row }) => shanghaiDay(row['plannedStart'] as string) === world.today;
const collection: Rule = ({ row }) => row['kind'] === 'COLLECTION';
const billing: Rule = ({ row }) => row['decisionRole'] === 'FINANCE';
const forTours: Rule = ({ row }) => row['category'] === 'VEHICLE' || row['category'] === 'SAFETY';
const atOwnSite: Rule = ({ row, viewer }) => viewer.siteIds.has(row['site'] as string);
const guided: Rule = ({ row, viewer }) => row['guide'] === viewer.id;
const some =
  (noun: EntityName, field: string): Rule =>
  ({ world, row, sees }) =>
    world.children(noun, field, row.id).some((child) => sees(noun, child));
const both =
  (...rules: readonly Rule[]): Rule =>
  (at) =>
    rules.every((rule) => rule(at));
const reporting: Rule = ({ row }) => row['kind'] === 'BI';
const withToken: Rule = ({ world, row, sees }) => sees('ApiToken', world.row('ApiToken', row['apiToken'])!);
/** The history of rows whose every field the role reads. */
const historyOf =
  (nouns: readonly EntityName[]): Rule =>
  ({ row }) =>
    nouns.includes(row['entity'] as EntityName);
const withWhole: Rule = ({ world, row, noun, sees }) => {
  const [field, parent] = PART_OF[noun]!;
  const whole = world.row(parent, row[field]);
  return whole !== undefined && sees(parent, whole);
};
const toRate: Rule = ({ row, viewer }) => row['rater'] === viewer.id;
const toThem: Rule = ({ row, viewer }) => row['recipient'] === viewer.id;
const deliveries: Rule = ({ row }) => row['kind'] === 'DELIVERY';

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
const signedIn: NounRules = { ...reference, Setting: concernsThem, Notification: toThem };
const tourThings: NounRules = { Zone: always, TourRoute: always, RouteStop: always, Vehicle: always };
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
  ...(Object.keys({ ...month(always), ...assessed(always) }) as EntityName[]),
] as const;
const managers: NounRules = { ...signedIn, ...tourThings, ...business(inDepartment), ...month(inDepartment), ...assessed(inDepartment) };

/** Rows by role and noun; a noun that is absent is unknown to the role. */
const ROWS: Partial<Record<Role, NounRules>> = {
  ADMIN: everything,
  AUDITOR: { ...everything, File: isWithRecord },
  REGIONAL_MANAGER: { ...managers, ...templates(always), File: isWithRecord },
  MANAGER: {
    ...managers,
    ...templates(concernsThem),
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
    EquipmentEvent: withItem,
    File: isAttached,
    AuditEvent: both(isOwn, historyOf(OWN_BUSINESS)),
  },
  OFFICE: {
    ...signedIn,
    ...tourThings,
    Account: some('TourRequest', 'account'),
    TourRequest: inDepartment,
    Equipment: both(inDepartment, forTours),
    EquipmentEvent: withItem,
    AssessmentRating: toRate,
  },
  GUIDE: {
    ...signedIn,
    TourRequest: guided,
    TourRoute: some('TourRequest', 'route'),
    RouteStop: ({ world, row, sees }) => sees('TourRoute', world.row('TourRoute', row['route'])!),
    Zone: some('RouteStop', 'zone'),
  },
  SITE_STAFF: {
    ...signedIn,
    TourRequest: both(inDepartment, isToday),
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
