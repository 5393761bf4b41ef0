import { addMinutes, type DemoClock } from './clock.ts';
import { GIVEN_NAMES, SURNAMES } from './data/people.ts';
import { CHECKLIST, ROUTES, ZONES, type ZoneFacts } from './data/tourThings.ts';
import { TOURS, type TourFacts } from './data/tours.ts';
import { demoId } from './ids.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stopId, zoneId } from './tourThings.ts';

/** A tour as its row tells it. */
type TourRow = DemoRow & { readonly plannedStart: string; readonly plannedEnd: string; readonly createdAt: string };

interface Party {
  readonly tour: TourFacts;
  readonly row: TourRow;
  readonly zones: readonly ZoneFacts[];
}

/** Statuses in the order of a tour that goes well; how far a party has come. */
const WAY = ['DRAFT', 'SUBMITTED', 'APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS', 'COMPLETED'];

/** Lists of visitors older than this are not told: their ID numbers would have been removed. */
const TOLD_WORKDAYS = -9;

/** Who comes on the tours of these days, what the door has done with them, and what the tours have booked. */
export function tourPartySteps(tours: readonly TourRow[], clock: DemoClock): DemoStep[] {
  const parties = TOURS.flatMap((tour, index) => (isTold(tour) ? [partyOf(tour, tours[index]!)] : []));
  const arranged = parties.filter(({ tour }) => reached(tour, 'ARRANGED'));
  const under = parties.filter(({ tour }) => tour.status === 'IN_PROGRESS');
  return [
    inserted(
      'TourVisitor',
      parties.flatMap((party) => visitorRows(party)),
    ),
    inserted(
      'TourCheck',
      arranged.flatMap((party) => checkRows(party)),
    ),
    inserted(
      'TourBooking',
      arranged.filter(({ tour }) => tour.status !== 'COMPLETED').flatMap((party) => bookingRows(party)),
    ),
    inserted(
      'DepositItem',
      under.map((party) => depositRow(party, clock)),
    ),
    inserted(
      'HeadCount',
      under.map((party) => headCountRow(party, clock)),
    ),
  ];
}

function isTold({ on, status }: TourFacts): boolean {
  return on >= TOLD_WORKDAYS && WAY.includes(status) && status !== 'DRAFT';
}

function reached({ status }: TourFacts, state: string): boolean {
  return WAY.indexOf(status) >= WAY.indexOf(state);
}

function partyOf(tour: TourFacts, row: TourRow): Party {
  const { stops } = ROUTES.find(({ key }) => key === tour.route)!;
  return { tour, row, zones: stops.map(([code]) => ZONES.find((zone) => zone.code === code)!) };
}

function visitorRows({ tour, row, zones }: Party): DemoRow[] {
  const random = new Random(`party/${row.id}`);
  const needsHelmet = zones.some(({ helmetRequired = true }) => helmetRequired);
  return Array.from({ length: tour.headcount }, (_, index) => {
    const no = String(index + 1).padStart(2, '0');
    return {
      id: visitorId(row, index),
      createdAt: row.createdAt,
      tour: row.id,
      name: `${random.pick(SURNAMES)[0]}${random.pick(GIVEN_NAMES)[0]}`,
      idType: 'ID_CARD',
      idNo: idNumber(random),
      ...atTheDoor({ tour, row, no, isFirst: index === 0, needsHelmet }),
    };
  });
}

interface Visitor extends Pick<Party, 'tour' | 'row'> {
  readonly no: string;
  readonly isFirst: boolean;
  readonly needsHelmet: boolean;
}

function atTheDoor({ tour, row: { plannedStart, plannedEnd }, no, isFirst, needsHelmet }: Visitor): Record<string, unknown> {
  const isOver = tour.status === 'COMPLETED';
  const isUnder = reached(tour, 'IN_PROGRESS');
  const arrival = {
    presence: isOver ? 'LEFT' : 'PRESENT',
    checkedInAt: addMinutes(plannedStart, -20),
    badgeNo: `B${no}`,
    ageConfirmed: true,
  };
  const back = { badgeReturnedAt: plannedEnd, checkedOutAt: plannedEnd, ...(needsHelmet && { helmetReturnedAt: plannedEnd }) };
  return {
    ...(reached(tour, 'CHECKED_IN') && arrival),
    ...(reached(tour, 'BRIEFED') && { briefedAt: addMinutes(plannedStart, -10), implantDeclared: 'NONE' }),
    ...(isUnder && needsHelmet && { helmetNo: `H${no}`, helmetIssuedAt: addMinutes(plannedStart, -5) }),
    ...(isUnder && { nothingToDeposit: !(isFirst && !isOver) }),
    ...(isOver && back),
  };
}

