import type { AccountTuple } from './data/accounts.ts';
import { REGIONS } from './data/regions.ts';
import { Random } from './random.ts';

/** In degrees. */
interface Place {
  readonly lat: number;
  readonly lng: number;
}

const METRES_PER_DEGREE = 111_195;

/** Where an account is found: a few kilometres off the middle of its town; null where the town has none. */
export function placeOf(key: AccountTuple[0], region: string): Place | null {
  const [, , , , lat, lng] = REGIONS.find(([nameZh]) => nameZh === region)!;
  if (lat === undefined || lng === undefined) return null;
  const random = new Random(`place/${key}`);
  return rounded({ lat: lat + random.int(-400, 400) / 10_000, lng: lng + random.int(-400, 400) / 10_000 });
}

/** The place that lies so far off another one, towards the north and the east in that proportion. */
export function placeOff({ lat, lng }: Place, metres: number, [north, east]: readonly [number, number]): Place {
  const angle = Math.atan2(east, north);
  const degrees = metres / METRES_PER_DEGREE;
  return rounded({ lat: lat + degrees * Math.cos(angle), lng: lng + (degrees * Math.sin(angle)) / Math.cos((lat * Math.PI) / 180) });
}

function rounded({ lat, lng }: Place): Place {
  return { lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)) };
}
