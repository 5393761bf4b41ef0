import type { EntityName } from '../../../server/entities/index.ts';
import type { Case } from './belonging.ts';
import { knows } from './tokens.ts';

/** Where files are attached to records. */
const ATTACHED: readonly (readonly [noun: EntityName, field: string])[] = [
  ['Account', 'files'],
  ['Visit', 'photos'],
  ['Visit', 'files'],
  ['Communication', 'files'],
  ['Agreement', 'files'],
  ['StockTakeLine', 'photos'],
];

/** A file is seen with the records that it is attached to, whatever way it is asked for. */
export function isWithRecord({ world, viewer, row, sees }: Case): boolean {
  return ATTACHED.some(([noun, field]) => {
    const name = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${field}`;
    if (!knows(viewer, noun) || viewer.token?.denied.has(name)) return false;
    return world.linking(noun, field, row.id).some((record) => sees(noun, record));
  });
}

/** The same, and until a record has named it, it is its uploader's. */
export function isAttached(at: Case): boolean {
  return isWithRecord(at) || (at.row['linkedAt'] === null && at.row['createdBy'] === at.viewer.id);
}
