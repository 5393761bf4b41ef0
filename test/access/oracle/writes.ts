import type { Role } from '../../../server/access/policy.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { knows, type Viewer } from './rules.ts';
import type { WorldRow } from './world.ts';

export type WriteOperation = 'create' | 'update' | 'delete';

const CU: readonly WriteOperation[] = ['create', 'update'];
const CUD: readonly WriteOperation[] = [...CU, 'delete'];

type ByNoun = Partial<Record<EntityName, readonly WriteOperation[]>>;

const daily: ByNoun = { Account: CU, Contact: CU, Visit: CU, Need: CU, NeedCountermeasure: CU, TourRequest: CU };
const tourThings: ByNoun = { Zone: CU, TourRoute: CU, RouteStop: CU, Vehicle: CU };

/** What each role writes by form (domain §2.12), by hand; administrators write whatever has a form. */
const WRITES: Partial<Record<Role, ByNoun>> = {
  MANAGER: {
    ...daily,
    Account: CUD,
    Contact: CUD,
    Specialist: ['update'],
    SalesSite: ['update'],
    Partner: CU,
    Equipment: CU,
    EquipmentEvent: ['create'],
  },
  SPECIALIST: daily,
  OFFICE: { ...tourThings, TourRequest: CU },
  PARTNER: { Need: ['create'], TourRequest: ['create'] },
};

/** Nouns without a form: verbs and uploads write them. */
const WITHOUT_FORM: ReadonlySet<EntityName> = new Set<EntityName>(['AccountAssignment', 'File']);

/** Fields that the gateway fills for a role, which finds them in no input. */
const LOCKED: Partial<Record<Role, Partial<Record<EntityName, readonly string[]>>>> = {
  SPECIALIST: {
    Account: ['specialistId', 'orgUnitId', 'partnerId'],
    Visit: ['specialistId'],
    Need: ['specialistId', 'orgUnitId'],
    TourRequest: ['applicantId'],
  },
  PARTNER: { Need: ['specialistId', 'orgUnitId'], TourRequest: ['applicantId', 'handlingUnitId'] },
};

export function writes(role: Role, noun: EntityName, operation: WriteOperation): boolean {
  const hasForm = operation === 'delete' ? noun !== 'AccountAssignment' : !WITHOUT_FORM.has(noun);
  if (role === 'ADMIN') return hasForm && knows(role, noun);
  return WRITES[role]?.[noun]?.includes(operation) ?? false;
}

/** Whether a row that the role sees is out of its reach: managers see every site, and change those of their department. */
export function isOutOfReach({ role, unitIds }: Viewer, noun: EntityName, row: WorldRow): boolean {
  return role === 'MANAGER' && noun === 'SalesSite' && !unitIds.has(row['orgUnit'] as string);
}

/** The field by which a manager could put a new row into somebody else's department. */
export const DEPARTMENT_OF_NEW: Partial<Record<EntityName, string>> = { Account: 'orgUnitId' };

export function isLocked(role: Role, noun: EntityName, inputField: string): boolean {
  return LOCKED[role]?.[noun]?.includes(inputField) ?? false;
}
