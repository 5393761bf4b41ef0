import { AppError, fieldError, inputError, invalid } from '../errors.ts';
import type { Entity } from '../field/index.ts';
import type { Target, Unit } from './unit.ts';
import type { Values } from './validate.ts';

/** Rows of one bulk operation: by id, or all that match. */
export interface BulkRows {
  readonly ids?: readonly string[] | null;
  readonly where?: Values | null;
  /** The versions that the caller has seen, in the order of `ids`. */
  readonly expectedVersions?: readonly number[] | null;
}

export interface BulkFailure {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

export interface BulkResult {
  readonly changed: number;
  readonly failed: readonly BulkFailure[];
}

export const MAX_BULK = 1000;

/** Runs `change` on every row that is meant: all succeed or nothing changes. */
export async function changeAll(
  unit: Unit,
  entity: Entity,
  rows: BulkRows,
  change: (target: Target) => Promise<unknown>,
): Promise<BulkResult> {
  // saying nothing must not mean everything
  if (!rows.ids && !rows.where) throw invalid('ids', 'REQUIRED');
  const ids = rows.ids ?? (await unit.idsOf(entity, rows.where!));
  if (ids.length > MAX_BULK) throw new AppError('QUERY_TOO_COSTLY');
  const versions = versionsOf(rows);
  const failed = [];
  for (const [index, id] of ids.entries()) {
    try {
      await change({ id, expectedVersion: versions[index] });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'RATE_LIMITED') throw error;
      failed.push(bulkFailure(id, error));
      // a failed statement has ended the transaction: what follows could not be judged
      if (error.cause) break;
      unit.forgetRows();
    }
  }
  if (failed.length) throw new BulkFailed({ changed: 0, failed });
  return { changed: ids.length, failed };
}

/** Ends the transaction of a bulk operation with nothing changed, and carries its answer out. */
export class BulkFailed extends Error {
  readonly result: BulkResult;

  constructor(result: BulkResult) {
    super('bulk operation refused');
    this.result = result;
  }
}

function bulkFailure(id: string, error: AppError): BulkFailure {
  const details = error.fieldErrors.map(({ path, message }) => `${path}: ${message.zh} | ${message.en}`).join('; ');
  return { id, code: error.code, message: details || `${error.label.zh} | ${error.label.en}` };
}

/** @throws VALIDATION_FAILED unless there is a version for each id, or none */
function versionsOf({ ids, expectedVersions }: BulkRows): readonly number[] {
  if (!expectedVersions) return [];
  if (expectedVersions.length !== ids?.length) throw inputError([fieldError('expectedVersions', 'RULE')]);
  return expectedVersions;
}
