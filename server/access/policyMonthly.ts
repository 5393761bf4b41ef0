import type { EntityName } from '../entities/index.ts';
import { business, create, edit, full, mine, read, update, type FieldOf, type PolicyRow } from './grant.ts';
import { all, department, every, is, own, partner, site, some, unset, via } from './scope.ts';

/** Those above look on at assessments, they do not write them. */
const assessed = { ADMIN: read(all), REGIONAL_MANAGER: read(department), AUDITOR: read(all) };

/** Calculating a sheet anew takes away what is no more: a row, a rater, evidence. */
const redrawn = { ...read(department), byVerb: department, removes: true } as const;

/** Whoever is asked to rate sees what to rate and whom, and nothing of the sheet. */
const rates = { read: own('rater'), byVerb: own('rater'), verbs: ['rateAssessment'] };

/** What holds for the department or for the whole company. */
const ours = some(department, unset('orgUnit'));

const PUBLISH_VERBS = ['publishAssessmentTemplate', 'retireAssessmentTemplate'];
const DIARY_VERBS = ['scheduleVisit', 'movePlanItem'];
const EDITION_VERBS = ['copyAssessmentTemplate', 'normaliseWeights', 'addMissingWeight'];
const DEAL_VERBS = ['subscribeDeal', 'cancelDeal'];
const DESK_VERBS = ['arriveSiteDelivery', 'confirmSiteDelivery', 'missSiteDelivery', 'disputeSiteDelivery'];
/** Rows of the policy table for the month of a specialist: plans, what comes of them, assessments (domain §2.12). */
export const monthly = {
  MonthlyPlan: {
    ...business,
    MANAGER: { ...update(department), verbs: ['approveMonthlyPlan', 'returnMonthlyPlan'] },
    SPECIALIST: { ...edit(mine), verbs: ['fillMonthlyPlan', 'submitMonthlyPlan', 'amendMonthlyPlan'], locked: ['specialist', 'orgUnit'] },
  },
  PlanItem: {
    ...business,
    ADMIN: { ...full(all), verbs: DIARY_VERBS },
    MANAGER: { ...update(department), verbs: DIARY_VERBS },
    SPECIALIST: { ...full(mine), verbs: DIARY_VERBS },
    SITE_STAFF: read(every(site('site'), is('kind', 'DELIVERY'))),
  },
  PlanAmendment: {
    ...business,
    MANAGER: { ...update(department), verbs: ['decidePlanAmendment'] },
    SPECIALIST: { read: mine, byVerb: mine },
  },
  Expansion: {
    ...business,
    MANAGER: { ...update(department), verbs: ['verifyExpansion'] },
    SPECIALIST: { ...edit(mine), verbs: ['claimExpansion'], locked: ['specialist'] },
  },
  SiteDelivery: {
    ...business,
    MANAGER: { ...edit(department), verbs: ['disputeSiteDelivery', 'resolveSiteDelivery'] },
    SPECIALIST: { ...edit(mine), verbs: ['stateSiteDelivery', 'disputeSiteDelivery'], locked: ['specialist'] },
    SITE_STAFF: { read: site('site'), byVerb: site('site'), verbs: DESK_VERBS },
    PARTNER: { ...create(partner), locked: ['specialist'] },
  },
  DeliveryStatement: { ...business, MANAGER: { ...read(department), byVerb: department }, SPECIALIST: { read: mine, byVerb: mine } },
  Deal: {
    ...business,
    REGIONAL_MANAGER: { ...read(department), byVerb: department, verbs: ['signDeal'] },
    MANAGER: { ...edit(department), verbs: [...DEAL_VERBS, 'signDeal', 'voidDeal'] },
    SPECIALIST: { ...edit(mine), verbs: DEAL_VERBS, locked: ['specialist'] },
    SITE_STAFF: read(site('site')),
    FINANCE: read(department),
    PARTNER: { read: partner, hide: ['amount'] },
  },
  DealSplit: { ...business, MANAGER: full(department), SPECIALIST: full(mine), FINANCE: read(department) },
  AssessmentTemplate: {
    ...business,
    ADMIN: { ...full(all), verbs: EDITION_VERBS },
    REGIONAL_MANAGER: { read: all, byVerb: all, verbs: PUBLISH_VERBS },
    MANAGER: { ...edit(department), read: ours, verbs: EDITION_VERBS },
    SPECIALIST: read(ours),
    BI: read(all),
  },
  AssessmentIndicator: {
    ...business,
    REGIONAL_MANAGER: { read: all, byVerb: all },
    MANAGER: { ...full(department), read: via('template') },
    SPECIALIST: read(via('template')),
    BI: read(all),
  },
  AssessmentSubItem: {
    ...business,
    REGIONAL_MANAGER: read(all),
    MANAGER: { ...full(department), read: via('indicator') },
    SPECIALIST: read(via('indicator')),
    BI: read(all),
  },
  AssessmentSheet: {
    ...assessed,
    MANAGER: { ...edit(department), verbs: ['calculateAssessment', 'closeAssessment', 'reviseAssessment'] },
    SPECIALIST: { read: mine, byVerb: mine, verbs: ['confirmAssessment', 'appealAssessment'] },
  },
  AssessmentLine: { ...assessed, MANAGER: redrawn, SPECIALIST: read(mine) },
  AssessmentRating: {
    ...assessed,
    MANAGER: { ...redrawn, verbs: ['rateAssessment', 'askRater', 'releaseRater'] },
    SPECIALIST: read(mine),
    SITE_STAFF: rates,
    OFFICE: rates,
  },
  AssessmentEvidence: { ...assessed, MANAGER: redrawn, SPECIALIST: read(mine) },
  AssessmentAppeal: {
    ...assessed,
    MANAGER: { ...read(department), byVerb: department, verbs: ['answerAppeal'] },
    SPECIALIST: { read: mine, byVerb: mine },
  },
  Attendance: { ...assessed, ADMIN: full(all), MANAGER: edit(department), SPECIALIST: read(mine) },
  SelfReview: { ...assessed, MANAGER: read(department), SPECIALIST: edit(mine) },
} satisfies { [N in EntityName]?: PolicyRow<FieldOf<N>> };
