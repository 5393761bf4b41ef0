import { isOfUnit, PERSON, seen, sumOf, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

interface Span {
  readonly from: number;
  readonly until: number;
}

const at = (value: unknown): number => Date.parse(value as string);

/** An empty span meets none. */
function overlaps({ from, until }: Span, booking: WorldRow): boolean {
  const [start, end] = [at(booking['startsAt']), at(booking['endsAt'])];
  return start < end && from < until && start < until && from < end;
}

/** Every booking that there is: what is taken is told to whoever plans, whoever took it. */
function standing(rules: Rules): WorldRow[] {
  return rules.world.rows('TourBooking').filter((row) => row['deletedAt'] === null && !rules.isHidden('TourBooking', row));
}

/** Which tour it is only where it is the viewer's to see. */
function taker(rules: Rules, span: Span, isOfIt: (booking: WorldRow) => boolean): Told {
  const key = (row: WorldRow): string => new Date(at(row['startsAt'])).toISOString() + row.id;
  const [first] = seen(rules, 'TourBooking')
    .filter((booking) => isOfIt(booking) && overlaps(span, booking))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const instant = (name: string): string | null => (first ? new Date(at(first[name])).toISOString() : null);
  return { takenBy: first?.['tour'] ?? null, takenFrom: instant('startsAt'), takenUntil: instant('endsAt') };
}

function rowOf(
  rules: Rules,
  span: Span,
  { kind, field, row }: { kind: string; field: 'person' | 'vehicle' | 'zone'; row: WorldRow },
): Told {
  const taken = standing(rules).filter((booking) => booking[field] === row.id && overlaps(span, booking));
  const places = new Set(taken.map((booking) => booking['place']));
  const all = field === 'zone' ? (row['groupsAtOnce'] as number) : 1;
  const free = field === 'zone' ? all - places.size : taken.length ? 0 : 1;
  return {
    kind,
    person: null,
    vehicle: null,
    zone: null,
    [field]: row.id,
    neededFrom: new Date(span.from).toISOString(),
    neededUntil: new Date(span.until).toISOString(),
    free,
    ...taker(rules, span, (booking) => booking[field] === row.id),
  };
}

const tourAvailability: ReportRule = {
  looksAt: {
    TourBooking: ['tour', 'person', 'vehicle', 'zone', 'startsAt', 'endsAt'],
    TourRequest: ['route'],
    User: ['name', 'orgUnit', 'active'],
    OrgUnit: ['path'],
    Vehicle: ['plateNo', 'status'],
    Zone: ['nameZh', 'noVisit', 'groupsAtOnce'],
    RouteStop: ['route', 'order', 'zone', 'stayMin'],
  },
  serves: ['MANAGER', 'SPECIALIST', 'OFFICE'],
  asked: [
    { startsAt: '2026-11-23T00:00:00.000Z', endsAt: '2026-11-25T12:00:00.000Z' },
    { startsAt: '2026-11-26T01:00:00.000Z', endsAt: '2026-12-04T12:00:00.000Z', kind: 'ZONE' },
  ],
  records: { person: PERSON, vehicle: ['plateNo'], zone: ['code', 'nameZh'], takenBy: ['no'] },
  tell: (rules, args) => {
    const span = { from: at(args['startsAt']), until: at(args['endsAt']) };
    const people = seen(rules, 'User').filter((row) => row['active'] && isOfUnit(rules, args, row['orgUnit']));
    const vehicles = seen(rules, 'Vehicle').filter((row) => row['status'] === 'AVAILABLE');
    const zones = seen(rules, 'Zone').filter((row) => !row['noVisit']);
    const rows = [
      ...people.map((row) => rowOf(rules, span, { kind: 'PERSON', field: 'person', row })),
      ...vehicles.map((row) => rowOf(rules, span, { kind: 'VEHICLE', field: 'vehicle', row })),
      ...zones.map((row) => rowOf(rules, span, { kind: 'ZONE', field: 'zone', row })),
    ].filter(({ kind }) => !args['kind'] || kind === args['kind']);
    return { rows, total: { free: sumOf(rows, 'free') ?? 0 } };
  },
};

export const AVAILABILITY: Readonly<Record<string, ReportRule>> = { tourAvailability };
