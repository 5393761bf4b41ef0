/** A place in degrees, WGS 84. */
interface Place {
  readonly lat: number;
  readonly lng: number;
}

const EARTH_RADIUS_M = 6_371_000;

/** Metres between two places, along the great circle. */
export function distanceM(from: Place, to: Place): number {
  const [lat, otherLat] = [radians(from.lat), radians(to.lat)];
  const [dLat, dLng] = [otherLat - lat, radians(to.lng - from.lng)];
  const chord = Math.sin(dLat / 2) ** 2 + Math.cos(lat) * Math.cos(otherLat) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, chord))));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
