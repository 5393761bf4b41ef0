import { useDataProvider } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { CalendarTour } from './calendarData.ts';

/** States in which the applicant still changes the application by form. */
const OPEN: ReadonlySet<string> = new Set(['DRAFT', 'RETURNED']);

function useWays() {
  const { verbs, operations } = useResourceModel('tourRequests');
  return { reschedule: verbs.find(({ operation }) => operation.name === 'rescheduleTour'), isEditor: Boolean(operations.update) };
}

/** Whether the viewer may put a tour at another time, as far as its state says. */
export function useMayMove(): (tour: Pick<CalendarTour, 'status'>) => boolean {
  const { reschedule, isEditor } = useWays();
  return ({ status }) => (OPEN.has(status) ? isEditor : (reschedule?.from?.includes(status) ?? false));
}

/** Puts a tour at another time: an open application by form, an approved one by its verb. */
export function useMoveTour(): (
  tour: CalendarTour,
  times: { readonly plannedStart: string; readonly plannedEnd: string },
) => Promise<unknown> {
  const provider = useDataProvider<PanelProvider>();
  const { reschedule } = useWays();
  return async (tour, times) => {
    if (OPEN.has(tour.status)) return provider.update('tourRequests', { id: tour.id, data: { ...times }, previousData: { ...tour } });
    if (!reschedule) throw new Error('panel.error.unexpected');
    return provider.runVerb(reschedule, { id: tour.id, version: tour.version, values: times });
  };
}
