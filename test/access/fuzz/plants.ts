import type { Grant, Policy } from '../../../server/access/grant.ts';
import { policy } from '../../../server/access/policy.ts';
import type { Role } from '../../../server/access/roles.ts';
import { all, department, own, type Scope } from '../../../server/access/scope.ts';

/** A fault put into the policy table on purpose. */
export interface Plant {
  readonly name: string;
  readonly role: Role;
  readonly policy: Policy;
}

function planted(role: Role, noun: string, what: string, change: (grant: Grant) => Grant | undefined): Plant {
  const table: Policy = policy;
  const row = { ...table[noun] };
  const changed = change(row[role] ?? { read: all });
  if (changed) row[role] = changed;
  else delete row[role];
  return { name: `${role} ${noun}: ${what}`, role, policy: { ...table, [noun]: row } };
}

const reading = (role: Role, noun: string, scope: Scope, what: string): Plant =>
  planted(role, noun, what, (grant) => ({ ...grant, read: scope }));
const widened = (role: Role, noun: string): Plant => reading(role, noun, all, 'sees all rows');
const unlimited = (role: Role, noun: string): Plant =>
  planted(role, noun, 'sees all fields', ({ only: _only, hide: _hide, ...grant }) => grant);

/** One at a time: a scope dropped, widened or narrowed, a field rule forgotten, an operation too many, a check swapped. */
export const PLANTS: readonly Plant[] = [
  ...['Account', 'Contact', 'Visit', 'Need', 'NeedCountermeasure', 'TourRequest', 'Partner', 'Equipment', 'File'].map((noun) =>
    widened('SPECIALIST', noun),
  ),
  widened('SPECIALIST', 'EquipmentEvent'),
  widened('SPECIALIST', 'AccountAssignment'),
  reading('SPECIALIST', 'Account', department, 'sees the department'),
  reading('SPECIALIST', 'Specialist', department, 'sees the department'),
  unlimited('SPECIALIST', 'Specialist'),
  planted('SPECIALIST', 'Account', 'may change hands by form', ({ locked: _locked, ...grant }) => grant),
  planted('SPECIALIST', 'Account', 'may merge', (grant) => ({ ...grant, verbs: [...(grant.verbs ?? []), 'mergeAccount'] })),
  planted('SPECIALIST', 'Contact', 'is forgotten', () => undefined),
  widened('MANAGER', 'Account'),
  widened('MANAGER', 'Visit'),
  widened('MANAGER', 'Setting'),
  unlimited('MANAGER', 'User'),
  planted('MANAGER', 'SalesSite', 'changes those of others', (grant) => ({ ...grant, update: all })),
  planted('OFFICE', 'TourRequest', 'may delete', (grant) => ({ ...grant, delete: department })),
  planted('MANAGER', 'Visit', 'may delete', (grant) => ({ ...grant, delete: department })),
  reading('REGIONAL_MANAGER', 'Account', own(), 'sees own rows alone'),
  widened('REGIONAL_MANAGER', 'File'),
  reading('FINANCE', 'Visit', department, 'sees visits of all kinds'),
  reading('FINANCE', 'Contact', department, 'sees all contacts'),
  reading('FINANCE', 'Need', department, 'sees needs at all'),
  widened('OFFICE', 'Account'),
  unlimited('OFFICE', 'Account'),
  reading('OFFICE', 'Equipment', department, 'sees equipment of all kinds'),
  reading('GUIDE', 'TourRequest', department, 'sees tours of others'),
  widened('GUIDE', 'Zone'),
  widened('GUIDE', 'TourRoute'),
  widened('GUIDE', 'RouteStop'),
  unlimited('GUIDE', 'User'),
  reading('SITE_STAFF', 'TourRequest', department, 'sees tours of other days'),
  reading('SITE_STAFF', 'Equipment', department, 'sees other sites'),
  widened('SITE_STAFF', 'EquipmentEvent'),
  planted('AUDITOR', 'Account', 'may change', (grant) => ({ ...grant, update: all })),
];
