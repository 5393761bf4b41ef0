import type { PanelModel, ResourceModel, Where } from '../../generate/model.ts';

/** How pressing the rows of a section are. */
export type Urgency = 'overdue' | 'today' | 'open';

/** Rows that wait for somebody: a list of the panel under a condition. */
export interface Section {
  /** Names its sentence `panel.today.section.…`, and its part of the query. */
  readonly key: string;
  /** The list that the number opens. */
  readonly list: string;
  /** Whose daily work it is. */
  readonly roles: readonly string[];
  /** Operations by which the viewer deals with the rows: who lacks one has no such section. */
  readonly needs: readonly string[];
  readonly urgency: Urgency;
  /** In the form of the list's own filter; days are `YYYY-MM-DD`. */
  readonly where: (days: Days) => Where;
  readonly columns: readonly string[];
}

export interface Days {
  readonly today: string;
  readonly yesterday: string;
}

const UNDER_WAY = { in: ['PLANNED', 'IN_PROGRESS'] };
const SPECIALIST = ['SPECIALIST'];
const MANAGER = ['MANAGER'];
const SITE_STAFF = ['SITE_STAFF'];

/** The daily work of each role, most pressing first. */
export const sections: readonly Section[] = [
  {
    key: 'visitsToday',
    list: 'visits',
    roles: SPECIALIST,
    needs: ['recordVisit'],
    urgency: 'today',
    where: ({ today }) => ({ status: UNDER_WAY, plannedStart: { gte: today, lte: today } }),
    columns: ['account', 'plannedStart'],
  },
  {
    key: 'reportsOwed',
    list: 'visits',
    roles: SPECIALIST,
    needs: ['recordVisit'],
    urgency: 'overdue',
    where: ({ yesterday }) => ({ status: UNDER_WAY, plannedStart: { lte: yesterday } }),
    columns: ['account', 'plannedStart'],
  },
  {
    key: 'accountsOverdue',
    list: 'accounts',
    roles: SPECIALIST,
    needs: ['createVisit'],
    urgency: 'overdue',
    where: () => ({ overdueVisitDays: { gte: 1 } }),
    columns: ['nextVisitDue'],
  },
  {
    key: 'plansReturned',
    list: 'monthlyPlans',
    roles: SPECIALIST,
    needs: ['submitMonthlyPlan'],
    urgency: 'overdue',
    where: () => ({ status: { in: ['RETURNED'] } }),
    columns: ['deadline'],
  },
  {
    key: 'sheetsToConfirm',
    list: 'assessmentSheets',
    roles: SPECIALIST,
    needs: ['confirmAssessment'],
    urgency: 'open',
    where: () => ({ status: { in: ['RATED'] }, isShadow: { eq: false } }),
    columns: ['template'],
  },
  {
    key: 'plansToApprove',
    list: 'monthlyPlans',
    roles: MANAGER,
    needs: ['approveMonthlyPlan'],
    urgency: 'today',
    where: () => ({ status: { in: ['SUBMITTED'] } }),
    columns: ['specialist', 'submittedAt'],
  },
  {
    key: 'amendmentsToDecide',
    list: 'planAmendments',
    roles: MANAGER,
    needs: ['decidePlanAmendment'],
    urgency: 'today',
    where: () => ({ status: { in: ['PROPOSED'] } }),
    columns: ['plan'],
  },
  {
    key: 'appealsToAnswer',
    list: 'assessmentAppeals',
    roles: MANAGER,
    needs: ['answerAppeal'],
    urgency: 'overdue',
    where: () => ({ outcome: { isNull: true } }),
    columns: ['dueOn'],
  },
  {
    key: 'expansionsToVerify',
    list: 'expansions',
    roles: MANAGER,
    needs: ['verifyExpansion'],
    urgency: 'open',
    where: () => ({ status: { in: ['CLAIMED'] } }),
    columns: ['account', 'specialist'],
  },
  {
    key: 'agreementsToReview',
    list: 'agreements',
    roles: [...MANAGER, 'REGIONAL_MANAGER'],
    needs: ['approveAgreement'],
    urgency: 'open',
    where: () => ({ status: { in: ['REVIEW'] } }),
    columns: ['account', 'submittedAt'],
  },
  {
    key: 'disputesToResolve',
    list: 'siteDeliveries',
    roles: MANAGER,
    needs: ['resolveSiteDelivery'],
    urgency: 'open',
    where: () => ({ status: { in: ['DISPUTED'] } }),
    columns: ['partyName', 'site'],
  },
  {
    key: 'sheetsToRate',
    list: 'assessmentSheets',
    roles: MANAGER,
    needs: ['calculateAssessment'],
    urgency: 'open',
    where: () => ({ status: { in: ['OPEN', 'CALCULATED'] }, isShadow: { eq: false } }),
    columns: ['specialist', 'template'],
  },
  {
    key: 'sheetsToClose',
    list: 'assessmentSheets',
    roles: MANAGER,
    needs: ['closeAssessment'],
    urgency: 'open',
    where: () => ({ status: { in: ['CONFIRMED'] }, isShadow: { eq: false } }),
    columns: ['specialist', 'template'],
  },
  {
    key: 'deliveriesToday',
    list: 'siteDeliveries',
    roles: SITE_STAFF,
    needs: ['arriveSiteDelivery'],
    urgency: 'today',
    where: ({ today }) => ({ status: { in: ['PLANNED'] }, expectedAt: { gte: today, lte: today } }),
    columns: ['partyName', 'expectedAt'],
  },
  {
    key: 'arrivalsToConfirm',
    list: 'siteDeliveries',
    roles: SITE_STAFF,
    needs: ['confirmSiteDelivery'],
    urgency: 'today',
    where: () => ({ status: { in: ['ARRIVED'] } }),
    columns: ['partyName', 'arrivedAt'],
  },
  {
    key: 'equipmentToCheck',
    list: 'equipmentItems',
    roles: SITE_STAFF,
    needs: ['checkEquipment'],
    urgency: 'overdue',
    where: ({ today }) => ({ status: { in: ['IN_USE', 'IDLE', 'LENT', 'REPAIR'] }, nextCheckOn: { lte: today } }),
    columns: ['assetNo', 'nextCheckOn'],
  },
  {
    key: 'sitesToCount',
    list: 'stockTakes',
    roles: SITE_STAFF,
    needs: ['submitStockTake'],
    urgency: 'today',
    where: () => ({ status: { in: ['OPEN'] } }),
    columns: ['site', 'period'],
  },
  {
    key: 'countsToConfirm',
    list: 'stockTakes',
    roles: MANAGER,
    needs: ['confirmStockTake'],
    urgency: 'open',
    where: () => ({ status: { in: ['COUNTED'] } }),
    columns: ['site', 'period'],
  },
  {
    key: 'ratingsToGive',
    list: 'assessmentRatings',
    roles: ['SITE_STAFF', 'OFFICE'],
    needs: ['rateAssessment'],
    urgency: 'open',
    where: () => ({ points: { isNull: true } }),
    columns: ['specialist'],
  },
  {
    key: 'toursToday',
    list: 'tourRequests',
    roles: ['OFFICE', 'GUIDE', 'SITE_STAFF'],
    needs: [],
    urgency: 'today',
    where: ({ today }) => ({ plannedStart: { gte: today, lte: today } }),
    columns: ['visitorOrg', 'plannedStart'],
  },
  {
    key: 'messagesFailed',
    list: 'outboxMessages',
    roles: ['ADMIN'],
    needs: ['retryOutboxMessage'],
    urgency: 'overdue',
    where: () => ({ status: { in: ['FAILED', 'UNCERTAIN'] } }),
    columns: ['channel', 'createdAt'],
  },
];

/** Those of a role that the viewer's schema can fill, with the lists that they open. */
export function sectionsFor(model: PanelModel, role: string): readonly (Section & { readonly resource: ResourceModel })[] {
  return sections.flatMap((section) => {
    const resource = model.resources.find(({ name }) => name === section.list);
    const isTheirs = section.roles.includes(role) && section.needs.every((name) => model.rootFields.has(name));
    return resource && isTheirs ? [{ ...section, resource }] : [];
  });
}
