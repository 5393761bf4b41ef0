import { DepositItem } from '../entities/depositItem.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { Zone } from '../entities/zone.ts';
import { AppError } from '../kit/errors.ts';
import type { Unit } from '../kit/store/unit.ts';
import { obstaclesText, ruleOf, type Obstacle } from '../rules/obstacle.ts';
import type { GateCheck, GateVisitor, Handed } from '../rules/tourGate.ts';
import type { GateZone } from '../rules/tourZone.ts';

/** A stop of a route with its zone, in the order of the way. */
export interface StopFacts {
  readonly id: string;
  readonly stayMin: number;
  readonly zone: ZoneFacts;
}

export interface ZoneFacts extends GateZone {
  readonly kind: string | null;
  readonly orgUnit: string | null;
  readonly groupsAtOnce: number;
}

const ZONE_FIELDS = [
  'id',
  'nameZh',
  'nameEn',
  'kind',
  'orgUnit',
  'noVisit',
  'helmetRequired',
  'strongMagneticField',
  'minAge',
  'maxGroupSize',
  'groupsAtOnce',
];

/** The way that a tour takes. */
export async function stopsOf(unit: Unit, routeId: string): Promise<readonly StopFacts[]> {
  const ofRoute = { route: { id: { eq: routeId } } };
  const stops = await unit.list<{ id: string; stayMin: number; zone: string }>(RouteStop, ofRoute, ['id', 'stayMin', 'zone', 'order']);
  const zones = await unit.list<ZoneFacts>(Zone, { id: { in: stops.map(({ zone }) => zone) } }, ZONE_FIELDS);
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  return stops.map(({ id, stayMin, zone }) => ({ id, stayMin, zone: byId.get(zone)! }));
}

/** The zones of a way, each once. */
export function zonesOf(stops: readonly StopFacts[]): readonly ZoneFacts[] {
  return [...new Map(stops.map(({ zone }) => [zone.id, zone])).values()];
}

interface VisitorRow {
  readonly id: string;
  readonly name: string;
  readonly presence: GateVisitor['presence'];
  readonly briefedAt: string | null;
  readonly badgeNo: string | null;
  readonly badgeReturnedAt: string | null;
  readonly helmetNo: string | null;
  readonly helmetReturnedAt: string | null;
  readonly nothingToDeposit: boolean;
  readonly implantDeclared: GateVisitor['implant'];
  readonly ageConfirmed: boolean;
}

const VISITOR_FIELDS = [
  'id',
  'name',
  'presence',
  'briefedAt',
  'badgeNo',
  'badgeReturnedAt',
  'helmetNo',
  'helmetReturnedAt',
  'nothingToDeposit',
  'implantDeclared',
  'ageConfirmed',
];

/** The party of a tour as the gate judges it; exclusions are looked up for `zones` alone. */
export async function visitorsOf(
  unit: Unit,
  tourId: string,
  zones: readonly { readonly id: string }[] = [],
): Promise<readonly GateVisitor[]> {
  const ofTour = { tour: { id: { eq: tourId } } };
  const rows = await unit.list<VisitorRow>(TourVisitor, ofTour, VISITOR_FIELDS);
  // what has been given back is on its owner again
  const deposited = await unit.list<{ visitor: string }>(DepositItem, { visitor: ofTour, status: { in: ['HELD', 'DISPUTED'] } }, [
    'visitor',
  ]);
  const depositors = new Set(deposited.map(({ visitor }) => visitor));
  const excluded = new Map<string, Set<string>>();
  for (const { id } of zones) {
    const out = await unit.list<{ id: string }>(TourVisitor, { ...ofTour, excludedZones: { some: { id: { eq: id } } } }, ['id']);
    excluded.set(id, new Set(out.map((visitor) => visitor.id)));
  }
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    presence: row.presence,
    isBriefed: row.briefedAt !== null,
    badge: handed(row.badgeNo, row.badgeReturnedAt),
    helmet: handed(row.helmetNo, row.helmetReturnedAt),
    hasDeposited: row.nothingToDeposit || depositors.has(row.id),
    implant: row.implantDeclared,
    isOfAge: row.ageConfirmed,
    excludedZones: zones.filter(({ id }) => excluded.get(id)!.has(row.id)).map(({ id }) => id),
  }));
}

function handed(no: string | null, returnedAt: string | null): Handed {
  if (no === null) return 'NOT_YET';
  return returnedAt === null ? 'OUT' : 'BACK';
}

interface CheckRow extends Omit<GateCheck, 'zoneId' | 'isRequired' | 'isDone'> {
  readonly zone: string | null;
  readonly required: boolean;
  readonly done: boolean;
}

/** The checklist of a tour. */
export async function checksOf(unit: Unit, tourId: string): Promise<readonly GateCheck[]> {
  const fields = ['article', 'textZh', 'textEn', 'phase', 'zone', 'required', 'done'];
  const rows = await unit.list<CheckRow>(TourCheck, { tour: { id: { eq: tourId } } }, fields);
  return rows.map(({ article, textZh, textEn, phase, zone, required, done }) => {
    return { article, textZh, textEn, phase, zoneId: zone, isRequired: required, isDone: done };
  });
}

/** @throws INVALID_TRANSITION that names whom and what each obstacle is about, and its article, in a sentence and as data */
export function requireClear(obstacles: readonly Obstacle[]): void {
  if (!obstacles.length) return;
  const reasons = obstacles.map((one) => ({ who: one.who, what: { zh: one.zh, en: one.en }, code: one.article, rule: ruleOf(one) }));
  throw new AppError('INVALID_TRANSITION', { label: obstaclesText(obstacles), reasons });
}
