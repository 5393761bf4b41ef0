import { RouteStop } from '../entities/routeStop.ts';
import { TourIncident } from '../entities/tourIncident.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, decimal, flag, longText, number } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Obstacle } from '../rules/obstacle.ts';
import {
  briefingObstacles,
  checkInObstacles,
  checkObstacles,
  endingObstacles,
  mayBeNoShow,
  startObstacles,
  zoneObstacles,
} from '../rules/tourGate.ts';
import { settingOf } from './settings.ts';
import { HappenedInput, noteHeads } from './tourEvents.ts';
import { checksOf, endingsOf, partiesOf, requireClear, stopsOf, visitorsOf, zonesOf } from './tourFacts.ts';
import { releaseBookings, TourReasonInput } from './tourRequests.ts';

class EnterZoneInput extends HappenedInput {
  @belongsTo('站点', 'Stop', () => RouteStop, { required: true })
  stop!: string;

  @number('点名人数', 'Heads counted', { required: true, max: 10_000 })
  counted!: number;
}

class CloseTourInput {
  @decimal('满意度', 'Feedback score', { precision: 4, min: '0', max: '5' })
  feedbackScore?: string | null;

  @longText('意见', 'Feedback')
  feedback?: string | null;

  @flag('未留意见', 'Asked, none given')
  noFeedback?: boolean | null;
}

/** The party is there: everybody listed has come, with a badge, or is noted as absent (T5). */
export const checkInTour = transition({
  name: 'checkInTour',
  on: TourRequest,
  label: { zh: '完成签到', en: 'Check in' },
  icon: 'HowToReg',
  guard: { zh: '须已安排接待，名单齐全，参观证已发放', en: 'It has to be arranged, its list complete, badges given out' },
  from: ['ARRANGED'],
  to: 'CHECKED_IN',
  input: NoInput,
  effect: async (unit, tour) => {
    const withBadges = await settingOf(unit, 'tour.badges');
    requireClear(checkInObstacles(await visitorsOf(unit, tour.id), tour.headcount, withBadges));
    return {};
  },
});

/** Everybody there has been briefed (T5, T6). */
export const briefTour = transition({
  name: 'briefTour',
  on: TourRequest,
  label: { zh: '完成交底', en: 'Briefed' },
  icon: 'RecordVoiceOver',
  guard: { zh: '须已签到，人人完成安全交底', en: 'It has to be checked in, and everybody briefed' },
  from: ['CHECKED_IN'],
  to: 'BRIEFED',
  input: NoInput,
  effect: async (unit, tour) => {
    const checks = checkObstacles(await checksOf(unit, tour.id), 'BRIEFING');
    requireClear([...briefingObstacles(await visitorsOf(unit, tour.id)), ...checks]);
    return {};
  },
});

/** The party sets out: with helmets wherever the way needs them (T6). */
export const startTour = transition({
  name: 'startTour',
  on: TourRequest,
  label: { zh: '开始参观', en: 'Start' },
  icon: 'PlayArrow',
  guard: { zh: '须已交底，需要时人人领有安全帽', en: 'It has to be briefed, with helmets where the way needs them' },
  from: ['BRIEFED'],
  to: 'IN_PROGRESS',
  input: NoInput,
  effect: async (unit, tour) => {
    const zones = zonesOf(await stopsOf(unit, tour.route.id));
    requireClear(startObstacles(await visitorsOf(unit, tour.id, zones), zones));
    return {};
  },
});

/** The party enters the zone of a stop: nobody without helmet, deposit or declaration, nobody with an implant into a field (T5–T9). */
export const enterZone = transition({
  name: 'enterZone',
  on: TourRequest,
  label: { zh: '进入区域', en: 'Enter zone' },
  icon: 'MeetingRoom',
  guard: { zh: '仅参观中可进入区域', en: 'Only while the tour is under way' },
  from: ['IN_PROGRESS'],
  to: 'IN_PROGRESS',
  input: EnterZoneInput,
  effect: async (unit, tour, { stop: stopId, counted, at }) => {
    const stop = (await stopsOf(unit, tour.route.id)).find(({ id }) => id === stopId);
    if (!stop) throw invalid('stopId', 'NOT_FOUND');
    const visitors = await visitorsOf(unit, tour.id, [stop.zone]);
    const checks = checkObstacles(await checksOf(unit, tour.id), 'BEFORE_ZONE', stop.zone.id);
    requireClear([...zoneObstacles(stop.zone, visitors), ...checks]);
    const expected = visitors.filter(({ presence, excludedZones }) => presence === 'PRESENT' && !excludedZones.length).length;
    await noteHeads(unit, tour.id, { stop: stop.id, place: stop.zone.id, counted, expected, at });
    return {};
  },
});

