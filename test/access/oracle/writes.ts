import type { Role } from '../../../server/access/roles.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { CUSTOM_LOCKED } from './customFields.ts';
import { mayDelete } from './fields.ts';
import { roleKnows } from './roles.ts';
import { scopeOf } from './tokens.ts';
import type { Viewer } from './viewers.ts';
import type { WorldRow } from './world.ts';

export type WriteOperation = 'create' | 'update' | 'delete';

const CU: readonly WriteOperation[] = ['create', 'update'];
const CUD: readonly WriteOperation[] = [...CU, 'delete'];

type ByNoun = Partial<Record<EntityName, readonly WriteOperation[]>>;

/** What managers and specialists alike enter for a month. */
const month: ByNoun = { Communication: CU, Agreement: CU, SiteDelivery: CU, Deal: CU, DealSplit: CUD };
const daily: ByNoun = { Account: CU, Contact: CU, Visit: CU, Need: CU, NeedCountermeasure: CU, TourRequest: CU, TourVisitor: CU };
const tourThings: ByNoun = { Zone: CU, ZoneSign: CU, ChecklistItem: CU, TourRoute: CU, RouteStop: CU, Vehicle: CU };

/** What everybody says for themselves. */
const own: ByNoun = { ReminderChoice: CU, SavedView: CUD };

/** What each role writes by form (domain §2.12), by hand; administrators write whatever has a form. */
const WRITES: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: own,
  GUIDE: own,
  SITE_STAFF: { ...own, StockTake: CU },
  FINANCE: own,
  MANAGER: {
    ...own,
    ...daily,
    ...month,
    MonthlyPlan: ['update'],
    PlanItem: ['update'],
    Expansion: ['update'],
    AssessmentTemplate: CU,
    AssessmentIndicator: CUD,
    AssessmentSubItem: CUD,
    AssessmentSheet: CU,
    Attendance: CU,
    Account: CUD,
    Contact: CUD,
    Specialist: ['update'],
    SalesSite: ['update'],
    Partner: CU,
    Equipment: CU,
    StockTake: CU,
    ApiToken: CU,
  },
  SPECIALIST: { ...own, ...daily, ...month, MonthlyPlan: CU, PlanItem: CUD, Expansion: CU, SelfReview: CU },
  OFFICE: { ...own, ...tourThings, TourRequest: CU, TourVisitor: CU },
  PARTNER: { Need: ['create'], TourRequest: ['create'], SiteDelivery: ['create'] },
};

/** Nouns without a form: verbs and uploads write them. */
const WITHOUT_FORM: ReadonlySet<EntityName> = new Set<EntityName>([
  'AccountAssignment',
  'File',
  'ApiTokenUsage',
  'AuditEvent',
  'PlanAmendment',
  'DeliveryStatement',
  'AssessmentSheet',
  'AssessmentLine',
  'AssessmentRating',
  'AssessmentEvidence',
  'AssessmentAppeal',
  'SelfReview',
  'Notification',
  'OutboxMessage',
  'DepositItem',
  'TourCheck',
  'HeadCount',
  'TourIncident',
  'TourBooking',
  'EquipmentEvent',
  'StockTakeLine',
]);

/** Only who leads others shares views of lists with them. */
const unshared = { SavedView: ['sharedRole', 'sharedUnitId'] };

/** Fields that the gateway fills for a role, which finds them in no input. */
const LOCKED: Partial<Record<Role, Partial<Record<EntityName, readonly string[]>>>> = {
  OFFICE: unshared,
  GUIDE: unshared,
  SITE_STAFF: unshared,
  FINANCE: unshared,
  SPECIALIST: {
    ...unshared,
    Account: ['specialistId', 'orgUnitId', 'partnerId'],
    Visit: ['specialistId'],
    Need: ['specialistId', 'orgUnitId'],
    TourRequest: ['applicantId'],
    Communication: ['specialistId'],
    MonthlyPlan: ['specialistId', 'orgUnitId'],
    Expansion: ['specialistId'],
    SiteDelivery: ['specialistId'],
    Deal: ['specialistId'],
  },
  PARTNER: { Need: ['specialistId', 'orgUnitId'], TourRequest: ['applicantId', 'handlingUnitId'], SiteDelivery: ['specialistId'] },
};

