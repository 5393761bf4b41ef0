import type { Tour, Visitor, Zone } from './deskTypes.ts';

/** The zones of the way. */
export function zonesOf({ route }: Pick<Tour, 'route'>): readonly Zone[] {
  return route?.stops.nodes.flatMap(({ zone }) => (zone ? [zone] : [])) ?? [];
}

/** The highest of the ages that zones of the way ask for; null: none does. */
export function youngestIn(tour: Pick<Tour, 'route'>): number | null {
  const ages = zonesOf(tour).flatMap(({ minAge }) => (minAge === null ? [] : [minAge]));
  return ages.length ? Math.max(...ages) : null;
}

export function needsHelmet(tour: Pick<Tour, 'route'>): boolean {
  return zonesOf(tour).some(({ helmetRequired }) => helmetRequired);
}

export function isMagnetic(tour: Pick<Tour, 'route'>): boolean {
  return zonesOf(tour).some(({ strongMagneticField }) => strongMagneticField);
}

export function isKeptOut({ excludedZones }: Visitor, { id }: Pick<Zone, 'id'>): boolean {
  return excludedZones.nodes.some((zone) => zone.id === id);
}

/** Whether something is with the keeper, or nothing was there to hand over. */
export function hasDeclared({ nothingToDeposit, deposits }: Visitor): boolean {
  return nothingToDeposit || deposits.nodes.some(({ status }) => status !== 'RETURNED');
}

/** What keeps somebody out of a zone for good, so that the desk offers to go without them; the gateway judges the rest. */
export function barredFrom(zone: Zone, visitor: Visitor): 'implant' | 'age' | null {
  if (zone.strongMagneticField && (visitor.implantDeclared === 'PACEMAKER' || visitor.implantDeclared === 'OTHER')) return 'implant';
  return zone.minAge !== null && !visitor.ageConfirmed ? 'age' : null;
}
