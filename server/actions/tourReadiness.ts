import { DepositItem } from '../entities/depositItem.ts';
import { HeadCount } from '../entities/headCount.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourIncident } from '../entities/tourIncident.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { TourArticle } from '../entities/tourVocabulary.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { Zone } from '../entities/zone.ts';
import { choice, choices, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { reading } from '../kit/report/report.ts';
import type { Inquiry } from '../kit/schema/inquiry.ts';
import type { UnitReads } from '../kit/store/unitReads.ts';
import type { Approver } from '../rules/tourApplication.ts';
import { countsOf, readinessOf, type GateReadiness, type ReadinessFacts } from '../rules/tourReadiness.ts';
import { settingOf } from './settings.ts';
import {
  CHECK_FIELDS,
  checklistsOf,
  endingsOf,
  partiesOf,
  STOP_FIELDS,
  VISITOR_FIELDS,
  waysOf,
  ZONE_FIELDS,
  zonesOf,
} from './tourFacts.ts';

const TourGate = choices('TourGate', {
  SUBMIT: ['提交申请', 'Application'],
  APPROVE: ['审批', 'Approval'],
  ARRANGE: ['安排接待', 'Reception'],
  CHECK_IN: ['签到', 'Check-in'],
  BRIEF: ['交底', 'Briefing'],
  START: ['开始参观', 'Start'],
  END: ['结束参观', 'End'],
});

const GateStanding = choices('GateStanding', {
  PASSED: ['已通过', 'Passed', 'green'],
  CLEAR: ['可进行', 'Clear', 'teal'],
  BLOCKED: ['尚缺', 'Missing', 'orange'],
  AHEAD: ['未到', 'Ahead', 'grey'],
});

class Readiness {
  @number('环节', 'Gates')
  gates!: number;

  @number('已满足', 'Met')
  met!: number;

  @number('尚缺', 'Missing')
  missing!: number;

  @choice('下一环节', 'Next gate', TourGate)
  next?: ChoiceOf<typeof TourGate> | null;
}

class GateLine {
  @choice('环节', 'Gate', TourGate)
  gate!: ChoiceOf<typeof TourGate>;

  @choice('情况', 'Standing', GateStanding)
  standing!: ChoiceOf<typeof GateStanding>;

  /** What is missing, one thing a line; nothing for a gate at which nothing is. */
  @choice('条款', 'Article', TourArticle)
  article?: ChoiceOf<typeof TourArticle> | null;

  /** The visitor whom it is about; empty where it is about the whole party. */
  @text('人员', 'Visitor')
  who?: string | null;

  @text('尚缺（中文）', 'Missing, in Chinese')
  missingZh?: string | null;

  @text('尚缺（英文）', 'Missing')
  missingEn?: string | null;
}

const TOUR_FIELDS = [
  'id',
  'status',
  'tourType',
  'headcount',
  'plannedStart',
  'route',
  'officeContactedAt',
  'urgentReason',
  'awaits',
  'receptionist',
  'vehicleNeeded',
  'vehicle',
  'guideNeeded',
  'guide',
  'valuablesKeeper',
] as const;

interface TourRow extends Readonly<
  Record<Exclude<(typeof TOUR_FIELDS)[number], 'headcount' | 'vehicleNeeded' | 'guideNeeded' | 'awaits'>, string | null>
> {
  readonly id: string;
  readonly status: string;
  readonly route: string;
  readonly plannedStart: string;
  readonly headcount: number;
  readonly awaits: readonly Approver[] | null;
  readonly vehicleNeeded: boolean | null;
  readonly guideNeeded: boolean | null;
}

/** How ready tours are, by the rules of their gates: for the page of one, and for a calendar of many in as many statements. */
export const tourReadiness: Inquiry = {
  name: 'tourReadiness',
  label: { zh: '参观准备情况', en: 'How ready tours are' },
  answer: Readiness,
  line: GateLine,
  reads: [
    reading(TourRequest, ...TOUR_FIELDS),
    reading(RouteStop, 'route', ...STOP_FIELDS),
    reading(Zone, ...ZONE_FIELDS),
    reading(TourVisitor, 'tour', 'excludedZones', ...VISITOR_FIELDS),
    reading(DepositItem, 'visitor', 'status', 'tagNo'),
    reading(TourCheck, 'tour', ...CHECK_FIELDS),
    reading(HeadCount, 'tour', 'stop', 'counted', 'at'),
    reading(TourIncident, 'tour', 'visitor'),
  ],
  tell: async (unit, ids) => (await factsOf(unit, ids)).map(({ id, ...facts }) => told(id, readinessOf(facts))),
};

function told(id: string, gates: readonly GateReadiness[]) {
  const rows = gates.flatMap(({ gate, state, missing }): GateLine[] => {
    const line: GateLine = { gate, standing: state };
    return missing.length ? missing.map(({ article, who, zh, en }) => ({ ...line, article, who, missingZh: zh, missingEn: en })) : [line];
  });
  const next = gates.find(({ state }) => state !== 'PASSED')?.gate ?? null;
  return { id, ...countsOf(gates), next, rows };
}

async function factsOf(unit: UnitReads, ids: readonly string[]): Promise<readonly (ReadinessFacts & { readonly id: string })[]> {
  const tours = await unit.list<TourRow>(TourRequest, { id: { in: [...new Set(ids)] } }, TOUR_FIELDS);
  const seen = tours.map(({ id }) => id);
  const ways = await waysOf(unit, [...new Set(tours.map(({ route }) => route))]);
  const zones = zonesOf([...ways.values()].flat());
  const parties = await partiesOf(unit, seen, zones);
  const [checklists, endings] = [await checklistsOf(unit, seen), await endingsOf(unit, seen, parties)];
  const leadHours = await settingOf(unit, 'tour.leadTimeHours');
  const withBadges = await settingOf(unit, 'tour.badges');
  const now = unit.now().toISOString();
  return tours.map((tour) => {
    const { tourType, headcount, officeContactedAt, urgentReason, plannedStart, vehicleNeeded, guideNeeded } = tour;
    const onTheWay = zonesOf(ways.get(tour.route) ?? []);
    const has = { hasReceptionist: Boolean(tour.receptionist), hasVehicle: Boolean(tour.vehicle), hasGuide: Boolean(tour.guide) };
    const type = tourType as ReadinessFacts['application']['tourType'];
    return {
      id: tour.id,
      status: tour.status,
      application: { tourType: type, headcount, officeContactedAt, urgentReason, plannedStart, zones: onTheWay, now, leadHours },
      awaits: tour.awaits ?? [],
      arrangement: { ...has, vehicleNeeded, guideNeeded, hasKeeper: Boolean(tour.valuablesKeeper), zones: onTheWay },
      visitors: parties.get(tour.id) ?? [],
      withBadges,
      checks: checklists.get(tour.id) ?? [],
      ending: endings.get(tour.id)!,
    };
  });
}
