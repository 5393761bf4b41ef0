import { DepositItem } from '../entities/depositItem.ts';
import { HeadCount } from '../entities/headCount.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourIncident } from '../entities/tourIncident.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { Zone } from '../entities/zone.ts';
import { AppError } from '../kit/errors.ts';
import type { UnitReads } from '../kit/store/unitReads.ts';
import { obstaclesText, ruleOf, type Obstacle } from '../rules/obstacle.ts';
import type { Ending, GateCheck, GateVisitor, Handed } from '../rules/tourGate.ts';
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

export const ZONE_FIELDS = [
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
] as const;

export const STOP_FIELDS = ['id', 'stayMin', 'zone', 'order'] as const;

/** The way that a tour takes. */
export async function stopsOf(unit: UnitReads, routeId: string): Promise<readonly StopFacts[]> {
  return (await waysOf(unit, [routeId])).get(routeId) ?? [];
}

/** The ways of some routes, by route. */
export async function waysOf(unit: UnitReads, routes: readonly string[]): Promise<ReadonlyMap<string, readonly StopFacts[]>> {
  const stops = await unit.list<{ id: string; stayMin: number; zone: string; route: string }>(
    RouteStop,
    { route: { id: { in: routes } } },
    ['route', ...STOP_FIELDS],
  );
  const zones = await unit.list<ZoneFacts>(Zone, { id: { in: stops.map(({ zone }) => zone) } }, ZONE_FIELDS);
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  // a zone out of the viewer's sight is no stop that they could judge
  const known = stops.flatMap(({ id, stayMin, zone, route }) => {
    const facts = byId.get(zone);
    return facts ? [{ route, stop: { id, stayMin, zone: facts } }] : [];
  });
  return new Map([...Map.groupBy(known, ({ route }) => route)].map(([route, own]) => [route, own.map(({ stop }) => stop)]));
}

/** The zones of a way, each once. */
export function zonesOf(stops: readonly StopFacts[]): readonly ZoneFacts[] {
  return [...new Map(stops.map(({ zone }) => [zone.id, zone])).values()];
}

interface VisitorRow {
  readonly id: string;
  readonly tour: string;
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

export const VISITOR_FIELDS = [
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
] as const;

type Party = readonly GateVisitor[];

/** The party of a tour as the gate judges it; exclusions are looked up for `zones` alone. */
export async function visitorsOf(unit: UnitReads, tourId: string, zones: readonly { readonly id: string }[] = []): Promise<Party> {
  return (await partiesOf(unit, [tourId], zones)).get(tourId) ?? [];
}

/** The parties of some tours, by tour. */
export async function partiesOf(
  unit: UnitReads,
  tours: readonly string[],
  zones: readonly { readonly id: string }[] = [],
): Promise<ReadonlyMap<string, Party>> {
  const ofTours = { tour: { id: { in: tours } } };
  const rows = await unit.list<VisitorRow>(TourVisitor, ofTours, ['tour', ...VISITOR_FIELDS]);
  // what has been given back is on its owner again
  const deposited = await unit.list<{ visitor: string }>(DepositItem, { visitor: ofTours, status: { in: ['HELD', 'DISPUTED'] } }, [
    'visitor',
  ]);
  const depositors = new Set(deposited.map(({ visitor }) => visitor));
  const excluded = new Map<string, Set<string>>();
  for (const { id } of zones) {
    const out = await unit.list<{ id: string }>(TourVisitor, { ...ofTours, excludedZones: { some: { id: { eq: id } } } }, ['id']);
    excluded.set(id, new Set(out.map((visitor) => visitor.id)));
  }
  const visitors = rows.map((row) => ({ tour: row.tour, visitor: visitorFacts(row) }));
  return new Map([...Map.groupBy(visitors, ({ tour }) => tour)].map(([tour, own]) => [tour, own.map(({ visitor }) => visitor)]));

  function visitorFacts(row: VisitorRow): GateVisitor {
    return {
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
    };
  }
}

function handed(no: string | null, returnedAt: string | null): Handed {
  if (no === null) return 'NOT_YET';
  return returnedAt === null ? 'OUT' : 'BACK';
}

interface CheckRow extends Omit<GateCheck, 'zoneId' | 'isRequired' | 'isDone'> {
  readonly tour: string;
  readonly zone: string | null;
  readonly required: boolean;
  readonly done: boolean;
}

export const CHECK_FIELDS = ['article', 'textZh', 'textEn', 'phase', 'zone', 'required', 'done'] as const;

/** The checklist of a tour. */
export async function checksOf(unit: UnitReads, tourId: string): Promise<readonly GateCheck[]> {
  return (await checklistsOf(unit, [tourId])).get(tourId) ?? [];
}

/** The checklists of some tours, by tour. */
export async function checklistsOf(unit: UnitReads, tours: readonly string[]): Promise<ReadonlyMap<string, readonly GateCheck[]>> {
  const rows = await unit.list<CheckRow>(TourCheck, { tour: { id: { in: tours } } }, ['tour', ...CHECK_FIELDS]);
  const checkOf = ({ article, textZh, textEn, phase, zone, required, done }: CheckRow): GateCheck => {
    return { article, textZh, textEn, phase, zoneId: zone, isRequired: required, isDone: done };
  };
  return new Map([...Map.groupBy(rows, ({ tour }) => tour)].map(([tour, own]) => [tour, own.map(checkOf)]));
}

interface CountRow {
  readonly id: string;
  readonly tour: string;
  readonly counted: number;
  readonly at: string;
}

/** What keeps some tours from ending, by tour, with the parties as they are. */
export async function endingsOf(
  unit: UnitReads,
  tours: readonly string[],
  parties: ReadonlyMap<string, Party>,
): Promise<ReadonlyMap<string, Ending>> {
  const ofTours = { tour: { id: { in: tours } } };
  const counts = await unit.list<CountRow>(HeadCount, { ...ofTours, not: { stop: {} } }, ['id', 'tour', 'counted', 'at']);
  const held = await unit.list<{ visitor: string; tagNo: string }>(DepositItem, { visitor: ofTours, status: { eq: 'HELD' } }, [
    'visitor',
    'tagNo',
  ]);
  const excuses = await unit.list<{ visitor: string | null }>(TourIncident, ofTours, ['visitor']);
  const excused = excuses.flatMap(({ visitor }) => (visitor ? [visitor] : []));
  return new Map(
    tours.map((id) => {
      const visitors = parties.get(id) ?? [];
      const isTheirs = ({ visitor }: { readonly visitor: string }): boolean => visitors.some((one) => one.id === visitor);
      const last = latest(counts.filter(({ tour }) => tour === id));
      const things = held.filter(isTheirs).map(({ visitor, tagNo }) => ({ visitorId: visitor, tagNo }));
      return [id, { visitors, counted: last?.counted ?? null, held: things, excused }];
    }),
  );
}

/** Of two counts at one moment, the one that came later. */
function latest(counts: readonly CountRow[]): CountRow | undefined {
  return counts.toSorted((one, other) => (other.at + other.id).localeCompare(one.at + one.id))[0];
}

/** @throws INVALID_TRANSITION that names whom and what each obstacle is about, and its article, in a sentence and as data */
export function requireClear(obstacles: readonly Obstacle[]): void {
  if (!obstacles.length) return;
  const reasons = obstacles.map((one) => ({ who: one.who, what: { zh: one.zh, en: one.en }, code: one.article, rule: ruleOf(one) }));
  throw new AppError('INVALID_TRANSITION', { label: obstaclesText(obstacles), reasons });
}
