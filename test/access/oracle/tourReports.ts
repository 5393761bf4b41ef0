import { Big } from 'big.js';
import { isOfMonth, told } from './needReports.ts';
import { isOfUnit, PEOPLE, PERSON, seen, sumOf, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

const NOT_YET_A_TOUR: ReadonlySet<unknown> = new Set(['DRAFT', 'SUBMITTED', 'RETURNED', 'REJECTED']);

interface Counted {
  readonly row: Told;
  readonly required: number;
  readonly done: number;
}

function counted(rules: Rules, tour: WorldRow): Counted {
  const ofTour = (noun: 'TourCheck' | 'TourIncident' | 'TourVisitor'): WorldRow[] =>
    seen(rules, noun).filter((row) => row['tour'] === tour.id);
  const checks = ofTour('TourCheck').filter((check) => check['required']);
  const visitors = new Set(ofTour('TourVisitor').map(({ id }) => id));
  const done = checks.filter((check) => check['done']).length;
  const score = tour['feedbackScore'] as string | null;
  const row = {
    tour: tour.id,
    plannedStart: new Date(tour['plannedStart'] as string).toISOString(),
    visitorOrg: tour['visitorOrg'],
    category: tour['category'],
    headcount: tour['headcount'],
    routeZh: told(rules, 'TourRoute', tour['route'], 'nameZh'),
    routeEn: told(rules, 'TourRoute', tour['route'], 'nameEn'),
    receptionist: tour['receptionist'],
    guide: tour['guide'],
    vehicle: told(rules, 'Vehicle', tour['vehicle'], 'plateNo'),
    checkRate: rate(done, checks.length),
    deposits: seen(rules, 'DepositItem').filter((item) => visitors.has(item['visitor'] as string)).length,
    incidents: ofTour('TourIncident').length,
    feedbackScore: score === null ? null : Big(score).toFixed(2),
    status: tour['status'],
  };
  return { row, required: checks.length, done };
}

function rate(part: number, whole: number): string | null {
  return whole === 0 ? null : Big(part).div(whole).toFixed(4);
}

const tourLog: ReportRule = {
  looksAt: {
    TourRequest: [
      'no',
      'plannedStart',
      'visitorOrg',
      'category',
      'headcount',
      'route',
      'receptionist',
      'guide',
      'vehicle',
      'feedbackScore',
      'status',
      'handlingUnit',
    ],
    TourRoute: ['nameZh', 'nameEn'],
    Vehicle: ['plateNo'],
    TourCheck: ['tour', 'required', 'done'],
    TourVisitor: ['tour'],
    DepositItem: ['visitor'],
    TourIncident: ['tour'],
    ...PEOPLE,
  },
  asked: [{ period: '2026-11' }, { period: '2026-10' }],
  records: { tour: ['no'], receptionist: PERSON, guide: PERSON },
  tell: (rules, args) => {
    const tours = seen(rules, 'TourRequest').filter(
      (tour) => !NOT_YET_A_TOUR.has(tour['status']) && isOfMonth(args, tour['plannedStart']) && isOfUnit(rules, args, tour['handlingUnit']),
    );
    const counts = tours.map((tour) => counted(rules, tour));
    const rows = counts.map(({ row }) => row);
    const sum = (name: 'required' | 'done'): number => counts.reduce((all, count) => all + count[name], 0);
    const scores = rows.flatMap(({ feedbackScore }) => (feedbackScore === null ? [] : [Big(feedbackScore as string)]));
    const total = {
      headcount: sumOf(rows, 'headcount') ?? 0,
      checkRate: rate(sum('done'), sum('required')),
      deposits: sumOf(rows, 'deposits') ?? 0,
      incidents: sumOf(rows, 'incidents') ?? 0,
      feedbackScore: scores.length
        ? scores
            .reduce((all, score) => all.plus(score), Big(0))
            .div(scores.length)
            .toFixed(2)
        : null,
    };
    return { rows, total };
  },
};

const APPLICATION = [
  'no',
  'status',
  'handlingUnit',
  'applicant',
  'visitorOrg',
  'account',
  'category',
  'tourType',
  'headcount',
  'leader',
  'leaderText',
  'plannedStart',
  'plannedEnd',
  'route',
  'mediaActivity',
  'officeContactedAt',
  'submittedAt',
  'purpose',
  'content',
  'urgentReason',
  'receptionist',
  'guide',
  'vehicle',
  'valuablesKeeper',
  'officeApprovedBy',
  'leaderApprovedBy',
];
const AS_THEY_STAND = [
  'no',
  'status',
  'applicant',
  'visitorOrg',
  'category',
  'tourType',
  'headcount',
  'mediaActivity',
  'purpose',
  'content',
  'urgentReason',
  'receptionist',
  'guide',
  'valuablesKeeper',
  'officeApprovedBy',
  'leaderApprovedBy',
];

const tourApplications: ReportRule = {
  looksAt: {
    TourRequest: APPLICATION,
    TourVisitor: ['tour', 'name', 'org', 'title'],
    Account: ['name'],
    Contact: ['name'],
    TourRoute: ['nameZh', 'nameEn'],
    Vehicle: ['plateNo'],
    User: ['name', 'orgUnit'],
    OrgUnit: ['path', 'name'],
  },
  asked: [{ period: '2026-11' }, { period: '2026-12' }],
  records: {
    tour: ['no'],
    account: ['code', 'name'],
    ...Object.fromEntries(
      ['applicant', 'receptionist', 'guide', 'valuablesKeeper', 'officeApprovedBy', 'leaderApprovedBy'].map((name) => [name, PERSON]),
    ),
  },
  tell: (rules, args) => {
    const tours = seen(rules, 'TourRequest').filter(
      (tour) => (!args['period'] || isOfMonth(args, tour['plannedStart'])) && isOfUnit(rules, args, tour['handlingUnit']),
    );
    const rows = tours.flatMap((tour) => {
      const list = seen(rules, 'TourVisitor')
        .filter((visitor) => visitor['tour'] === tour.id)
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
      return (list.length ? list : [undefined]).map((visitor, at) => appliedRow(rules, tour, visitor && { visitor, place: at + 1 }));
    });
    return { rows, total: { place: rows.filter(({ place }) => place !== null).length } };
  },
};

function appliedRow(rules: Rules, tour: WorldRow, listed: { readonly visitor: WorldRow; readonly place: number } | undefined): Told {
  const at = (name: string): string | null => (tour[name] === null ? null : new Date(tour[name] as string).toISOString());
  return {
    ...Object.fromEntries(AS_THEY_STAND.map((name) => [name, tour[name]])),
    ...Object.fromEntries(['plannedStart', 'plannedEnd', 'officeContactedAt', 'submittedAt'].map((name) => [name, at(name)])),
    tour: tour.id,
    handlingUnit: told(rules, 'OrgUnit', tour['handlingUnit'], 'name'),
    place: listed?.place ?? null,
    visitorName: listed?.visitor['name'] ?? null,
    visitorUnit: listed?.visitor['org'] ?? null,
    visitorTitle: listed?.visitor['title'] ?? null,
    account: told(rules, 'Account', tour['account'], 'id'),
    leaderName: told(rules, 'Contact', tour['leader'], 'name') ?? tour['leaderText'],
    routeZh: told(rules, 'TourRoute', tour['route'], 'nameZh'),
    routeEn: told(rules, 'TourRoute', tour['route'], 'nameEn'),
    vehicle: told(rules, 'Vehicle', tour['vehicle'], 'plateNo'),
  };
}

export const TOURS: Readonly<Record<string, ReportRule>> = { tourLog, tourApplications };
