import { obstacle, of, when, type Article, type Obstacle } from './obstacle.ts';
import { closed, tooMany, type GateZone } from './tourZone.ts';

export type VisitorPresence = 'EXPECTED' | 'PRESENT' | 'ABSENT' | 'LEFT';

export interface GateVisitor {
  readonly id: string;
  readonly name: string;
  readonly presence: VisitorPresence;
  readonly isBriefed: boolean;
  readonly badge: Handed;
  readonly helmet: Handed;
  /** Something magnet-sensitive is with the keeper, or nothing was there to hand over. */
  readonly hasDeposited: boolean;
  /** null: nobody has asked yet. */
  readonly implant: 'NONE' | 'PACEMAKER' | 'OTHER' | null;
  readonly isOfAge: boolean;
  readonly excludedZones: readonly string[];
}

/** Whether something on loan was handed out, and came back. */
export type Handed = 'NOT_YET' | 'OUT' | 'BACK';

export type CheckPhase = 'BEFORE' | 'BRIEFING' | 'BEFORE_ZONE' | 'DURING' | 'END';

export interface GateCheck {
  readonly article: Article;
  readonly textZh: string;
  readonly textEn: string;
  readonly phase: CheckPhase;
  /** The zone that it is to be done for; null: the whole tour. */
  readonly zoneId: string | null;
  readonly isRequired: boolean;
  readonly isDone: boolean;
}

/** What the checklist still wants in a phase (T5–T10). */
export function checkObstacles(checks: readonly GateCheck[], phase: CheckPhase, zoneId: string | null = null): readonly Obstacle[] {
  return checks
    .filter((check) => check.phase === phase && check.zoneId === zoneId && check.isRequired && !check.isDone)
    .map(({ article, textZh, textEn }) => obstacle(article, `未完成：${textZh}`, `not done: ${textEn}`));
}

/** Whether the list has as many as were announced (T5). */
export function listObstacles(visitors: readonly GateVisitor[], headcount: number): readonly Obstacle[] {
  return when(
    visitors.length !== headcount,
    obstacle(
      'T5',
      `申请人数 ${headcount} 人，名单 ${visitors.length} 人，须一致`,
      `${headcount} persons were announced and ${visitors.length} are listed`,
    ),
  );
}

/** Whether the party can be signed in: everybody listed, each there with a badge, or noted as absent. */
export function checkInObstacles(visitors: readonly GateVisitor[], headcount: number, withBadges: boolean): readonly Obstacle[] {
  return [
    ...listObstacles(visitors, headcount),
    ...each(visitors, ({ presence }) => presence === 'EXPECTED', obstacle('T5', '尚未签到', 'has not been signed in')),
    ...each(present(visitors), ({ badge }) => withBadges && badge !== 'OUT', obstacle('HOUSE', '未发放参观证', 'has no visitor badge')),
  ];
}

/** Whether everybody there has been briefed on time, route and safety (T5, T6) and asked for implants. */
export function briefingObstacles(visitors: readonly GateVisitor[]): readonly Obstacle[] {
  const there = present(visitors);
  return [
    ...when(!there.length, obstacle('T5', '没有在场的参观人员', 'No visitor is there')),
    ...each(there, ({ isBriefed }) => !isBriefed, obstacle('T6', '未做安全交底', 'has not been briefed')),
  ];
}

/** Whether the party may set out: briefed, and with helmets where any stop of the route needs one (T6). */
export function startObstacles(visitors: readonly GateVisitor[], zones: readonly GateZone[]): readonly Obstacle[] {
  const helmets = zones.filter(({ helmetRequired }) => helmetRequired);
  const goesIn = ({ excludedZones }: GateVisitor): boolean => helmets.some(({ id }) => !excludedZones.includes(id));
  return [
    ...briefingObstacles(visitors),
    ...each(
      present(visitors),
      (visitor) => goesIn(visitor) && visitor.helmet !== 'OUT',
      obstacle('T6', '未领安全帽', 'has no safety helmet'),
    ),
  ];
}

