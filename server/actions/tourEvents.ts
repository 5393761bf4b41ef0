import { HeadCount } from '../entities/headCount.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourIncident } from '../entities/tourIncident.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { AT_THE_DOOR, IncidentKind, Severity } from '../entities/tourVocabulary.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { Zone } from '../entities/zone.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, choice, dateTime, longText, money, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { stopsOf, visitorsOf } from './tourFacts.ts';

/** The door may have been without a connection: what is told later happened when it happened. */
export class HappenedInput {
  @dateTime('时间', 'At', { help: { zh: '留空则为现在', en: 'Leave empty for now' } })
  at?: string | null;
}

class CountHeadsInput extends HappenedInput {
  @belongsTo('站点', 'Stop', () => RouteStop, { help: { zh: '结束点名时留空', en: 'Leave empty at the end' } })
  stop?: string | null;

  @number('点名人数', 'Heads counted', { required: true, max: 10_000 })
  counted!: number;
}

class DoTourCheckInput {
  @belongsTo('检查项', 'Check', () => TourCheck, { required: true })
  check!: string;

  @text('备注', 'Note', { max: 500 })
  note?: string | null;
}

class ReportIncidentInput extends HappenedInput {
  @choice('类型', 'Kind', IncidentKind, { required: true })
  kind!: ChoiceOf<typeof IncidentKind>;

  @choice('严重程度', 'Severity', Severity)
  severity?: ChoiceOf<typeof Severity> | null;

  @text('说明', 'Description', { required: true, max: 500 })
  description!: string;

  @belongsTo('参观人员', 'Visitor', () => TourVisitor)
  visitor?: string | null;

  @belongsTo('地点', 'Place', () => Zone)
  place?: string | null;

  @longText('处理', 'Action', { max: 2000 })
  action?: string | null;
}

class SettleIncidentInput {
  @belongsTo('异常', 'Incident', () => TourIncident, { required: true })
  incident!: string;

  @longText('处理', 'Action', { required: true, max: 2000 })
  action!: string;

  @money('赔偿', 'Compensation')
  compensation?: string | null;
}

/** Heads are counted on the way or at the end; one too few or too many is an incident at once (T5). */
export const countHeads = verb<TourRequest, CountHeadsInput>({
  name: 'countHeads',
  on: TourRequest,
  label: { zh: '点名', en: 'Count heads' },
  icon: 'Groups',
  guard: { zh: '仅参观中可点名', en: 'Only while the tour is under way' },
  from: ['IN_PROGRESS'],
  input: CountHeadsInput,
  run: async (unit, target, { stop: stopId, counted, at }) => {
    const tour = await inState(unit, target, ['IN_PROGRESS']);
    const stop = stopId ? (await stopsOf(unit, tour.route.id)).find(({ id }) => id === stopId) : undefined;
    if (stopId && !stop) throw invalid('stopId', 'NOT_FOUND');
    const expected = (await visitorsOf(unit, tour.id)).filter(({ presence }) => presence === 'PRESENT').length;
    await noteHeads(unit, tour.id, { stop: stop?.id ?? null, place: stop?.zone.id ?? null, counted, expected, at });
  },
});

export const doTourCheck = verb<TourRequest, DoTourCheckInput>({
  name: 'doTourCheck',
  on: TourRequest,
  label: { zh: '完成检查项', en: 'Tick check' },
  icon: 'FactCheck',
  from: AT_THE_DOOR,
  input: DoTourCheckInput,
  run: async (unit, target, { check: id, note }) => {
    const tour = await inState(unit, target, AT_THE_DOOR);
    const check = await unit.load(TourCheck, { id });
    if (check.tour.id !== tour.id) throw invalid('checkId', 'NOT_FOUND');
    const done = { done: true, doneBy: unit.guard.viewerId, doneAt: unit.now().toISOString() };
    await unit.set(TourCheck, check, { ...done, note: note ?? null });
  },
});

export const reportIncident = verb<TourRequest, ReportIncidentInput>({
  name: 'reportIncident',
  on: TourRequest,
  label: { zh: '登记异常', en: 'Report incident' },
  icon: 'ReportProblem',
  from: [...AT_THE_DOOR, 'COMPLETED'],
  input: ReportIncidentInput,
  run: async (unit, target, { severity, visitor, place, action, at, ...incident }) => {
    const tour = await inState(unit, target, [...AT_THE_DOOR, 'COMPLETED']);
    if (visitor && !(await unit.exists(TourVisitor, { id: { eq: visitor }, tour: { id: { eq: tour.id } } })))
      throw invalid('visitorId', 'NOT_FOUND');
    const rest = { severity: severity ?? 'MEDIUM', visitor: visitor ?? null, place: place ?? null, action: action ?? null };
    await unit.add(TourIncident, { tour: tour.id, at: momentOf(unit, at), ...incident, ...rest });
  },
});

export const settleIncident = verb<TourRequest, SettleIncidentInput>({
  name: 'settleIncident',
  on: TourRequest,
  label: { zh: '处理异常', en: 'Settle incident' },
  icon: 'Build',
  input: SettleIncidentInput,
  run: async (unit, target, { incident: id, action, compensation }) => {
    const tour = await unit.load(TourRequest, target);
    const incident = await unit.load(TourIncident, { id });
    if (incident.tour.id !== tour.id) throw invalid('incidentId', 'NOT_FOUND');
    await unit.set(TourIncident, incident, { action, compensation: compensation ?? null });
  },
});

interface Heads {
  readonly stop: string | null;
  readonly place: string | null;
  readonly counted: number;
  readonly expected: number;
  /** When, if not now. */
  readonly at?: string | null | undefined;
}

/** Notes a head count; whoever is missing or too many has left the group (T5). */
export async function noteHeads(unit: Unit, tour: string, { stop, place, counted, expected, ...heads }: Heads): Promise<void> {
  const at = momentOf(unit, heads.at);
  await unit.add(HeadCount, { tour, stop, counted, expected, at, countedBy: unit.guard.viewerId });
  if (counted === expected) return;
  const description = `点名 ${counted} 人，应到 ${expected} 人`;
  await unit.add(TourIncident, { tour, kind: 'LEFT_GROUP', severity: 'HIGH', at, place, description });
}

/** How far the clock of a device may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** @throws VALIDATION_FAILED for what is said to happen later than now, by more than a clock may be ahead */
function momentOf(unit: Unit, at: string | null | undefined): string {
  const now = unit.now();
  const ahead = at ? Date.parse(at) - now.getTime() : 0;
  if (ahead > AHEAD_MS) throw invalid('at', 'TOO_LARGE', { max: now.toISOString() });
  return at && ahead < 0 ? at : now.toISOString();
}

async function inState(unit: Unit, target: { readonly id: string }, states: readonly string[]): Promise<TourRequest> {
  const tour = await unit.load(TourRequest, target);
  if (!states.includes(tour.status)) throw new AppError('INVALID_TRANSITION');
  return tour;
}
