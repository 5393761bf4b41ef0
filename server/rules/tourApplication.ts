import { obstacle, when, type Obstacle } from './obstacle.ts';
import { closed, tooMany, type GateZone } from './tourZone.ts';

const HOUR_MS = 3_600_000;

export interface Application {
  readonly tourType: 'GROUP' | 'VIP' | 'ORDINARY' | 'TEMPORARY' | null;
  readonly headcount: number;
  readonly officeContactedAt: string | null;
  readonly plannedStart: string;
  readonly urgentReason: string | null;
  readonly zones: readonly GateZone[];
  readonly now: string;
  /** How long before its start a tour of each type is to be applied for. */
  readonly leadHours: Readonly<Record<string, number>>;
}

/** Whether an application may be handed in (T3, T9, lead times of EXT-2; phone notice with a reason may shorten them). */
export function applicationObstacles(application: Application): readonly Obstacle[] {
  const { tourType, officeContactedAt, now, urgentReason, zones, headcount } = application;
  const hours = application.leadHours[tourType ?? 'ORDINARY'] ?? 0;
  const isLate = Date.parse(application.plannedStart) - Date.parse(now) < hours * HOUR_MS;
  return [
    ...when(
      !officeContactedAt || officeContactedAt > now,
      obstacle('T3', '须先与办公室取得联系', 'The office has to be contacted beforehand'),
    ),
    ...when(!zones.length, obstacle('T5', '所选路线没有站点', 'The route has no stops')),
    ...zones.filter(({ noVisit }) => noVisit).map((zone) => closed(zone)),
    ...zones.filter(({ maxGroupSize }) => maxGroupSize !== null && headcount > maxGroupSize).map((zone) => tooMany(zone, headcount)),
    ...when(
      isLate && !urgentReason,
      obstacle(
        'HOUSE',
        `此类参观须提前 ${hours} 小时申请；紧急时请填写紧急原因`,
        `Such a tour is applied for ${hours} hours ahead; give the urgent reason if it cannot wait`,
      ),
    ),
  ];
}

export type Approver = 'OFFICE' | 'REGIONAL_MANAGER';

/** Who has to approve: those whom the matrix names for the type of tour, and a company leader for more than one workshop (EXT-2, AMB-18). */
export function approvalsNeeded(matrix: readonly Approver[], workshopUnits: number): readonly Approver[] {
  const both = [...matrix, ...(workshopUnits > 1 ? ['REGIONAL_MANAGER' as const] : [])];
  return both.length ? [...new Set(both)] : ['OFFICE'];
}

export interface Arrangement {
  readonly hasReceptionist: boolean;
  readonly vehicleNeeded: boolean | null;
  readonly hasVehicle: boolean;
  readonly guideNeeded: boolean | null;
  readonly hasGuide: boolean;
  readonly hasKeeper: boolean;
  readonly zones: readonly GateZone[];
}

/** Whether reception is settled: T4 wants somebody for it, vehicle and guide each named or said not to be needed, T7 a keeper. */
export function arrangementObstacles(arrangement: Arrangement): readonly Obstacle[] {
  const { vehicleNeeded, guideNeeded, zones } = arrangement;
  return [
    ...when(!arrangement.hasReceptionist, obstacle('T4', '须指定专人负责接待', 'Somebody has to be named for the reception')),
    ...when(vehicleNeeded === null, obstacle('T4', '请安排用车，或注明不需要', 'Arrange a vehicle, or say that none is needed')),
    ...when(
      vehicleNeeded === true && !arrangement.hasVehicle,
      obstacle('T4', '需要用车但尚未指定车辆', 'A vehicle is needed and none is named'),
    ),
    ...when(guideNeeded === null, obstacle('T8', '请安排讲解，或注明不需要', 'Arrange a guide, or say that none is needed')),
    ...when(
      guideNeeded === true && !arrangement.hasGuide,
      obstacle('T8', '需要讲解但尚未指定讲解员', 'A guide is needed and none is named'),
    ),
    ...when(
      zones.some(({ strongMagneticField }) => strongMagneticField) && !arrangement.hasKeeper,
      obstacle('T7', '路线含强磁场区域，须指定物品保管人', 'The route has a strong magnetic field: a keeper of valuables has to be named'),
    ),
  ];
}
