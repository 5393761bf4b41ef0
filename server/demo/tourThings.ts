import type { DemoClock } from './clock.ts';
import { CHECKLIST, ROUTES, SIGNS, VEHICLES, ZONES } from './data/tourThings.ts';
import { demoId } from './ids.ts';
import { unitId, userId } from './organisation.ts';
import { foundingInstant } from './reference.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';

/** What tours need: zones, routes with their stops, vehicles. */
export function tourThingSteps(clock: DemoClock): DemoStep[] {
  const stamp = { createdAt: foundingInstant(clock), createdBy: userId('office') };
  const zones = ZONES.map(({ unit, ...facts }) => ({ id: zoneId(facts.code), ...stamp, ...facts, orgUnit: unit ? unitId(unit) : null }));
  const routes = ROUTES.map(({ key, nameZh, nameEn, durationMin }) => ({ id: routeId(key), ...stamp, nameZh, nameEn, durationMin }));
  const stops = ROUTES.flatMap(({ key, stops }) =>
    stops.map(([zone, stayMin, guidePoint], index) => ({
      id: stopId(key, zone),
      ...stamp,
      route: routeId(key),
      order: index + 1,
      zone: zoneId(zone),
      stayMin,
      guidePoint,
    })),
  );
  const vehicles = VEHICLES.map(([plateNo, model, seats, status]) => ({ id: vehicleId(plateNo), ...stamp, plateNo, model, seats, status }));
  const signs = SIGNS.map(([code, zone, kind, location, condition, daysSince]) => {
    const facts = { zone: zoneId(zone), kind, location, condition, installedOn: clock.day(-700) };
    return Object.assign(
      { id: demoId('ZoneSign', code), lastCheckedOn: clock.day(-daysSince), nextCheckOn: clock.day(90 - daysSince) },
      stamp,
      facts,
    );
  });
  return [
    inserted('Zone', zones),
    inserted('TourRoute', routes),
    inserted('RouteStop', stops),
    inserted('Vehicle', vehicles),
    inserted('ZoneSign', signs),
    inserted('ChecklistItem', checklistRows(stamp)),
  ];
}

/** The points of the checklist that a company starts with. */
function checklistRows(stamp: { readonly createdAt: string; readonly createdBy: string }): DemoRow[] {
  return CHECKLIST.map(([code, phase, appliesTo, article, textZh, textEn, required], index) =>
    Object.assign(
      { id: demoId('ChecklistItem', code), code, phase, appliesTo, article, textZh, textEn, required, order: (index + 1) * 10 },
      stamp,
    ),
  );
}

export function routeId(key: string): string {
  return demoId('TourRoute', key);
}

/** The smallest vehicle in service that seats them all. */
export function vehicleFor(headcount: number): string | undefined {
  const fitting = VEHICLES.filter(([, , seats, status]) => status === 'AVAILABLE' && seats >= headcount);
  const [smallest] = fitting.toSorted(([, , a], [, , b]) => a - b);
  return smallest && vehicleId(smallest[0]);
}

/** Whether the route leads through a strong magnetic field: then somebody keeps watches and cards (T7). */
export function isMagnetic(key: string): boolean {
  const magnetic = new Set(ZONES.filter(({ strongMagneticField }) => strongMagneticField).map(({ code }) => code));
  return Boolean(ROUTES.find((route) => route.key === key)?.stops.some(([zone]) => magnetic.has(zone)));
}

export function stopId(route: string, zone: string): string {
  return demoId('RouteStop', `${route}/${zone}`);
}

export function zoneId(code: string): string {
  return demoId('Zone', code);
}

function vehicleId(plateNo: string): string {
  return demoId('Vehicle', plateNo);
}
