import { fieldError, inputError, type FieldError } from '../kit/errors.ts';

const TEXT_MAX = 200;

/**
 * Reads the named texts of a JSON body, all of them required.
 * @throws VALIDATION_FAILED with every failure at once
 */
export function readTexts<N extends string>(body: unknown, names: readonly N[]): Readonly<Record<N, string>> {
  const given: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {};
  const failures = names.flatMap((name) => failureOf(name, given[name]) ?? []);
  if (failures.length > 0) throw inputError(failures);
  return Object.fromEntries(names.map((name) => [name, given[name]])) as Record<N, string>;
}

function failureOf(name: string, value: unknown): FieldError | undefined {
  if (value === undefined || value === null || value === '') return fieldError(name, 'REQUIRED');
  if (typeof value !== 'string') return fieldError(name, 'INVALID_FORMAT');
  if (value.length > TEXT_MAX) return fieldError(name, 'TOO_LONG', { max: TEXT_MAX, actual: value.length });
  // PostgreSQL knows no NUL, UTF-8 no half characters
  if (value.includes('\0') || !value.isWellFormed()) return fieldError(name, 'INVALID_CHARACTER');
  return undefined;
}
