import type { EntityName } from '../entities/index.ts';
import { business, create, edit, full, mapRoles, mine, omit, read, update, type FieldOf, type Grant, type PolicyRow } from './grant.ts';
import { monthly } from './policyMonthly.ts';
import { stock } from './policyStock.ts';
import { touring } from './policyTours.ts';
import { views } from './policyViews.ts';
import type { Role } from './roles.ts';
import { all, department, every, first, is, linked, own, partner, some, today, unset, via, type Scope } from './scope.ts';

const byStaff = {
  REGIONAL_MANAGER: read(all),
  MANAGER: read(all),
  SPECIALIST: read(all),
  OFFICE: read(all),
  GUIDE: read(all),
  SITE_STAFF: read(all),
  FINANCE: read(all),
  AUDITOR: read(all),
};

/** Everybody who signs in reads it, administrators keep it. */
const reference = { ADMIN: full(all), ...byStaff, BI: read(all) };

/** The same for what a channel partner needs to make sense of its own rows. */
const publicReference = { ...reference, PARTNER: read(all) };

const USER_NAMES = ['employeeNo', 'name', 'nameEn', 'orgUnit', 'roles', 'active'] as const;
const namesOfUsers = { read: all, only: USER_NAMES };

const REACH = ['mobile', 'email'] as const;

/** Colleagues are known by name; how to reach them is masked for all but administrators and auditors. */
const maskedUsers = { read: all, only: [...USER_NAMES, ...REACH], mask: REACH };

/** Managers look as their specialists. */
const ledUsers = { ...maskedUsers, viewAs: every(department, first('roles', 'SPECIALIST')) };

/** Files that nothing has named yet are their uploader's; from then on they are seen with what names them (domain §2.12). */
const uploads = every(own('createdBy'), unset('linkedAt'));
const attached = some(linked, uploads);

const ACCOUNT_NAMES = ['name', 'shortName', 'nameEn'] as const;
const departmentTokens = every(department, is('kind', 'BI'));
const VISIT_VERBS = ['startVisit', 'recordVisit', 'rescheduleVisit', 'cancelVisit', 'noteNeed', 'noteCountermeasure'];
const NEED_VERBS = ['analyseNeed', 'proposeNeed', 'winNeed', 'loseNeed', 'postponeNeed', 'resumeNeed'];
const COUNTERMEASURE_VERBS = ['startCountermeasure', 'finishCountermeasure', 'dropCountermeasure'];
const REVIEW_VERBS = ['returnAgreement', 'approveAgreement', 'signAgreement', 'terminateAgreement'];

/** Everybody who signs in has an inbox, which nobody else sees: not even who keeps the system (an auditor writes nothing). */
const inbox = { read: own('recipient'), byVerb: own('recipient'), verbs: ['readNotification', 'readNotificationsUpTo'] };

/** How they want to be reminded is theirs alone to say; an auditor writes nothing. */
const choosing = edit(own('recipient'));

/** What works in their name they see; issuing and revoking is their manager's. */
const ownTokens = { read: own('owner'), hide: ['token'] } satisfies Grant<FieldOf<'ApiToken'>>;
const usageOfSeen = read(via('apiToken'));

const TOKEN_VERBS = ['rotateApiToken', 'revokeApiToken'];

