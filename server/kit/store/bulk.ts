import { fieldError, inputError, type AppError } from '../errors.ts';
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

/** Ends the transaction of a bulk operation with nothing changed, and carries its answer out. */
export class BulkFailed extends Error {
  readonly result: BulkResult;

  constructor(result: BulkResult) {
    super('bulk operation refused');
    this.result = result;
  }
}

export function bulkFailure(id: string, error: AppError): BulkFailure {
  const details = error.fieldErrors.map(({ path, message }) => `${path}: ${message.zh} | ${message.en}`).join('; ');
  return { id, code: error.code, message: details || `${error.label.zh} | ${error.label.en}` };
}

/** @throws VALIDATION_FAILED unless there is a version for each id, or none */
export function versionsOf({ ids, expectedVersions }: BulkRows): readonly number[] {
  if (!expectedVersions) return [];
  if (expectedVersions.length !== ids?.length) throw inputError([fieldError('expectedVersions', 'RULE')]);
  return expectedVersions;
}
