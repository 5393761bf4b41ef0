import type { EntityName } from '../entities/index.ts';
import type { BulkRow } from '../kit/store/bulkInsert.ts';

export type DemoRow = BulkRow & { readonly id: string };

/** Rows of one noun to insert, or fields to set on rows inserted before: org units name managers, who name org units. */
export interface DemoStep {
  readonly entity: EntityName;
  readonly change: 'insert' | 'update';
  readonly rows: readonly DemoRow[];
}

/** In insertable order. */
export type DemoRows = readonly DemoStep[];

export function inserted(entity: EntityName, rows: readonly DemoRow[]): DemoStep {
  return { entity, change: 'insert', rows };
}

export function updated(entity: EntityName, rows: readonly DemoRow[]): DemoStep {
  return { entity, change: 'update', rows };
}
