import { AppError } from '../errors.ts';

/** Lists and objects within each other, in a variable or a literal. */
export const MAX_VALUE_DEPTH = 24;

/** Objects of one request: each can be a condition with a sub-select of its own. */
export const MAX_OBJECTS = 200;

/** The ids of a bulk operation, or the operands of `in`. */
export const MAX_LIST = 1_000;

const MAX_VALUES = 5_000;

/** Looks through variables without recursion. @throws QUERY_TOO_COSTLY */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  let level: unknown[] = Object.values(variables);
  let [values, objects] = [0, 0];
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    const compound = level.filter((value) => typeof value === 'object' && value !== null) as object[];
    objects += compound.filter((value) => !Array.isArray(value)).length;
    const isTooMany =
      values > MAX_VALUES || objects > MAX_OBJECTS || compound.some((value) => Array.isArray(value) && value.length > MAX_LIST);
    if (isTooMany || (compound.length > 0 && depth >= MAX_VALUE_DEPTH)) throw new AppError('QUERY_TOO_COSTLY');
    level = compound.flatMap((value) => Object.values(value) as unknown[]);
  }
}
