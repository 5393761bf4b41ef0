import type { Role } from '../../../server/access/roles.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { isReference, type Entity, type Field, type Registry } from '../../../server/kit/field/index.ts';
import { CUSTOM_HIDDEN } from './customFields.ts';
import { roleKnows } from './roles.ts';
import { knows } from './tokens.ts';
import type { Viewer } from './viewers.ts';

type ByNoun = Partial<Record<EntityName, readonly string[]>>;

const NAMES = ['employeeNo', 'name', 'nameEn', 'orgUnit', 'roles', 'active'];
const REACH = ['mobile', 'email'];
const PERSON = ['idType', 'idNo', 'idNoShown', 'mobile'];
const ID_NO = ['idNo'];
const USER_NAMES: ByNoun = { User: [...NAMES, ...REACH] };

/** Where a role reads some fields alone (domain §2.12: "name only", "own fields only"); the id always. */
const ONLY: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: USER_NAMES,
  MANAGER: USER_NAMES,
  SPECIALIST: USER_NAMES,
  OFFICE: { ...USER_NAMES, Account: ['name', 'shortName', 'nameEn'], Contact: ['account', 'name', 'title', 'department'] },
  GUIDE: USER_NAMES,
  SITE_STAFF: { ...USER_NAMES, Account: ['name', 'shortName', 'nameEn'] },
  FINANCE: USER_NAMES,
  PARTNER: { User: ['name', 'nameEn'], Contact: ['account', 'name', 'title', 'department', 'isPrimary'] },
  BI: { User: NAMES },
};

/** Where a role reads of numbers and addresses so much alone that people can be told apart. */
const MASKED: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: { User: REACH, Contact: REACH, TourVisitor: ['idNo', 'mobile'] },
  ADMIN: { TourVisitor: ID_NO },
  AUDITOR: { TourVisitor: ID_NO },
  MANAGER: { User: REACH, TourVisitor: ID_NO },
  SPECIALIST: { User: REACH, TourVisitor: ID_NO },
  OFFICE: { User: REACH, TourVisitor: ID_NO },
  GUIDE: { User: REACH },
  SITE_STAFF: { User: REACH },
  FINANCE: { User: REACH, Contact: REACH },
};

const HIDDEN: Partial<Record<Role, ByNoun>> = {
  MANAGER: { AuditEvent: ['seal'] },
  SPECIALIST: { Specialist: ['abilityNote'], AuditEvent: ['seal'], ApiToken: ['token'] },
  GUIDE: { TourVisitor: PERSON },
  SITE_STAFF: { TourVisitor: PERSON },
  REGIONAL_MANAGER: { TourVisitor: ['idNoShown'], ApiToken: ['token'] },
  AUDITOR: { ApiToken: ['token'], TourVisitor: ['idNoShown'] },
  PARTNER: { Account: ['annualPotential', 'creditLimit', 'remark', 'formerly'], Agreement: ['amount'], Deal: ['amount'] },
  FINANCE: { Visit: ['countStatus', 'excludeReason'], ApiToken: ['token'] },
  BI: { Specialist: ['abilityNote'] },
};

/** Computed fields, with the roles that see all the rows which they are computed from. */
const VISITS_SEEN: readonly Role[] = ['ADMIN', 'AUDITOR', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'BI'];
/** Guides and front desks know the ways of their tours, and not all zones. */
const ROUTES_SEEN: readonly Role[] = ['ADMIN', 'AUDITOR', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'OFFICE', 'BI'];
const ALONG = ['needsHelmet', 'needsKeeper', 'hasClosedZone', 'groupLimit', 'minAge', 'guideUnits', 'stayMinTotal'];
const COMPUTED: Partial<Record<EntityName, Readonly<Record<string, readonly Role[]>>>> = {
  Account: { lastVisitOn: VISITS_SEEN, nextVisitDue: VISITS_SEEN, overdueVisitDays: VISITS_SEEN },
  Specialist: { loadIndex: VISITS_SEEN },
  PlanItem: { isDone: VISITS_SEEN },
  TourRoute: Object.fromEntries(ALONG.map((name) => [name, ROUTES_SEEN])),
};

/** Whether a viewer reads a field in part alone. */
export function isMasked({ role }: Pick<Viewer, 'role'>, noun: EntityName, name: string): boolean {
  return MASKED[role]?.[noun]?.includes(name) ?? false;
}

/** Whether a viewer may filter and sort by a field: not by what it may not read, nor by what it reads in part. */
export function compares(registry: Registry, viewer: Viewer, entity: Entity, field: Field): boolean {
  return reads(registry, viewer, entity, field) && !isMasked(viewer, entity.name as EntityName, field.name);
}