/** Whether those who are not kept out of the zone may enter it (T6, T7, T9, minimum age). */
export function zoneObstacles(zone: GateZone, visitors: readonly GateVisitor[]): readonly Obstacle[] {
  const entering = present(visitors).filter(({ excludedZones }) => !excludedZones.includes(zone.id));
  return [
    ...when(zone.noVisit, closed(zone)),
    ...when(zone.maxGroupSize !== null && entering.length > zone.maxGroupSize, tooMany(zone, entering.length)),
    ...each(entering, ({ isBriefed }) => !isBriefed, obstacle('T6', '未做安全交底', 'has not been briefed')),
    ...each(entering, ({ helmet }) => zone.helmetRequired && helmet !== 'OUT', obstacle('T6', '未戴安全帽', 'wears no safety helmet')),
    ...(zone.strongMagneticField ? magneticObstacles(entering) : []),
    ...each(
      entering,
      ({ isOfAge }) => zone.minAge !== null && !isOfAge,
      obstacle('HOUSE', `未确认年满 ${zone.minAge} 岁`, `is not confirmed to be ${zone.minAge}`),
    ),
  ];
}

function magneticObstacles(entering: readonly GateVisitor[]): readonly Obstacle[] {
  return [
    ...each(entering, ({ implant }) => implant === null, obstacle('T7', '未询问体内植入物', 'has not been asked for implants')),
    ...each(
      entering,
      ({ implant }) => implant === 'PACEMAKER' || implant === 'OTHER',
      obstacle('T7', '体内有植入物，不得进入强磁场区域', 'has an implant and must not enter a strong magnetic field'),
    ),
    ...each(
      entering,
      ({ hasDeposited }) => !hasDeposited,
      obstacle(
        'T7',
        '未寄存易受磁场影响的物品，也未声明没有',
        'has neither handed over magnet-sensitive things nor said that there are none',
      ),
    ),
  ];
}

export interface Ending {
  readonly visitors: readonly GateVisitor[];
  /** null: nobody has counted at the end. */
  readonly counted: number | null;
  /** Things with the keeper, by their visitor. */
  readonly held: readonly { readonly visitorId: string; readonly tagNo: string }[];
  /** Visitors of whom an incident says why something is still out. */
  readonly excused: readonly string[];
}

/** Whether a tour may end: nobody is missing (T5), and all that was handed out or over is back, or an incident says why (T6, T7). */
export function endingObstacles({ visitors, counted, held, excused }: Ending): readonly Obstacle[] {
  const inside = present(visitors);
  const unexcused = visitors.filter(({ id }) => !excused.includes(id));
  const names = new Map(unexcused.map(({ id, name }) => [id, name]));
  return [
    ...when(counted === null, obstacle('T5', '结束前须点名', 'Heads have to be counted at the end')),
    ...when(
      counted !== null && counted !== inside.length && !inside.some(({ id }) => excused.includes(id)),
      obstacle('T5', `点名 ${counted} 人，应到 ${inside.length} 人`, `${counted} were counted, ${inside.length} should be there`),
    ),
    ...each(unexcused, ({ helmet }) => helmet === 'OUT', obstacle('T6', '安全帽未归还', 'still has a helmet')),
    ...each(unexcused, ({ badge }) => badge === 'OUT', obstacle('HOUSE', '参观证未归还', 'still has a badge')),
    ...held
      .filter(({ visitorId }) => names.has(visitorId))
      .map(({ visitorId, tagNo }) =>
        of(names.get(visitorId)!, obstacle('T7', `寄存物品 ${tagNo} 未领回`, `has not taken back the deposited item ${tagNo}`)),
      ),
  ];
}

/** Minutes after the planned start from which a party counts as not come. */
export const NO_SHOW_AFTER_MINUTES = 60;

export function mayBeNoShow(plannedStart: string, now: string): boolean {
  return Date.parse(now) - Date.parse(plannedStart) >= NO_SHOW_AFTER_MINUTES * 60_000;
}

/** One for each of them who lacks it. */
function each(visitors: readonly GateVisitor[], lacks: (visitor: GateVisitor) => boolean, found: Obstacle): readonly Obstacle[] {
  return visitors.filter(lacks).map(({ name }) => of(name, found));
}

function present(visitors: readonly GateVisitor[]): readonly GateVisitor[] {
  return visitors.filter(({ presence }) => presence === 'PRESENT');
}
