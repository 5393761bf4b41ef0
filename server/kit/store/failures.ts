import { AppError, fieldError, inputError } from '../errors.ts';
import { inputName, type Entity, type Field } from '../field/index.ts';
import { exclusiveName } from './exclusives.ts';
import { uniqueName } from './orm.ts';

interface DatabaseError {
  readonly code?: string;
  readonly constraint?: string;
  readonly column?: string;
}

/** What a failed statement means to the person who caused it; anything unknown stays as it is and becomes INTERNAL. */
export function translated(error: unknown, entity?: Entity): unknown {
  if (error instanceof AppError) return error;
  const { code = '', constraint = '', column } = databaseError(error);
  if ((code === '23505' || code === '23P01') && entity) return takenError(entity, constraint, error);
  if (code === '23503')
    return new AppError('CONFLICT', { label: { zh: '仍被其他记录引用', en: 'Other records still refer to it' }, cause: error });
  if (code === '23502' && column) return inputError([fieldError(column, 'REQUIRED')], error);
  if (code === '23514' || code.startsWith('22')) return new AppError('VALIDATION_FAILED', { cause: error });
  if (code === '40001' || code === '40P01' || code === '55P03') return new AppError('CONFLICT', { cause: error });
  if (code === '42501') return new AppError('FORBIDDEN', { cause: error });
  if (code === '57014') return new AppError('TIMEOUT', { cause: error });
  if (isUnavailable(code) || isLost(error)) return new AppError('UNAVAILABLE', { cause: error });
  if ((error as Error | undefined)?.name === 'OptimisticLockError') return new AppError('CONFLICT', { cause: error });
  return error;
}

/** A value that must be the only one stands in another row. */
export class TakenError extends AppError {
  readonly fields: readonly Field[];

  constructor(fields: readonly Field[], cause: unknown) {
    super('VALIDATION_FAILED', { fieldErrors: fields.map((field) => fieldError(inputName(field), 'TAKEN')), cause });
    this.fields = fields;
  }
}

/** Says that the value is taken and nothing of the row that has it (guarantees E). */
function takenError(entity: Entity, constraint: string, cause: unknown): AppError {
  const unique = entity.uniques.find((set) => uniqueName(entity, set) === constraint);
  const exclusive = entity.exclusives.find((set) => exclusiveName(entity, set) === constraint);
  const names = unique?.fields ?? exclusive?.same ?? [];
  if (!names.length) return new AppError('CONFLICT', { cause });
  return new TakenError(
    names.map((name) => entity.fields.get(name)!),
    cause,
  );
}

function isUnavailable(code: string): boolean {
  return code.startsWith('08') || code.startsWith('53') || code.startsWith('57P') || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code);
}

/** The driver has no code for a connection that ended or never came about. */
function isLost(error: unknown): boolean {
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|Client was closed/.test(error.message);
}

/** The ORM wraps the driver's error; the first SQLSTATE on the way down is the one that counts. */
function databaseError(error: unknown): DatabaseError {
  for (let at = error as Caused | null | undefined; at; at = at.cause) if (typeof at.code === 'string') return at;
  return {};
}

/** What was thrown, whatever it is. */
type Caused = DatabaseError & { readonly cause?: Caused | null };