/** Whether a viewer may read a field, whole or in part; a token, what its owner may read too. */
export function reads(registry: Registry, viewer: Viewer, entity: Entity, field: Field): boolean {
  const { role, token } = viewer;
  const noun = entity.name as EntityName;
  if (!knows(viewer, noun) || !roleReads(role, noun, field)) return false;
  if (isReference(field) && !readsRelation(registry, viewer, field)) return false;
  if (!token) return true;
  const sources = SOURCES[`${noun}.${field.name}`] ?? [];
  const isGranted = !token.denied.has(`${entity.single}.${field.name}`) && sources.every((source) => knows(viewer, source));
  return isGranted && roleReads(token.owner.role, noun, field);
}

function roleReads(role: Role, noun: EntityName, { name }: Field): boolean {
  const only = ONLY[role]?.[noun];
  if (!roleKnows(role, noun)) return false;
  if (only && name !== 'id' && !only.includes(name)) return false;
  if (CUSTOM_HIDDEN[role]?.[noun]?.includes(name)) return false;
  return !HIDDEN[role]?.[noun]?.includes(name) && COMPUTED[noun]?.[name]?.includes(role) !== false;
}

/** A list of rows by a field that may not be read would tell that field. */
function readsRelation(registry: Registry, viewer: Viewer, field: Extract<Field, { target: unknown }>): boolean {
  const target = registry.target(field);
  if (field.kind === 'HAS_MANY') return reads(registry, viewer, target, target.fields.get(field.inverse)!);
  return knows(viewer, target.name as EntityName);
}

/** The nouns that a computed field tells of; a token must be let to read them. */
const SOURCES: Readonly<Record<string, readonly EntityName[]>> = {
  'Account.lastVisitOn': ['Visit'],
  'Account.nextVisitDue': ['Visit'],
  'Account.overdueVisitDays': ['Visit'],
  'PlanItem.isDone': ['Visit', 'Expansion', 'SiteDelivery', 'Deal'],
  'Specialist.name': ['User'],
  'Specialist.loadIndex': ['Account'],
  'Need.productName': ['Product'],
  'MonthlyPlan.visitPlanned': ['PlanItem'],
  'MonthlyPlan.expansionPlanned': ['PlanItem'],
  'MonthlyPlan.deliveryPlanned': ['PlanItem'],
  'MonthlyPlan.dealPlanned': ['PlanItem'],
  'AssessmentTemplate.weightSum': ['AssessmentIndicator'],
  'StockTake.itemCount': ['StockTakeLine'],
  'StockTake.countedCount': ['StockTakeLine'],
  'StockTake.differenceCount': ['StockTakeLine'],
  ...Object.fromEntries(ALONG.map((name): [string, EntityName[]] => [`TourRoute.${name}`, ['RouteStop', 'Zone']])),
  'TourRoute.guideUnits': ['RouteStop', 'Zone', 'OrgUnit'],
};

const ERASES: Partial<Record<Role, readonly EntityName[]>> = {
  REGIONAL_MANAGER: ['SavedView'],
  MANAGER: ['Account', 'Contact', 'DealSplit', 'AssessmentIndicator', 'AssessmentSubItem', 'SavedView'],
  SPECIALIST: ['PlanItem', 'DealSplit', 'SavedView'],
  OFFICE: ['SavedView'],
  GUIDE: ['SavedView'],
  SITE_STAFF: ['SavedView'],
  FINANCE: ['SavedView'],
};

/** Roles that may delete rows of a noun, and so see and restore the deleted ones. */
export function mayDelete(role: Role, noun: EntityName): boolean {
  if (role === 'ADMIN') return !UNDYING.has(noun);
  return ERASES[role]?.includes(noun) ?? false;
}

/** What verbs and the product itself write alone. */
const UNDYING: ReadonlySet<EntityName> = new Set<EntityName>([
  'AccountAssignment',
  'ApiTokenUsage',
  'AuditEvent',
  'CustomField',
  'CustomDictionary',
  'Notification',
  'ReminderChoice',
  'OutboxMessage',
  'AssessmentSheet',
  'AssessmentLine',
  'AssessmentRating',
  'AssessmentEvidence',
  'AssessmentAppeal',
  'SelfReview',
  'DepositItem',
  'TourCheck',
  'HeadCount',
  'TourIncident',
  'TourBooking',
  'EquipmentEvent',
  'StockTakeLine',
]);