/** The rows of all nouns but the audit, whose rows follow from these. */
const nouns = {
  Region: reference,
  DictionaryItem: publicReference,
  Product: publicReference,
  DevelopmentStage: reference,
  WorkCalendarDay: reference,
  OrgUnit: reference,
  Setting: {
    ADMIN: full(all),
    ...mapRoles(byStaff, read(some(department, unset('orgUnit')))),
    AUDITOR: read(all),
  },
  // whoever works with its fields is told of them by the catalogue
  CustomField: { ADMIN: edit(all), AUDITOR: read(all) },
  CustomDictionary: { ADMIN: edit(all), AUDITOR: read(all) },
  User: {
    ...mapRoles(byStaff, maskedUsers),
    ADMIN: { ...full(all), viewAs: all },
    // everybody's colleagues are no list of a specialist's own
    SPECIALIST: { ...maskedUsers, exports: false },
    REGIONAL_MANAGER: ledUsers,
    MANAGER: ledUsers,
    AUDITOR: read(all),
    PARTNER: { read: via('accounts'), only: ['name', 'nameEn'] },
    BI: namesOfUsers,
  },
  Specialist: {
    ADMIN: full(all),
    REGIONAL_MANAGER: read(department),
    MANAGER: update(department),
    SPECIALIST: { read: mine, hide: ['abilityNote'] },
    AUDITOR: read(all),
    BI: { read: department, hide: ['abilityNote'] },
  },
  SalesSite: { ...reference, MANAGER: { read: all, update: department } },
  ApiToken: {
    ADMIN: { ...full(all), viewAs: all, verbs: TOKEN_VERBS },
    MANAGER: { ...edit(departmentTokens), viewAs: departmentTokens, verbs: TOKEN_VERBS },
    REGIONAL_MANAGER: ownTokens,
    SPECIALIST: ownTokens,
    FINANCE: ownTokens,
    AUDITOR: { read: all, hide: ['token'] },
  },
  Notification: { ...mapRoles(byStaff, inbox), ADMIN: inbox, AUDITOR: read(own('recipient')) },
  ReminderChoice: { ...mapRoles(byStaff, choosing), ADMIN: choosing, AUDITOR: read(own('recipient')) },
  OutboxMessage: { ADMIN: { read: all, byVerb: all, verbs: ['retryOutboxMessage'] }, AUDITOR: read(all) },
  ApiTokenUsage: {
    ADMIN: read(all),
    REGIONAL_MANAGER: usageOfSeen,
    MANAGER: usageOfSeen,
    SPECIALIST: usageOfSeen,
    FINANCE: usageOfSeen,
    AUDITOR: read(all),
  },
  Partner: {
    ...business,
    MANAGER: edit(department),
    SPECIALIST: read(mine),
    FINANCE: read(department),
    PARTNER: read(partner),
  },
  Account: {
    ...business,
    ADMIN: { ...full(all), verbs: ['reassignAccount', 'mergeAccount', 'logVisit'] },
    MANAGER: { ...full(department), verbs: ['reassignAccount', 'mergeAccount', 'logVisit'] },
    SPECIALIST: { ...edit(mine), verbs: ['logVisit'], locked: ['specialist', 'orgUnit', 'partner'] },
    OFFICE: { read: via('tours'), only: ACCOUNT_NAMES },
    SITE_STAFF: { read: via('deliveries', some(today('expectedAt'), today('arrivedAt'))), only: ACCOUNT_NAMES },
    FINANCE: read(department),
    PARTNER: { read: partner, hide: ['annualPotential', 'creditLimit', 'remark', 'formerly'] },
  },
  Contact: {
    ...omit(business, 'BI'),
    // those who deal with the account have the numbers, those who look on do not
    REGIONAL_MANAGER: { read: department, mask: REACH },
    MANAGER: full(department),
    SPECIALIST: edit(mine),
    OFFICE: { read: via('ledTours'), only: ['account', 'name', 'title', 'department'] },
    FINANCE: { read: every(department, is('decisionRole', 'FINANCE')), mask: REACH },
    PARTNER: { read: partner, only: ['account', 'name', 'title', 'department', 'isPrimary'] },
  },
  AccountAssignment: {
    ...mapRoles(omit(business, 'BI'), read(department)),
    ADMIN: { read: all, byVerb: all },
    AUDITOR: read(all),
    MANAGER: { read: department, byVerb: department },
    SPECIALIST: { read: mine, byVerb: mine },
    FINANCE: read(department),
  },
  Visit: {
    ...business,
    ADMIN: { ...full(all), verbs: VISIT_VERBS },
    MANAGER: { ...edit(department), verbs: VISIT_VERBS },
    SPECIALIST: { ...edit(mine), verbs: VISIT_VERBS, locked: ['specialist'] },
    // whether another visit came first that day is told by visits that finance does not see
    FINANCE: { read: every(department, is('kind', 'COLLECTION')), hide: ['countStatus', 'excludeReason'] },
  },
  Need: {
    ...business,
    ADMIN: { ...full(all), verbs: [...NEED_VERBS, 'reopenNeed'] },
    MANAGER: { ...edit(department), verbs: [...NEED_VERBS, 'reopenNeed'] },
    SPECIALIST: { ...edit(mine), verbs: NEED_VERBS, locked: ['specialist', 'orgUnit'] },
    PARTNER: { ...create(partner), locked: ['specialist', 'orgUnit'] },
  },
  Communication: { ...business, MANAGER: edit(department), SPECIALIST: { ...edit(mine), locked: ['specialist'] } },
  Agreement: {
    ...business,
    REGIONAL_MANAGER: { ...read(department), byVerb: department, verbs: REVIEW_VERBS },
    MANAGER: { ...edit(department), verbs: ['submitAgreement', ...REVIEW_VERBS] },
    SPECIALIST: { ...edit(mine), verbs: ['submitAgreement'] },
    FINANCE: read(department),
    PARTNER: { read: partner, hide: ['amount'] },
  },
  ...monthly,
  NeedCountermeasure: {
    ...business,
    ADMIN: { ...full(all), verbs: COUNTERMEASURE_VERBS },
    MANAGER: { ...edit(department), verbs: [...COUNTERMEASURE_VERBS, 'verifyCountermeasure', 'returnCountermeasure'] },
    SPECIALIST: { ...edit(mine), verbs: COUNTERMEASURE_VERBS },
  },
  ...touring,
  ...stock,
  ...views,
  File: {
    ADMIN: { read: attached, create: uploads, delete: attached },
    REGIONAL_MANAGER: read(linked),
    MANAGER: { read: attached, create: uploads },
    SPECIALIST: { read: attached, create: uploads },
    // photos of a count
    SITE_STAFF: { read: attached, create: uploads },
    FINANCE: read(linked),
    AUDITOR: read(linked),
    BI: read(linked),
  },
} satisfies { [N in Exclude<EntityName, 'AuditEvent'>]: PolicyRow<FieldOf<N>> };