/** Of the form of an identity card's number and of nobody's: its region does not exist. */
function idNumber(random: Random): string {
  return `990000${random.int(1965, 1999)}${String(random.int(1, 12)).padStart(2, '0')}${random.int(10, 28)}${random.int(1000, 9999)}`;
}

const APPLIES: Readonly<Record<string, (zone: ZoneFacts) => boolean>> = {
  ALL: () => true,
  WORKSHOP: ({ kind }) => kind === 'WORKSHOP',
  HELMET: ({ helmetRequired = true }) => helmetRequired,
  MAGNETIC: ({ strongMagneticField }) => Boolean(strongMagneticField),
};

function checkRows({ tour, row, zones }: Party): DemoRow[] {
  return CHECKLIST.flatMap(([code, phase, appliesTo, article, textZh, textEn, required], index) => {
    const fitting = zones.filter(APPLIES[appliesTo]!).map((zone) => zone.code);
    const places = phase === 'BEFORE_ZONE' ? fitting : fitting.length ? [null] : [];
    const done = tour.status === 'COMPLETED' || (phase === 'BRIEFING' && reached(tour, 'BRIEFED'));
    const finished = done ? { done, doneBy: row['receptionist'], doneAt: addMinutes(row.plannedStart, -8) } : { done };
    const point = { createdAt: row.createdAt, tour: row.id, order: (index + 1) * 10, phase, article, textZh, textEn, required };
    return places.map((place) =>
      Object.assign({ id: demoId('TourCheck', `${row.id}/${code}/${place}`), zone: place && zoneId(place) }, point, finished),
    );
  });
}

function bookingRows({ tour, row, zones }: Party): DemoRow[] {
  const base = { createdAt: row.createdAt, tour: row.id };
  const people = ['receptionist', 'driver', 'guide', 'valuablesKeeper'].flatMap((part) => (row[part] ? [String(row[part])] : []));
  const whole = { startsAt: row.plannedStart, endsAt: row.plannedEnd };
  const booked = [...new Set(people)].map((person) => Object.assign({ person }, whole));
  const vehicle = row['vehicle'] ? [{ vehicle: row['vehicle'], ...whole }] : [];
  const { stops } = ROUTES.find(({ key }) => key === tour.route)!;
  let at = row.plannedStart;
  const places = zones.map(({ code }, index) => {
    const startsAt = at;
    at = addMinutes(at, stops[index]![1]);
    return { zone: zoneId(code), place: 1, startsAt, endsAt: at };
  });
  return [...booked, ...vehicle, ...places].map((booking, index) =>
    Object.assign({ id: demoId('TourBooking', `${row.id}/${index}`) }, base, booking),
  );
}

function depositRow({ row }: Party, clock: DemoClock): DemoRow {
  const depositedAt = clock.atLatestNow(addMinutes(row.plannedStart, 15));
  const what = { kind: 'WATCH', description: '机械手表一块', tagNo: 'T07', status: 'HELD' };
  return {
    id: demoId('DepositItem', row.id),
    createdAt: depositedAt,
    visitor: visitorId(row, 0),
    keeper: row['valuablesKeeper'],
    depositedAt,
    ...what,
  };
}

function headCountRow({ tour, row }: Party, clock: DemoClock): DemoRow {
  const at = clock.atLatestNow(addMinutes(row.plannedStart, 2));
  const heads = { expected: tour.headcount, counted: tour.headcount };
  const [first] = ROUTES.find(({ key }) => key === tour.route)!.stops;
  return {
    id: demoId('HeadCount', row.id),
    createdAt: at,
    tour: row.id,
    stop: stopId(tour.route, first![0]),
    ...heads,
    at,
    countedBy: row['receptionist'],
  };
}

function visitorId(row: DemoRow, index: number): string {
  return demoId('TourVisitor', `${row.id}/${index}`);
}
