import type { Measure, Moment } from './measure.ts';
import { monthsBefore } from './measure.ts';

interface Card {
  /** Names its sentence `panel.home.card.…`, and its part of the query. */
  readonly key: string;
  /** Whose it is. */
  readonly roles: readonly string[];
}

/** One number in the row at the top. */
export interface FigureCard extends Card {
  readonly measure: Measure;
}

/** What was planned against what was done, one line each. */
export interface ProgressCard extends Card {
  readonly lines: readonly { readonly key: string; readonly plan: Measure; readonly done: Measure }[];
}

/** What tells the rows of a group from others': a field, or one of the record that it leads to. */
export interface Grouping {
  readonly path: readonly string[];
  /** The field that names a record of the group; null: the value is no record. */
  readonly title: string | null;
  readonly grain?: 'MONTH' | 'DAY';
}

/** Figures told apart by something: a bar for each, and a line of the table. */
export interface BreakdownCard extends Card {
  readonly columns: readonly {
    readonly key: string;
    readonly measure: Measure;
    readonly by: Grouping;
    /** Amounts and numbers of rows share no axis. */
    readonly isCharted?: boolean;
  }[];
  /** The columns that a rate is made of, what was planned first; the best comes first. */
  readonly rate?: readonly [string, string];
}

/** Who leads departments. */
export const LEADERS = ['MANAGER', 'REGIONAL_MANAGER'];
/** Who sees all there is. */
export const EVERYTHING = ['ADMIN', 'AUDITOR'];
const CAME = { or: [{ status: { eq: 'CONFIRMED' } }, { status: { eq: 'RESOLVED' }, ruling: { eq: 'COUNTED' } }] };

/** On the days of this month. */
export const inMonth = ({ firstDay, lastDay }: Moment) => ({ gte: firstDay, lte: lastDay });

/** Counted as assessments count them (domain §2.8.4). */
const madeVisits: Measure = { list: 'visits', where: (moment) => ({ countStatus: { eq: 'COUNTED' }, actualEnd: inMonth(moment) }) };
const verifiedExpansions: Measure = { list: 'expansions', where: (moment) => ({ status: { in: ['VERIFIED'] }, on: inMonth(moment) }) };
const confirmedParties: Measure = {
  list: 'siteDeliveries',
  where: (moment) => ({ arrivedAt: inMonth(moment), _where: CAME }),
  sum: 'groups',
};

function planned(sum: string): Measure {
  return { list: 'monthlyPlans', where: ({ month }) => ({ period: { eq: month } }), sum };
}

/** Only the viewer's own: whose account it is by now does not matter. */
function mine(measure: Measure): Measure {
  return { ...measure, where: (moment) => ({ ...measure.where(moment), specialist: { id: { in: [moment.viewerId] } } }) };
}

const WORK = [
  { key: 'visits', plan: planned('visitPlanned'), done: madeVisits },
  { key: 'expansions', plan: planned('expansionPlanned'), done: verifiedExpansions },
  { key: 'deliveries', plan: planned('deliveryPlanned'), done: confirmedParties },
] as const;

/** Plan and actual. */
export const progressCards: readonly ProgressCard[] = [
  {
    key: 'myMonth',
    roles: ['SPECIALIST'],
    lines: WORK.map(({ key, plan, done }) => ({ key, plan: mine(plan), done: mine(done) })),
  },
  { key: 'ourMonth', roles: LEADERS, lines: WORK },
];

const BY_SPECIALIST: Grouping = { path: ['specialist'], title: 'name' };

/** What is told apart, as bars and in a table. */
export const breakdownCards: readonly BreakdownCard[] = [
  {
    key: 'visitTrend',
    roles: ['SPECIALIST'],
    columns: [
      {
        key: 'made',
        measure: mine({
          list: 'visits',
          where: (moment) => ({ countStatus: { eq: 'COUNTED' }, actualEnd: { gte: monthsBefore(moment, 5), lte: moment.lastDay } }),
        }),
        by: { path: ['actualEnd'], title: null, grain: 'MONTH' },
        isCharted: true,
      },
    ],
  },
  {
    key: 'departments',
    roles: ['REGIONAL_MANAGER'],
    columns: [
      { key: 'planned', measure: planned('visitPlanned'), by: { path: ['orgUnit'], title: 'name' }, isCharted: true },
      { key: 'made', measure: madeVisits, by: { path: ['specialist', 'orgUnit'], title: 'name' }, isCharted: true },
    ],
    rate: ['planned', 'made'],
  },
  {
    key: 'specialists',
    roles: LEADERS,
    columns: [
      { key: 'planned', measure: planned('visitPlanned'), by: BY_SPECIALIST, isCharted: true },
      { key: 'made', measure: madeVisits, by: BY_SPECIALIST, isCharted: true },
    ],
    rate: ['planned', 'made'],
  },
  {
    key: 'needs',
    roles: LEADERS,
    columns: [
      {
        key: 'needs',
        measure: { list: 'needs', where: (moment) => ({ createdAt: inMonth(moment) }) },
        by: { path: ['productName'], title: null },
        isCharted: true,
      },
      {
        key: 'amount',
        measure: { list: 'needs', where: (moment) => ({ createdAt: inMonth(moment) }), sum: 'estimatedAmount' },
        by: { path: ['productName'], title: null },
      },
    ],
  },
  {
    key: 'tours',
    roles: ['OFFICE'],
    columns: [
      {
        key: 'tours',
        measure: { list: 'tourRequests', where: (moment) => ({ plannedStart: inMonth(moment) }) },
        by: { path: ['status'], title: null },
        isCharted: true,
      },
    ],
  },
  {
    key: 'arrivals',
    roles: ['SITE_STAFF'],
    columns: [
      {
        key: 'parties',
        measure: { list: 'siteDeliveries', where: (moment) => ({ arrivedAt: inMonth(moment) }), sum: 'groups' },
        by: { path: ['status'], title: null },
        isCharted: true,
      },
    ],
  },
  {
    key: 'deals',
    roles: ['FINANCE'],
    columns: [
      {
        key: 'deals',
        measure: { list: 'deals', where: (moment) => ({ signedOn: { gte: monthsBefore(moment, 5), lte: moment.lastDay } }) },
        by: { path: ['signedOn'], title: null, grain: 'MONTH' },
        isCharted: true,
      },
      {
        key: 'amount',
        measure: {
          list: 'deals',
          where: (moment) => ({ signedOn: { gte: monthsBefore(moment, 5), lte: moment.lastDay } }),
          sum: 'amount',
        },
        by: { path: ['signedOn'], title: null, grain: 'MONTH' },
      },
    ],
  },
  {
    key: 'accounts',
    roles: EVERYTHING,
    columns: [
      { key: 'accounts', measure: { list: 'accounts', where: () => ({}) }, by: { path: ['orgUnit'], title: 'name' }, isCharted: true },
      {
        key: 'overdue',
        measure: { list: 'accounts', where: () => ({ overdueVisitDays: { gte: 1 } }) },
        by: { path: ['orgUnit'], title: 'name' },
        isCharted: true,
      },
    ],
  },
  {
    key: 'messages',
    roles: ['ADMIN'],
    columns: [
      {
        key: 'messages',
        measure: { list: 'outboxMessages', where: () => ({}) },
        by: { path: ['status'], title: null },
        isCharted: true,
      },
    ],
  },
];
