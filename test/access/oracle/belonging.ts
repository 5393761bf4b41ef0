import type { EntityName } from '../../../server/entities/index.ts';
import { shanghaiDay } from './days.ts';
import type { Viewer } from './viewers.ts';
import type { World, WorldRow } from './world.ts';

/** A row in front of a viewer. */
export interface Case {
  readonly world: World;
  readonly viewer: Viewer;
  readonly row: WorldRow;
  readonly noun: EntityName;
  sees(noun: EntityName, row: WorldRow): boolean;
}

/** What is part of something other than an account. */
export const PART_OF: Partial<Record<EntityName, readonly [field: string, noun: EntityName]>> = {
  PlanItem: ['plan', 'MonthlyPlan'],
  PlanAmendment: ['plan', 'MonthlyPlan'],
  DeliveryStatement: ['delivery', 'SiteDelivery'],
  DealSplit: ['deal', 'Deal'],
  AssessmentIndicator: ['template', 'AssessmentTemplate'],
  AssessmentSubItem: ['indicator', 'AssessmentIndicator'],
  AssessmentLine: ['sheet', 'AssessmentSheet'],
  AssessmentAppeal: ['sheet', 'AssessmentSheet'],
  SelfReview: ['sheet', 'AssessmentSheet'],
  AssessmentRating: ['line', 'AssessmentLine'],
  AssessmentEvidence: ['line', 'AssessmentLine'],
  TourVisitor: ['tour', 'TourRequest'],
  TourCheck: ['tour', 'TourRequest'],
  HeadCount: ['tour', 'TourRequest'],
  TourIncident: ['tour', 'TourRequest'],
  TourBooking: ['tour', 'TourRequest'],
  DepositItem: ['visitor', 'TourVisitor'],
  StockTakeLine: ['stockTake', 'StockTake'],
};

/** Whose department a row belongs to: its account's, its site's, its person's. */
export function departmentOf({ world, noun, row }: Pick<Case, 'world' | 'noun' | 'row'>): unknown {
  const of = (other: EntityName, id: unknown): unknown => {
    const found = world.row(other, id);
    return found && departmentOf({ world, noun: other, row: found });
  };
  switch (noun) {
    case 'Account':
    case 'SalesSite':
    case 'User':
    case 'Setting':
    case 'MonthlyPlan':
    case 'AssessmentSheet':
    case 'AssessmentTemplate':
      return row['orgUnit'];
    case 'SiteDelivery':
      return row['account'] === null ? of('User', row['specialist']) : of('Account', row['account']);
    case 'TourRequest':
      return row['account'] === null ? row['handlingUnit'] : of('Account', row['account']);
    case 'Equipment':
    case 'StockTake':
      return of('SalesSite', row['site']);
    case 'EquipmentEvent':
      return of('Equipment', row['item']);
    case 'Attendance':
      return of('User', row['specialist']);
    case 'Specialist':
      return of('User', row['user']);
    case 'File':
      return of('User', row['createdBy']);
    case 'ApiToken':
      return of('User', row['owner']);
    case 'AuditEvent':
      return of(row['entity'] as EntityName, row['entityId']);
    default: {
      const [field, parent] = PART_OF[noun] ?? ['account', 'Account'];
      return of(parent, row[field]);
    }
  }
}

/** Whose a row is. */
export function ownerOf({ world, noun, row }: Pick<Case, 'world' | 'noun' | 'row'>): unknown {
  switch (noun) {
    case 'Account':
      return row['specialist'];
    case 'TourRequest':
      return row['account'] === null ? row['applicant'] : world.row('Account', row['account'])?.['specialist'];
    case 'Equipment':
      return row['custodian'];
    case 'Specialist':
      return row['user'];
    case 'File':
      return row['createdBy'];
    case 'MonthlyPlan':
    case 'Attendance':
    case 'AssessmentSheet':
      return row['specialist'];
    case 'SiteDelivery':
      return row['account'] === null ? row['specialist'] : world.row('Account', row['account'])?.['specialist'];
    case 'User':
      return row.id;
    case 'StockTake':
      return null;
    case 'AuditEvent': {
      const about = world.row(row['entity'] as EntityName, row['entityId']);
      return about && ownerOf({ world, noun: row['entity'] as EntityName, row: about });
    }
    default: {
      const [field, parent] = PART_OF[noun] ?? ['account', 'Account'];
      const whole = world.row(parent, row[field]);
      return whole && ownerOf({ world, noun: parent, row: whole });
    }
  }
}

/** Whose partner a row is. */
export function partnerOf({ world, noun, row }: Case): unknown {
  if (noun === 'Partner') return row.id;
  return noun === 'Account' ? row['partner'] : world.row('Account', row['account'])?.['partner'];
}

/** Whether one of the account's parties that the viewer sees was brought, or is to be brought, today. */
export function isDeliveredToday({ world, row, sees }: Case): boolean {
  const isToday = (at: unknown): boolean => at !== null && shanghaiDay(at as string) === world.today;
  return world
    .children('SiteDelivery', 'account', row.id)
    .some((child) => sees('SiteDelivery', child) && [child['expectedAt'], child['arrivedAt']].some(isToday));
}
