import { Visit } from '../entities/visit.ts';
import { dateTime, geoPoint, text, type GeoPoint } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { checkInValues } from './checkIn.ts';
import { followVisit } from './scheduleVisit.ts';

class StartVisitInput {
  @geoPoint('签到坐标', 'Location', { help: { zh: '可选', en: 'If you wish' } })
  checkInGeo?: GeoPoint | null;
}

class RescheduleVisitInput {
  @dateTime('新的计划开始', 'New planned start', { required: true })
  plannedStart!: string;

  @dateTime('新的计划结束', 'New planned end')
  plannedEnd?: string | null;

  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

class CancelVisitInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const PLANNED_ONLY = { zh: '仅计划中的拜访可改期、取消或开始', en: 'Only a planned visit can be moved, cancelled or begun' };

/** Checks in; a visit may as well be recorded without (domain §2.4). */
export const startVisit = transition({
  name: 'startVisit',
  on: Visit,
  label: { zh: '开始拜访', en: 'Check in' },
  icon: 'PlayArrow',
  guard: PLANNED_ONLY,
  from: ['PLANNED'],
  to: 'IN_PROGRESS',
  input: StartVisitInput,
  effect: async (unit, { account, mode }, { checkInGeo }) => ({
    actualStart: unit.now().toISOString(),
    ...(await checkInValues(unit, { at: checkInGeo, accountId: account.id, mode })),
  }),
});

/** Moves a visit to another time, and its plan item with it; its history tells where it stood before. */
export const rescheduleVisit = transition({
  name: 'rescheduleVisit',
  on: Visit,
  label: { zh: '改期', en: 'Reschedule' },
  icon: 'EventRepeat',
  guard: PLANNED_ONLY,
  from: ['PLANNED'],
  to: 'PLANNED',
  input: RescheduleVisitInput,
  effect: async (unit, visit, { plannedStart, plannedEnd, reason }) => {
    await followVisit(unit, visit, unit.dayOf(plannedStart));
    return { plannedStart, plannedEnd: plannedEnd ?? null, statusReason: reason };
  },
});

export const cancelVisit = transition({
  name: 'cancelVisit',
  on: Visit,
  label: { zh: '取消拜访', en: 'Cancel visit' },
  icon: 'Cancel',
  guard: PLANNED_ONLY,
  from: ['PLANNED'],
  to: 'CANCELLED',
  input: CancelVisitInput,
  effect: (_unit, _visit, { reason }) => ({ statusReason: reason }),
});
