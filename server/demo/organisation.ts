import type { Role } from '../access/roles.ts';
import { instantOf, type DemoClock } from './clock.ts';
import { SITES } from './data/sites.ts';
import { OTHER_STAFF, SIGN_IN, SPECIALISTS, UNITS, type StaffTuple } from './data/staff.ts';
import { demoId } from './ids.ts';
import { foundingInstant, regionId } from './reference.ts';
import { inserted, updated, type DemoRow, type DemoStep } from './rows.ts';

/** One of the people who sign in to the demo; the password of all is {@link DEMO_PASSWORD}. */
export interface DemoUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

export const DEMO_PASSWORD = 'demo';

export const DEMO_USERS: readonly DemoUser[] = SIGN_IN.map(([username, name, , role]) => ({ id: userId(username), username, name, role }));

export function userId(username: string): string {
  return demoId('User', username);
}

export function unitId(key: string): string {
  return demoId('OrgUnit', key);
}

export function siteId(key: string): string {
  return demoId('SalesSite', key);
}

/** The department whose manager answers for a person: of a branch, the one above it. */
export function departmentOf(username: string): 'east' | 'south' {
  const unit = [...SIGN_IN, ...OTHER_STAFF].find(([name]) => name === username)?.[4];
  return unit === 'south' || unit === 'yingkou' ? 'south' : 'east';
}

/** Units, people and sites; who manages and who is on duty where is set once all of them are there. */
export function organisationSteps(clock: DemoClock): DemoStep[] {
  const createdAt = foundingInstant(clock);
  const stamp = { createdAt, createdBy: userId('admin') };
  return [
    inserted(
      'OrgUnit',
      UNITS.map((unit) => unitRow(unit, createdAt)),
    ),
    inserted(
      'User',
      [...SIGN_IN, ...OTHER_STAFF].map((person, index) => userRow(person, index, stamp)),
    ),
    inserted(
      'SalesSite',
      SITES.map((site) => siteRow(site, stamp)),
    ),
    updated(
      'OrgUnit',
      UNITS.map(([key, , , , , manager]) => ({ id: unitId(key), manager: manager && userId(manager), createdBy: userId('admin') })),
    ),
    updated(
      'User',
      SITES.map(([key, , , , , , , frontDesk]) => ({ id: userId(frontDesk), sites: [siteId(key)] })),
    ),
    inserted(
      'Specialist',
      SPECIALISTS.map((person) => specialistRow(person, clock)),
    ),
  ];
}

interface Stamp {
  readonly createdAt: string;
  readonly createdBy: string;
}

function unitRow([key, name, nameEn, kind, parent, , regions]: (typeof UNITS)[number], createdAt: string): DemoRow {
  return { id: unitId(key), createdAt, name, nameEn, kind, parent: parent && unitId(parent), regions: regions.map(regionId) };
}

function userRow([username, name, nameEn, role, unit]: StaffTuple, index: number, stamp: Stamp): DemoRow {
  const number = String(index + 1).padStart(4, '0');
  return {
    id: userId(username),
    ...stamp,
    username,
    name,
    nameEn,
    employeeNo: `LS${number}`,
    mobile: `1390000${number}`,
    email: `${username}@lansheng.example`,
    orgUnit: unitId(unit),
    roles: [role],
  };
}

function siteRow([key, code, name, project, unit, address, [lat, lng], frontDesk, status]: (typeof SITES)[number], stamp: Stamp): DemoRow {
  const facts = { code, name, project, address, status };
  return { id: siteId(key), ...stamp, ...facts, orgUnit: unitId(unit), geo: { lat, lng }, frontDesk: userId(frontDesk) };
}

function specialistRow([username, grade, joined, mentor, sites, abilityNote]: (typeof SPECIALISTS)[number], clock: DemoClock): DemoRow {
  const createdAt = instantOf(clock.day(-Math.min(joined, 1000)), '09:00');
  return {
    id: demoId('Specialist', username),
    createdBy: userId('admin'),
    createdAt,
    grade,
    abilityNote,
    user: userId(username),
    joinedOn: clock.day(-joined),
    mentor: mentor && userId(mentor),
    sites: sites.map(siteId),
  };
}