/** THE table: noun × role → operations, row scope, field rules (domain §2.12). A noun without a row does not compile. */
export const policy = {
  ...nouns,
  AuditEvent: {
    ADMIN: { read: all, verbs: ['restoreAuditValue'] },
    AUDITOR: read(all),
    MANAGER: history('MANAGER', department),
    SPECIALIST: history('SPECIALIST', mine),
  },
} satisfies { [N in EntityName]: PolicyRow<FieldOf<N>> };

/**
 * The audit of rows within the scope, of those nouns alone that the role reads there with every field: an event tells all
 * that was written, whatever the field (ADR 9).
 */
function history(role: Role, scope: Scope): Grant<FieldOf<'AuditEvent'>> {
  const rows = Object.entries<PolicyRow>(nouns);
  const open = rows.filter(([, { [role]: grant }]) => grant && readsWholly(grant, scope)).map(([name]) => name);
  return { read: every(scope, is('entity', ...open)), hide: ['seal'], verbs: ['restoreAuditValue'], exports: false };
}

function readsWholly({ read: rows, hide, only, mask = [], overwrite = [] }: Grant, scope: Scope): boolean {
  const covers = (given: Scope): boolean =>
    given.kind === 'some' ? given.scopes.some(covers) : given.kind === 'all' || JSON.stringify(given) === JSON.stringify(scope);
  // of what is overwritten unread, the audit has no more than its reader sees
  const isMasked = mask.some((name) => !overwrite.includes(name));
  return !hide && !only && !isMasked && covers(rows);
}