/** The tour ends: nobody is missing, and all that was lent or kept is back, or an incident says why (T5–T7). */
export const finishTour = transition({
  name: 'finishTour',
  on: TourRequest,
  label: { zh: '结束参观', en: 'Finish' },
  icon: 'Flag',
  guard: {
    zh: '须人数相符，安全帽、参观证和寄存物品均已归还',
    en: 'Nobody may be missing, and helmets, badges and deposits have to be back',
  },
  from: ['IN_PROGRESS'],
  to: 'COMPLETED',
  input: NoInput,
  effect: async (unit, tour) => {
    requireClear([...(await ending(unit, tour.id)), ...checkObstacles(await checksOf(unit, tour.id), 'END')]);
    await releaseBookings(unit, tour.id);
    return {};
  },
});

/** Breaks a tour off; what is out has to come back all the same, or an incident says why. */
export const abortTour = transition({
  name: 'abortTour',
  on: TourRequest,
  label: { zh: '中止参观', en: 'Abort' },
  icon: 'Cancel',
  guard: { zh: '仅参观中可中止；归还要求不变', en: 'Only while it is under way; what is out has to come back all the same' },
  from: ['IN_PROGRESS'],
  to: 'ABORTED',
  input: TourReasonInput,
  effect: async (unit, tour, { reason }) => {
    requireClear(await ending(unit, tour.id));
    await releaseBookings(unit, tour.id);
    return { statusReason: reason };
  },
});

/** The office closes a tour once the visitors have been asked for comments and its incidents are dealt with (EXT-1 art. 12). */
export const closeTour = transition({
  name: 'closeTour',
  on: TourRequest,
  label: { zh: '关闭', en: 'Close' },
  icon: 'Lock',
  guard: { zh: '须已征求意见，异常均已处理', en: 'Comments have to be asked for, and incidents dealt with' },
  from: ['COMPLETED'],
  to: 'CLOSED',
  input: CloseTourInput,
  effect: async (unit, tour, { feedbackScore, feedback, noFeedback }) => {
    if (feedbackScore == null && !feedback && !noFeedback) throw invalid('feedbackScore', 'REQUIRED');
    const isOpen = await unit.exists(TourIncident, { tour: { id: { eq: tour.id } }, action: { isNull: true } });
    if (isOpen) throw new AppError('INVALID_TRANSITION', { label: { zh: '还有异常未处理', en: 'An incident is not dealt with yet' } });
    return { feedbackScore: feedbackScore ?? null, feedback: feedback ?? null };
  },
});

/** Nobody came, an hour after the time. */
export const noteNoShow = transition({
  name: 'noteNoShow',
  on: TourRequest,
  label: { zh: '未到', en: 'No show' },
  icon: 'PersonOff',
  guard: { zh: '超过计划时间 60 分钟后可登记未到', en: 'From an hour after the planned start' },
  from: ['ARRANGED'],
  to: 'NO_SHOW',
  input: NoInput,
  effect: async (unit, tour) => {
    const label = { zh: '未到计划时间后 60 分钟', en: 'It is not an hour after the planned start yet' };
    if (!mayBeNoShow(tour.plannedStart, unit.now().toISOString())) throw new AppError('INVALID_TRANSITION', { label });
    await releaseBookings(unit, tour.id);
    return {};
  },
});

/** What keeps a tour from ending. */
async function ending(unit: Unit, tourId: string): Promise<readonly Obstacle[]> {
  const parties = await partiesOf(unit, [tourId]);
  return endingObstacles((await endingsOf(unit, [tourId], parties)).get(tourId)!);
}
