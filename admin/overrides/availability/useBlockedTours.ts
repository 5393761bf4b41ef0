import { useQueries } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';

interface Planned {
  readonly id: string;
  readonly status: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
}

interface Answer {
  readonly tourAvailability: { readonly rows: readonly { readonly free: number }[] };
}

const wayQuery = /* GraphQL */ `
  query tourWayFree($tour: ID!, $startsAt: DateTime!, $endsAt: DateTime!) {
    tourAvailability(tour: $tour, startsAt: $startsAt, endsAt: $endsAt, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
  }
`;

/** States in which a tour has booked nothing yet, and may find its way taken. */
const UNBOOKED: ReadonlySet<string> = new Set(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED']);
/** Tours that are looked at, the next ones first: those of a busy week. */
const MOST = 12;

/** Which of the tours could not be arranged as they are planned: a zone of their way is taken at that time. */
export function useBlockedTours(tours: readonly Planned[], now: string): ReadonlySet<string> {
  const provider = useDataProvider<PanelProvider>();
  const { rootFields } = usePanel();
  const planned = tours.filter((tour) => UNBOOKED.has(tour.status) && tour.plannedEnd > now).slice(0, MOST);
  const asked = rootFields.has('tourAvailability') ? planned : [];
  const answers = useQueries({
    queries: asked.map(({ id, plannedStart, plannedEnd }) => {
      const variables = { tour: id, startsAt: plannedStart, endsAt: plannedEnd };
      return { queryKey: ['answer', wayQuery, variables], queryFn: () => provider.ask<Answer>(wayQuery, variables) };
    }),
  });
  const isBlocked = (at: number) => answers[at]?.data?.tourAvailability.rows.some(({ free }) => free === 0) ?? false;
  return new Set(asked.filter((_, at) => isBlocked(at)).map(({ id }) => id));
}
