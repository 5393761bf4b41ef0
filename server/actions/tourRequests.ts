import { TourBooking } from '../entities/tourBooking.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { AppError } from '../kit/errors.ts';
import { text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { applicationObstacles, approvalsNeeded, type Approver } from '../rules/tourApplication.ts';
import { settingOf } from './settings.ts';
import { requireClear, stopsOf, zonesOf, type ZoneFacts } from './tourFacts.ts';

/** Why a tour is returned, refused, called off or broken off. */
export class TourReasonInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const SUBMITTED_ONLY = { zh: '仅已提交的申请可审批', en: 'Only an application that has been handed in can be decided on' };

/** Hands form F in: the office has been contacted, the route is open, and there is time enough (T3, T9, EXT-2). */
export const submitTourRequest = transition({
  name: 'submitTourRequest',
  on: TourRequest,
  label: { zh: '提交申请', en: 'Submit' },
  icon: 'Send',
  guard: { zh: '仅草稿或退回的申请可提交', en: 'Only a draft or a returned application can be handed in' },
  from: ['DRAFT', 'RETURNED'],
  to: 'SUBMITTED',
  input: NoInput,
  effect: async (unit, tour) => {
    const now = unit.now().toISOString();
    const leadHours = await settingOf(unit, 'tour.leadTimeHours');
    const zones = zonesOf(await stopsOf(unit, tour.route.id));
    const { officeContactedAt = null, urgentReason = null, tourType = null, headcount, plannedStart } = tour;
    requireClear(applicationObstacles({ officeContactedAt, urgentReason, tourType, headcount, plannedStart, zones, now, leadHours }));
    const awaits = await approversOf(unit, tour, zones);
    return { submittedAt: now, awaits, officeApprovedBy: null, leaderApprovedBy: null };
  },
});

/** The office approves; with a company leader's approval too where the matrix asks for both (EXT-2, AMB-18). */
export const approveTourRequest = transition({
  name: 'approveTourRequest',
  on: TourRequest,
  label: { zh: '批准', en: 'Approve' },
  icon: 'TaskAlt',
  guard: SUBMITTED_ONLY,
  from: ['SUBMITTED'],
  to: 'APPROVED',
  input: NoInput,
  effect: (unit, tour) => {
    // the office keeps applications, a leader only looks on and approves
    const part = unit.enters(TourRequest) ? 'OFFICE' : 'REGIONAL_MANAGER';
    const awaited = tour.awaits ?? [];
    if (!awaited.includes(part)) throw notAwaited(tour, part);
    const awaits = awaited.filter((one) => one !== part);
    return { awaits, [APPROVED_BY[part]]: unit.guard.viewerId, ...(awaits.length > 0 && { status: 'SUBMITTED' }) };
  },
});

const APPROVED_BY = { OFFICE: 'officeApprovedBy', REGIONAL_MANAGER: 'leaderApprovedBy' } as const;

const GIVEN = { zh: '您这一方已批准，等待另一方审批', en: 'Your side has approved already; the other has not yet' };
const NOT_ASKED = { zh: '此申请不需要您审批', en: 'This application does not need your approval' };

function notAwaited(tour: TourRequest, part: Approver): AppError {
  return tour[APPROVED_BY[part]] ? new AppError('INVALID_TRANSITION', { label: GIVEN }) : new AppError('FORBIDDEN', { label: NOT_ASKED });
}

/** Who has to approve, by the matrix as it stands when the application is handed in. */
async function approversOf(unit: Unit, { tourType }: TourRequest, zones: readonly ZoneFacts[]): Promise<readonly Approver[]> {
  const workshops = new Set(zones.filter(({ kind }) => kind === 'WORKSHOP').map(({ orgUnit, id }) => orgUnit ?? id));
  const matrix = await settingOf(unit, 'tour.approvalMatrix');
  return approvalsNeeded(matrix[tourType ?? 'ORDINARY'], workshops.size);
}

export const returnTourRequest = transition({
  name: 'returnTourRequest',
  on: TourRequest,
  label: { zh: '退回', en: 'Return' },
  icon: 'Undo',
  guard: SUBMITTED_ONLY,
  from: ['SUBMITTED'],
  to: 'RETURNED',
  input: TourReasonInput,
  effect: (_unit, _tour, { reason }) => ({ statusReason: reason, awaits: [] }),
});

export const rejectTourRequest = transition({
  name: 'rejectTourRequest',
  on: TourRequest,
  label: { zh: '拒绝', en: 'Reject' },
  icon: 'Block',
  guard: SUBMITTED_ONLY,
  from: ['SUBMITTED'],
  to: 'REJECTED',
  input: TourReasonInput,
  effect: (_unit, _tour, { reason }) => ({ statusReason: reason, awaits: [] }),
});

/** Calls the tour off; whom and what it had booked is free again. */
export const cancelTour = transition({
  name: 'cancelTour',
  on: TourRequest,
  label: { zh: '取消参观', en: 'Cancel' },
  icon: 'Cancel',
  guard: { zh: '参观开始接待后不能取消', en: 'A tour that is being received cannot be cancelled' },
  from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'ARRANGED'],
  to: 'CANCELLED',
  input: TourReasonInput,
  effect: async (unit, tour, { reason }) => {
    await releaseBookings(unit, tour.id);
    return { statusReason: reason, awaits: [] };
  },
});

/** Frees what a tour had booked: its bookings stay on record and last no time. */
export async function releaseBookings(unit: Unit, tourId: string): Promise<void> {
  for (const { id } of await unit.list<{ id: string }>(TourBooking, { tour: { id: { eq: tourId } }, released: { eq: false } }, ['id'])) {
    const booking = await unit.load(TourBooking, { id });
    await unit.set(TourBooking, booking, { released: true, endsAt: booking.startsAt });
  }
}
