import { ChecklistItem } from '../entities/checklistItem.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { GuideSource } from '../entities/tourVocabulary.ts';
import { User } from '../entities/user.ts';
import { Vehicle } from '../entities/vehicle.ts';
import { belongsTo, choice, flag, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import type { Unit } from '../kit/store/unit.ts';
import { arrangementObstacles } from '../rules/tourApplication.ts';
import { bookTour } from './bookTour.ts';
import { requireClear, stopsOf, zonesOf, type ZoneFacts } from './tourFacts.ts';
import { releaseBookings } from './tourRequests.ts';

class ArrangeTourInput {
  @belongsTo('接待人', 'Receptionist', () => User, { required: true })
  receptionist!: string;

  @flag('需要用车', 'Vehicle needed', { required: true })
  vehicleNeeded!: boolean;

  @belongsTo('车辆', 'Vehicle', () => Vehicle, { only: { status: 'AVAILABLE' } })
  vehicle?: string | null;

  @belongsTo('司机', 'Driver', () => User)
  driver?: string | null;

  @flag('需要讲解', 'Guide needed', { required: true })
  guideNeeded!: boolean;

  @belongsTo('讲解员', 'Guide', () => User)
  guide?: string | null;

  @choice('讲解来源', 'Guide source', GuideSource)
  guideSource?: ChoiceOf<typeof GuideSource> | null;

  @belongsTo('物品保管人', 'Valuables keeper', () => User)
  valuablesKeeper?: string | null;

  @flag('特准拍照', 'Photos permitted')
  photoPermitted?: boolean | null;
}

/**
 * Settles reception, vehicle, guide and keeper (T4, T7, T8), books them and the zones of the way for the time of the tour, and gives the
 * tour its checklist. Of two tours that want the same person, vehicle or place at once, the database lets one have it.
 */
export const arrangeTour = transition({
  name: 'arrangeTour',
  on: TourRequest,
  label: { zh: '安排接待', en: 'Arrange' },
  icon: 'AssignmentInd',
  guard: { zh: '仅已批准的申请可安排接待', en: 'Only an approved application can be arranged' },
  from: ['APPROVED', 'ARRANGED'],
  to: 'ARRANGED',
  input: ArrangeTourInput,
  effect: async (unit, tour, input) => {
    const stops = await stopsOf(unit, tour.route.id);
    const zones = zonesOf(stops);
    const { vehicleNeeded, guideNeeded } = input;
    const has = { hasReceptionist: true, hasVehicle: Boolean(input.vehicle), hasGuide: Boolean(input.guide) };
    requireClear(arrangementObstacles({ ...has, vehicleNeeded, guideNeeded, hasKeeper: Boolean(input.valuablesKeeper), zones }));
    await releaseBookings(unit, tour.id);
    const { plannedStart, plannedEnd } = tour;
    await bookTour(unit, { tour: tour.id, plannedStart, plannedEnd, stops, reception: input });
    await giveChecklist(unit, tour.id, zones);
    return { ...input, photoPermitted: input.photoPermitted ?? false };
  },
});

interface Point {
  readonly order: number;
  readonly phase: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly article: string;
  readonly required: boolean;
  readonly appliesTo: 'ALL' | 'WORKSHOP' | 'HELMET' | 'MAGNETIC';
}

const POINT_FIELDS = ['order', 'phase', 'textZh', 'textEn', 'article', 'required', 'appliesTo'];

/** The points of the checklist that the way calls for, as they are worded today; those before a zone, for each zone. Given once. */
async function giveChecklist(unit: Unit, tourId: string, zones: readonly ZoneFacts[]): Promise<void> {
  if (await unit.exists(TourCheck, { tour: { id: { eq: tourId } } })) return;
  for (const { appliesTo, ...point } of await unit.list<Point>(ChecklistItem, { active: { eq: true } }, POINT_FIELDS)) {
    const fitting = zones.filter((zone) => APPLIES[appliesTo](zone));
    const places = point.phase === 'BEFORE_ZONE' ? fitting.map(({ id }) => id) : fitting.length ? [null] : [];
    for (const zone of places) await unit.add(TourCheck, { tour: tourId, zone, done: false, ...point });
  }
}

const APPLIES: Readonly<Record<Point['appliesTo'], (zone: ZoneFacts) => boolean>> = {
  ALL: () => true,
  WORKSHOP: ({ kind }) => kind === 'WORKSHOP',
  HELMET: ({ helmetRequired }) => helmetRequired,
  MAGNETIC: ({ strongMagneticField }) => strongMagneticField,
};
