import { obstacle, type Obstacle } from './obstacle.ts';

export interface GateZone {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly noVisit: boolean;
  readonly helmetRequired: boolean;
  readonly strongMagneticField: boolean;
  /** In years; null: any. */
  readonly minAge: number | null;
  /** In persons; null: any number. */
  readonly maxGroupSize: number | null;
}

/** T9: nobody is led where visitors are turned away. */
export function closed({ nameZh, nameEn }: GateZone): Obstacle {
  return obstacle('T9', `${nameZh}谢绝参观`, `${nameEn} is closed to visitors`);
}

export function tooMany({ nameZh, nameEn, maxGroupSize }: GateZone, persons: number): Obstacle {
  return obstacle(
    'HOUSE',
    `${nameZh}单批上限 ${maxGroupSize} 人，现有 ${persons} 人`,
    `${nameEn} takes ${maxGroupSize} persons at a time, not ${persons}`,
  );
}
