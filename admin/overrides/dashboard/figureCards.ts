import { unrelated } from '../../generate/groups/groupModel.ts';
import { EVERYTHING, inMonth, LEADERS, type FigureCard } from './cards.ts';

const OPEN_NEED = { in: ['IDENTIFIED', 'ANALYSED', 'PROPOSED', 'POSTPONED'] };
const TOURS_AHEAD = { in: ['SUBMITTED', 'APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS'] };

/** The numbers at the top of each role's day. */
export const figureCards: readonly FigureCard[] = [
  { key: 'accounts', roles: ['SPECIALIST', ...LEADERS, ...EVERYTHING, 'FINANCE'], measure: { list: 'accounts', where: () => ({}) } },
  {
    key: 'unassigned',
    roles: ['MANAGER', 'ADMIN'],
    measure: { list: 'accounts', where: () => ({ _where: unrelated('specialist') }) },
  },
  {
    key: 'overdue',
    roles: [...LEADERS, 'AUDITOR'],
    measure: { list: 'accounts', where: () => ({ overdueVisitDays: { gte: 1 } }) },
  },
  { key: 'openNeeds', roles: ['SPECIALIST', ...LEADERS], measure: { list: 'needs', where: () => ({ status: OPEN_NEED }) } },
  {
    key: 'toursWeek',
    roles: ['OFFICE', 'GUIDE', ...LEADERS],
    measure: {
      list: 'tourRequests',
      where: ({ today, weekEnd }) => ({ status: TOURS_AHEAD, plannedStart: { gte: today, lte: weekEnd } }),
    },
  },
  {
    key: 'toursMonth',
    roles: ['OFFICE', 'GUIDE'],
    measure: { list: 'tourRequests', where: (moment) => ({ plannedStart: inMonth(moment) }) },
  },
  {
    key: 'arrivedMonth',
    roles: ['SITE_STAFF'],
    measure: { list: 'siteDeliveries', where: (moment) => ({ arrivedAt: inMonth(moment) }) },
  },
  { key: 'equipment', roles: ['SITE_STAFF'], measure: { list: 'equipmentItems', where: () => ({ status: { in: ['IN_USE'] } }) } },
  {
    key: 'collections',
    roles: ['FINANCE'],
    measure: { list: 'visits', where: (moment) => ({ kind: { in: ['COLLECTION'] }, actualEnd: inMonth(moment) }) },
  },
  {
    key: 'dealsMonth',
    roles: ['FINANCE', 'MANAGER'],
    measure: { list: 'deals', where: (moment) => ({ status: { in: ['SIGNED'] }, signedOn: inMonth(moment) }) },
  },
  { key: 'users', roles: EVERYTHING, measure: { list: 'users', where: () => ({ active: { eq: true } }) } },
  {
    key: 'tokens',
    roles: ['ADMIN'],
    measure: { list: 'apiTokens', where: ({ today }) => ({ expiresAt: { gte: today }, _where: { revokedAt: { isNull: true } } }) },
  },
  {
    key: 'messagesWaiting',
    roles: ['ADMIN'],
    measure: { list: 'outboxMessages', where: () => ({ status: { in: ['PENDING'] } }) },
  },
  {
    key: 'settings',
    roles: ['ADMIN'],
    measure: { list: 'settings', where: ({ firstDay }) => ({ updatedAt: { gte: firstDay } }) },
  },
  {
    key: 'changesToday',
    roles: EVERYTHING,
    measure: { list: 'auditEvents', where: ({ today }) => ({ at: { gte: today, lte: today } }) },
  },
];
