/** A tour that is still to come. */
export interface ComingTour {
  readonly id: string;
  readonly no: string;
  readonly visitorOrg: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly route: { readonly id: string } | null;
}

/** Of each tour by its id, the numbers of those that are on the same route at the same time. */
export function clashesOf(tours: readonly ComingTour[]): ReadonlyMap<string, readonly string[]> {
  const pairs = tours.map((tour) => [tour.id, tours.filter((other) => meets(tour, other)).map(({ no }) => no)] as const);
  return new Map(pairs.filter(([, others]) => others.length > 0));
}

function meets(one: ComingTour, other: ComingTour): boolean {
  const isSameRoute = one.route !== null && one.route.id === other.route?.id;
  return one.id !== other.id && isSameRoute && one.plannedStart < other.plannedEnd && other.plannedStart < one.plannedEnd;
}