/** Whether a viewer has the operation at all; a token, by its scopes and as far as its owner knows the noun. */
export function writes({ role, token }: Viewer, noun: EntityName, operation: WriteOperation): boolean {
  if (!roleWrites(role, noun, operation)) return false;
  return !token || (token.scopes.has(scopeOf(noun, operation)) && roleKnows(token.owner.role, noun));
}

function roleWrites(role: Role, noun: EntityName, operation: WriteOperation): boolean {
  if (role === 'ADMIN') return operation === 'delete' ? mayDelete(role, noun) : !WITHOUT_FORM.has(noun) && roleKnows(role, noun);
  return WRITES[role]?.[noun]?.includes(operation) ?? false;
}

/** Business operations: on which noun, by which roles, and an input that would do. */
export const VERBS: Readonly<Record<string, { readonly noun: EntityName; readonly roles: readonly Role[]; readonly input: string }>> = {
  reassignAccount: { noun: 'Account', roles: ['ADMIN', 'MANAGER'], input: '{ reason: "试探" }' },
  mergeAccount: { noun: 'Account', roles: ['ADMIN', 'MANAGER'], input: '{ otherId: "01900000-0000-7000-8000-000000000000" }' },
  recordVisit: {
    noun: 'Visit',
    roles: ['ADMIN', 'MANAGER', 'SPECIALIST'],
    input: '{ actualEnd: "2026-11-20T02:00:00Z", outcome: POSITIVE, summary: "试探试探试探试探试探" }',
  },
  logVisit: {
    noun: 'Account',
    roles: ['ADMIN', 'MANAGER', 'SPECIALIST'],
    input: '{ kind: REGULAR, outcome: POSITIVE, summary: "试探试探试探试探试探" }',
  },
  loseEquipment: { noun: 'Equipment', roles: ['MANAGER'], input: '{ note: "试探" }' },
  returnEquipment: { noun: 'Equipment', roles: ['ADMIN', 'MANAGER', 'SITE_STAFF'], input: '{}' },
  confirmStockTake: { noun: 'StockTake', roles: ['MANAGER'], input: '' },
  countStockTakeLine: { noun: 'StockTakeLine', roles: ['ADMIN', 'MANAGER', 'SITE_STAFF'], input: '{ countedQty: 1 }' },
  showVisitorId: { noun: 'TourVisitor', roles: ['ADMIN', 'MANAGER', 'SPECIALIST', 'OFFICE'], input: '' },
  rescheduleTour: {
    noun: 'TourRequest',
    roles: ['OFFICE'],
    input: '{ plannedStart: "2027-03-01T02:00:00Z", plannedEnd: "2027-03-01T04:00:00Z" }',
  },
  rotateApiToken: { noun: 'ApiToken', roles: ['ADMIN', 'MANAGER'], input: '{}' },
  revokeApiToken: { noun: 'ApiToken', roles: ['ADMIN', 'MANAGER'], input: '' },
  restoreAuditValue: { noun: 'AuditEvent', roles: ['ADMIN', 'MANAGER', 'SPECIALIST'], input: '{ field: "remark" }' },
};

/** The verb by which a role may merge two rows of a noun into one. */
export function mergeOf(role: Role, noun: EntityName): string | undefined {
  const verb = `merge${noun}`;
  return VERBS[verb]?.roles.includes(role) ? verb : undefined;
}

/** Whether a row that the role sees is out of its reach: managers see every site, and change those of their department. */
export function isOutOfReach({ role, unitIds }: Viewer, noun: EntityName, row: WorldRow): boolean {
  return role === 'MANAGER' && noun === 'SalesSite' && !unitIds.has(row['orgUnit'] as string);
}

/** The field by which a manager could put a new row into somebody else's department. */
export const DEPARTMENT_OF_NEW: Partial<Record<EntityName, string>> = { Account: 'orgUnitId', AssessmentTemplate: 'orgUnitId' };

export function isLocked(role: Role, noun: EntityName, inputField: string): boolean {
  const locked = [...(LOCKED[role]?.[noun] ?? []), ...(CUSTOM_LOCKED[role]?.[noun] ?? [])];
  return locked.includes(inputField);
}
