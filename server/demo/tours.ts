import { SETTINGS } from '../entities/settingCatalogue.ts';
import { inOrder } from './accounts.ts';
import { addDays, addMinutes, instantOf, type DemoClock } from './clock.ts';
import { TOURS, type TourFacts } from './data/tours.ts';
import { ROUTES } from './data/tourThings.ts';
import { demoId } from './ids.ts';
import type { StoryNeed } from './needs.ts';
import { unitId, userId } from './organisation.ts';
import { inserted, updated, type DemoStep } from './rows.ts';
import { currentHolder, stamp, type StoryAccount } from './story.ts';
import { tourPartySteps } from './tourParties.ts';
import { isMagnetic, routeId, vehicleFor } from './tourThings.ts';

/** Statuses in which reception, vehicle and guide are settled. */
const ARRANGED = new Set(['ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS', 'COMPLETED', 'CLOSED', 'NO_SHOW', 'ABORTED']);

/** Minutes from the tour under way to the others of today; it began before the moment that the story is told at. */
const TODAY_AFTER: Readonly<Record<string, number>> = { IN_PROGRESS: -40, BRIEFED: 15, CHECKED_IN: 30, ARRANGED: 120 };
const DAY_MINUTES = 1440;
const LEAD_DAYS: Readonly<Record<string, number>> = { VIP: 9, GROUP: 8, ORDINARY: 5, TEMPORARY: 1 };

/** Who guides along a route, and for whom. */
const GUIDES: Readonly<Record<string, readonly [username: string, source: string]>> = {
  workshops: ['guide', 'DESIGNATED'],
  profiles: ['gao-zhenhai', 'PRODUCTION_DEPT'],
  display: ['guide', 'OFFICE'],
};

/** Tours that were made, by the account that came. */
export const TOURS_MADE: ReadonlyMap<string, string> = new Map(
  TOURS.flatMap((tour, index) => (tour.account && (tour.score ?? null) ? [[tour.account, tourId(index)]] : [])),
);

export function tourSteps(accounts: readonly StoryAccount[], clock: DemoClock): DemoStep[] {
  const rows = TOURS.map((tour, index) => {
    const account = accounts.find(({ key }) => key === tour.account);
    const plannedStart = startOf(tour, clock);
    return { id: tourId(index), plannedStart, ...application({ tour, account, plannedStart }, clock), ...arrangement(tour, account) };
  });
  return [inserted('TourRequest', inOrder(rows)), ...tourPartySteps(rows, clock)];
}

/** The needs that a tour is made for, once there are any. */
export function tourNeedsStep(needs: readonly StoryNeed[]): DemoStep {
  const rows = TOURS.map(({ account }, index) => ({
    id: tourId(index),
    needs: needs.filter((need) => need.account === account).map(({ id }) => id),
  }));
  return updated(
    'TourRequest',
    rows.filter((row) => row.needs.length > 0),
  );
}

interface Party {
  readonly tour: TourFacts;
  readonly account: StoryAccount | undefined;
  readonly plannedStart: string;
}

function application({ tour, account, plannedStart }: Party, clock: DemoClock) {
  const applicant = applicantOf(tour, account);
  const appliedAt = addMinutes(plannedStart, -LEAD_DAYS[tour.type]! * DAY_MINUTES - 95);
  const createdAt = clock.isPast(appliedAt) ? appliedAt : addMinutes(clock.now.toISOString(), -150 - tour.on * 40);
  const { status, purpose, content, headcount, urgentReason, score, feedback } = tour;
  return {
    ...stamp(clock, createdAt, userId(applicant), status === 'DRAFT' ? createdAt : addMinutes(plannedStart, score ? 3 * DAY_MINUTES : 0)),
    status,
    purpose,
    content,
    headcount,
    urgentReason,
    feedback,
    plannedEnd: addMinutes(plannedStart, ROUTES.find(({ key }) => key === tour.route)!.durationMin),
    handlingUnit: unitId(account?.department ?? 'office'),
    applicant: userId(applicant),
    category: tour.category ?? 'CUSTOMER',
    account: account?.id ?? null,
    visitorOrg: account?.name ?? tour.visitorOrg,
    tourType: tour.type,
    leader: account?.contacts[0]?.id ?? null,
    leaderText: account ? null : '带队老师',
    route: routeId(tour.route),
    officeContactedAt: addMinutes(createdAt, -60),
    statusReason: tour.reason ?? null,
    awaits: status === 'SUBMITTED' ? SETTINGS['tour.approvalMatrix'].value[tour.type] : [],
    feedbackScore: score ?? null,
  };
}

function arrangement(tour: TourFacts, account: StoryAccount | undefined): Record<string, unknown> {
  if (!ARRANGED.has(tour.status)) return {};
  const isFormal = tour.type === 'VIP' || tour.type === 'GROUP';
  const vehicle = isFormal ? vehicleFor(tour.headcount) : undefined;
  const receptionist = isFormal ? 'office' : applicantOf(tour, account);
  // two groups at once take two guides: whoever comes later today is led by the production department
  const isLater = tour.on === 0 && tour.status === 'ARRANGED';
  const [guide, guideSource] = isLater ? ['gao-zhenhai', 'PRODUCTION_DEPT'] : GUIDES[tour.route]!;
  const isGuided = tour.status !== 'CHECKED_IN';
  return {
    receptionist: userId(receptionist),
    vehicleNeeded: vehicle !== undefined,
    vehicle: vehicle ?? null,
    driver: vehicle ? userId('song-guohua') : null,
    guideNeeded: isGuided,
    guide: isGuided ? userId(guide!) : null,
    guideSource: isGuided ? guideSource : null,
    valuablesKeeper: isMagnetic(tour.route) ? userId(receptionist === 'office' ? 'lin-wan' : 'office') : null,
    photoPermitted: tour.type === 'VIP',
  };
}

function applicantOf(tour: TourFacts, account: StoryAccount | undefined): string {
  return tour.applicant ?? (account && currentHolder(account)) ?? 'office';
}

/** Past and coming tours stand on working days; today's are told from the moment of the day at which the story is read. */
function startOf({ on, time, status }: TourFacts, clock: DemoClock): string {
  if (on !== 0) return instantOf(workdaysFromToday(clock, on), time);
  const [earliest, latest] = [instantOf(clock.today, '09:00'), instantOf(clock.today, '15:30')];
  const now = clock.now.toISOString();
  const moment = now < earliest ? earliest : now > latest ? latest : now;
  const quarter = Math.floor(Date.parse(moment) / 900_000) * 900_000;
  return addMinutes(new Date(quarter).toISOString(), TODAY_AFTER[status]!);
}

function workdaysFromToday(clock: DemoClock, count: number): string {
  const step = count > 0 ? 1 : -1;
  let day = clock.today;
  for (let left = Math.abs(count); left > 0; left -= 1) day = clock.workday(addDays(day, step), step);
  return day;
}

function tourId(index: number): string {
  return demoId('TourRequest', String(index));
}
