import { Account } from '../entities/account.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { entityOf, type GeoPoint } from '../kit/field/index.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';
import { distanceM } from '../rules/distance.ts';

/** A check-in, and what it was at. */
interface CheckIn {
  readonly at: GeoPoint | null | undefined;
  readonly accountId: string;
  readonly mode: string | null | undefined;
}

/**
 * What a check-in puts on a visit: where it was, and how far from the customer, or at one of our own sites from the nearest of them.
 * Without a place to measure from the distance stays empty (domain §2.4: optional, a warning beyond 500 m).
 */
export async function checkInValues(unit: Unit, { at, accountId, mode }: CheckIn): Promise<Values> {
  if (!at) return {};
  const places = await (mode === 'AT_SITE' ? sitePlaces(unit) : accountPlaces(unit, accountId));
  const distances = places.flatMap(({ geo }) => (geo ? [distanceM(at, geo)] : []));
  return { checkInGeo: at, distanceM: distances.length ? Math.min(...distances) : null };
}

/** Takes a check-in for where the customer is found from now on. */
export async function keepAccountPlace(unit: Unit, { at, accountId, mode }: CheckIn): Promise<void> {
  if (at && mode !== 'AT_SITE') await unit.update(entityOf(Account), { id: accountId }, { geo: at });
}

interface Placed {
  readonly geo: GeoPoint | null;
}

function sitePlaces(unit: Unit): Promise<Placed[]> {
  return unit.list<Placed>(SalesSite, { status: { eq: 'OPEN' } }, ['geo']);
}

function accountPlaces(unit: Unit, id: string): Promise<Placed[]> {
  return unit.list<Placed>(Account, { id: { eq: id } }, ['geo']);
}
