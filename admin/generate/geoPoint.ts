interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** Digits that tell a metre. */
const digits = 5;

/** `31.2304, 121.4737`, as maps write it; empty for what is no place. */
export function placeText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { lat, lng } = value as Partial<Place>;
  if (typeof lat !== 'number' || typeof lng !== 'number') return '';
  return [lat, lng].map((degrees) => Number(degrees.toFixed(digits))).join(', ');
}

/** What was typed as a place; the text itself where it is none, for the form to refuse. */
export function readPlace(typed: string): Place | string {
  const [lat, lng, ...more] = typed
    .split(/[,，\s]+/)
    .filter(Boolean)
    .map(Number);
  const isPlace = lat !== undefined && lng !== undefined && !more.length && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  return isPlace ? { lat, lng } : typed;
}
