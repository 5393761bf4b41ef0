import type { EntityName } from '../../../server/entities/index.ts';
import type { Role } from '../../../server/access/roles.ts';
import { isDeliveredToday, type Case } from './belonging.ts';
import { isAttached, isWithRecord } from './files.ts';
import {
  assessed,
  atDoor,
  business,
  everything,
  managers,
  month,
  publicReference,
  reference,
  signedIn,
  stock,
  templates,
  tourThings,
  toured,
  type NounRules,
} from './nounRules.ts';
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
  isTheirView,
  isToday,
  ofPartner,
  reporting,
  some,
  toRate,
  withItem,
  withToken,
  ofOwner,
  withWhole,
} from './rowRules.ts';

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
/** The ways of the tours that somebody sees. */
const onTours: NounRules = {
  TourRoute: some('TourRequest', 'route'),
  RouteStop: ({ world, row, sees }) => sees('TourRoute', world.row('TourRoute', row['route'])!),
  Zone: some('RouteStop', 'zone'),
  ZoneSign: ({ world, row, sees }) => sees('Zone', world.row('Zone', row['zone'])!),
};

const theirTokens: NounRules = { ApiToken: ofOwner, ApiTokenUsage: withToken };

/** Rows by role and noun; a noun that is absent is unknown to the role. */
const ROWS: Partial<Record<Role, NounRules>> = {
  ADMIN: everything,
  AUDITOR: { ...everything, SavedView: isTheirView, File: isWithRecord },
  REGIONAL_MANAGER: { ...managers, ...templates(always), ...atDoor(inDepartment), ...theirTokens, File: isWithRecord },
  MANAGER: {
    ...managers,
    ...templates(concernsThem),
    TourRequest: either(inDepartment, assigned),
    ...atDoor(either(inDepartment, withWhole)),
    ApiToken: both(inDepartment, reporting),
    ApiTokenUsage: withToken,
    File: isAttached,
    AuditEvent: both(
      inDepartment,
      historyOf([...OWN_BUSINESS, 'EquipmentEvent', 'StockTake', 'StockTakeLine', 'Specialist', 'Setting', 'SalesSite']),
    ),
  },
  SPECIALIST: {
    ...signedIn,
    ...tourThings,
    ...business(isOwn),
    ...month(isOwn),
    ...assessed(isOwn),
    ...templates(concernsThem),
    ...theirTokens,
    TourRequest: either(isOwn, assigned),
    ...atDoor(either(isOwn, withWhole)),
    EquipmentEvent: withItem,
    StockTakeLine: withItem,
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
    StockTakeLine: withItem,
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
    StockTake: atOwnSite,
    StockTakeLine: withWhole,
    File: isAttached,
    PlanItem: both(atOwnSite, deliveries),
    Account: isDeliveredToday,
    SiteDelivery: atOwnSite,
    Deal: atOwnSite,
    AssessmentRating: toRate,
  },
  FINANCE: {
    ...signedIn,
    ...theirTokens,
    Partner: inDepartment,
    Account: inDepartment,
    Contact: both(inDepartment, billing),
    AccountAssignment: inDepartment,
    Visit: both(inDepartment, collection),
    Equipment: inDepartment,
    EquipmentEvent: inDepartment,
    ...stock(inDepartment),
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
    ...stock(inDepartment),
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
