import { TourRequest } from '../entities/tourRequest.ts';
import { invalid } from '../kit/errors.ts';
import { dateTime, text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { obstacle, when } from '../rules/obstacle.ts';
import { bookTour } from './bookTour.ts';
import { requireClear, stopsOf } from './tourFacts.ts';
import { releaseBookings } from './tourRequests.ts';

class RescheduleTourInput {
  @dateTime('开始时间', 'Planned start', { required: true })
  plannedStart!: string;

  @dateTime('结束时间', 'Planned end', { required: true })
  plannedEnd!: string;

  @text('改期原因', 'Reason', { max: 500 })
  reason?: string | null;
}

/**
 * Puts a tour that has been approved at another time; those who receive it and the zones of its way go with it or, where one of them is
 * taken, it stays where it was. Whoever approves the time may move it; of applications still open the applicant changes the time by form.
 */
export const rescheduleTour = transition({
  name: 'rescheduleTour',
  on: TourRequest,
  label: { zh: '改期', en: 'Reschedule' },
  icon: 'EditCalendar',
  guard: { zh: '仅已批准或已安排的参观可改期', en: 'Only a tour that is approved or arranged, and not yet received' },
  from: ['APPROVED', 'ARRANGED'],
  to: 'APPROVED',
  input: RescheduleTourInput,
  effect: async (unit, tour, { plannedStart, plannedEnd, reason }) => {
    const isBackwards = Date.parse(plannedEnd) < Date.parse(plannedStart);
    if (isBackwards) throw invalid('plannedEnd', 'TOO_SMALL', { min: plannedStart });
    requireClear(
      when(Date.parse(plannedStart) <= unit.now().getTime(), obstacle('T5', '新的开始时间已经过去', 'The new start has already passed')),
    );
    if (tour.status === 'ARRANGED') {
      const { receptionist, driver, guide, valuablesKeeper, vehicle } = tour;
      const reception = Object.fromEntries(
        Object.entries({ receptionist, driver, guide, valuablesKeeper, vehicle }).map(([part, row]) => [part, row?.id ?? null]),
      );
      await releaseBookings(unit, tour.id);
      const stops = await stopsOf(unit, tour.route.id);
      await bookTour(unit, { tour: tour.id, plannedStart, plannedEnd, stops, reception, path: 'plannedStart' });
    }
    return { plannedStart, plannedEnd, status: tour.status, ...(reason && { statusReason: reason }) };
  },
});
