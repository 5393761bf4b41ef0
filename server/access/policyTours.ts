import type { EntityName } from '../entities/index.ts';
import { business, create, edit, full, mine, read, type FieldOf, type PolicyRow } from './grant.ts';
import { all, department, every, own, partner, some, today, via } from './scope.ts';

const tourThings = {
  ADMIN: full(all),
  REGIONAL_MANAGER: read(all),
  MANAGER: read(all),
  SPECIALIST: read(all),
  OFFICE: edit(all),
  AUDITOR: read(all),
  BI: read(all),
};

/** Who is assigned to a tour runs its door, whatever their role and whoever's account it is (domain §2.12). */
const assigned = some(own('receptionist'), own('guide'), own('valuablesKeeper'));

const APPLY_VERBS = ['submitTourRequest', 'arrangeTour', 'cancelTour'];
const APPROVE_VERBS = ['approveTourRequest', 'returnTourRequest', 'rejectTourRequest'];
const DOOR_VERBS = [
  'addVisitor',
  'signInVisitor',
  'checkInTour',
  'briefVisitor',
  'briefTour',
  'issueHelmet',
  'depositValuable',
  'declareNothing',
  'returnValuable',
  'excludeFromZone',
  'signOutVisitor',
  'doTourCheck',
  'startTour',
  'enterZone',
  'countHeads',
  'reportIncident',
  'settleIncident',
  'finishTour',
  'abortTour',
  'noteNoShow',
];
const door = { verbs: DOOR_VERBS, verbRows: Object.fromEntries(DOOR_VERBS.map((verb) => [verb, assigned])) };

/** What happens at the door is seen with its tour and written by its verbs; whoever keeps the tour keeps it too. */
function withWhole(relation: string) {
  const seen = via(relation);
  const staff = { read: seen, byVerb: seen };
  return {
    ADMIN: read(all),
    REGIONAL_MANAGER: read(department),
    MANAGER: { read: some(department, seen), byVerb: some(department, seen) },
    SPECIALIST: { read: some(mine, seen), byVerb: some(mine, seen) },
    OFFICE: { read: department, byVerb: department },
    GUIDE: staff,
    SITE_STAFF: staff,
    AUDITOR: read(all),
  };
}

const atDoor = withWhole('tour');
const reported = { ...atDoor, BI: read(department) };

const PERSON = ['idType', 'idNo', 'idNoShown', 'mobile'] as const;
const SHOWN = ['idNoShown'] as const;
const REACH = ['idNo', 'mobile'] as const;
/** Nobody reads ID numbers but one by one, by a verb that the audit tells of; whoever keeps the list may still set one right. */
const ID_NO = { mask: ['idNo'] } as const;
const KEPT_ID_NO = { ...ID_NO, overwrite: ['idNo'], verbs: ['showVisitorId'] } as const;

/** Guides and front desks know the ways of the tours that they see. */
function onTours(relation: string) {
  return { GUIDE: read(via(relation)), SITE_STAFF: read(via(relation)) };
}

/** Rows of the policy table for tours (domain §2.6, §2.12). */
export const touring = {
  TourRequest: {
    ...business,
    REGIONAL_MANAGER: { ...read(department), byVerb: department, verbs: APPROVE_VERBS },
    MANAGER: { ...edit(department), read: some(department, assigned), ...door, verbs: [...APPLY_VERBS, ...DOOR_VERBS, 'noteTourNeed'] },
    SPECIALIST: {
      ...edit(mine),
      read: some(mine, assigned),
      ...door,
      verbs: [...APPLY_VERBS, ...DOOR_VERBS, 'noteTourNeed'],
      locked: ['applicant'],
    },
    OFFICE: { ...edit(department), verbs: [...APPLY_VERBS, ...APPROVE_VERBS, 'rescheduleTour', 'closeTour', ...DOOR_VERBS] },
    GUIDE: { read: assigned, byVerb: assigned, verbs: DOOR_VERBS },
    SITE_STAFF: { read: some(every(department, today('plannedStart')), assigned), byVerb: assigned, verbs: DOOR_VERBS },
    PARTNER: { ...create(partner), locked: ['applicant', 'handlingUnit'] },
  },
  TourVisitor: {
    ...atDoor,
    ADMIN: { ...full(all), ...KEPT_ID_NO },
    REGIONAL_MANAGER: { read: department, mask: REACH, hide: SHOWN },
    MANAGER: { ...atDoor.MANAGER, create: department, update: department, ...KEPT_ID_NO },
    SPECIALIST: { ...atDoor.SPECIALIST, create: mine, update: mine, ...KEPT_ID_NO },
    OFFICE: { ...edit(department), byVerb: department, ...KEPT_ID_NO },
    AUDITOR: { ...atDoor.AUDITOR, ...ID_NO, hide: SHOWN },
    GUIDE: { ...atDoor.GUIDE, hide: PERSON },
    SITE_STAFF: { ...atDoor.SITE_STAFF, hide: PERSON },
  },
  DepositItem: withWhole('visitor'),
  TourCheck: reported,
  HeadCount: reported,
  TourIncident: reported,
  TourBooking: reported,
  Zone: { ...tourThings, ...onTours('stops') },
  ZoneSign: { ...tourThings, ...onTours('zone') },
  ChecklistItem: tourThings,
  TourRoute: { ...tourThings, ...onTours('tours') },
  RouteStop: { ...tourThings, ...onTours('route') },
  Vehicle: tourThings,
} satisfies { [N in EntityName]?: PolicyRow<FieldOf<N>> };
