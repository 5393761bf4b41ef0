import type { Place } from './visitData.ts';

const earthRadiusM = 6_371_000;

/** How far two places are apart, to show before the gateway has said it; null where one is unknown. */
export function metresBetween(from: Place, to: Place | null | undefined): number | null {
  if (!to) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [lat, otherLat] = [radians(from.lat), radians(to.lat)];
  const chord = Math.sin((otherLat - lat) / 2) ** 2 + Math.cos(lat) * Math.cos(otherLat) * Math.sin(radians(to.lng - from.lng) / 2) ** 2;
  return Math.round(2 * earthRadiusM * Math.asin(Math.sqrt(Math.min(1, chord))));
}
