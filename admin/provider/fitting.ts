import type { InputTypes, Where, WhereValue } from '../generate/model.ts';
import { dayBounds } from '../i18n/time.ts';

/** Where a condition is judged: the viewer's inputs, and the zone in which instants have their day. */
export interface FittingParts {
  readonly inputs: InputTypes;
  readonly timeZone: string;
}

/** A condition without what the viewer's schema lacks. */
export interface Fitted {
  readonly where: Where | undefined;
  /** How many parts were left out. */
  readonly left: number;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Leaves out of a condition what the viewer's schema has no place for: fields that they may not read or that are no more, values
 * that a choice has lost. Days that are compared with instants become the instants that bound them.
 */
export function fitting(parts: FittingParts, type: string, where: Where): Fitted {
  const known = parts.inputs.get(type);
  if (!known) return { where, left: 0 };
  const fitted = Object.entries(bounded(parts, type, where)).map(([key, value]) => {
    const field = known.get(key);
    return [key, field ? fittingValue(parts, field.type, value) : { value: undefined, left: 1 }] as const;
  });
  const kept = fitted.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]));
  return { where: kept.length > 0 ? Object.fromEntries(kept) : undefined, left: fitted.reduce((sum, [, { left }]) => sum + left, 0) };
}

interface FittedValue {
  readonly value: WhereValue;
  readonly left: number;
}

function fittingValue(parts: FittingParts, type: string, value: WhereValue): FittedValue {
  if (Array.isArray(value)) return fittingList(parts, type, value);
  if (isObject(value) && parts.inputs.has(type)) {
    const { where, left } = fitting(parts, type, value);
    return { value: where, left };
  }
  const choices = parts.inputs.choices.get(type);
  return choices && typeof value === 'string' && !choices.has(value) ? { value: undefined, left: 1 } : { value, left: 0 };
}

function fittingList(parts: FittingParts, type: string, items: readonly WhereValue[]): FittedValue {
  const fitted = items.map((item) => fittingValue(parts, type, item));
  const kept = fitted.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { value: kept.length > 0 ? kept : undefined, left: fitted.reduce((sum, { left }) => sum + left, 0) };
}

/** The operators of an instant, where they are given days. */
function bounded({ inputs, timeZone }: FittingParts, type: string, where: Where): Where {
  const isInstant = inputs.get(type)?.get('gte')?.type === 'DateTime';
  if (!isInstant) return where;
  const entries = Object.entries(where).flatMap(([operator, value]) => {
    if (typeof value !== 'string' || !day.test(value)) return [[operator, value] as const];
    const { from, to } = dayBounds(value, timeZone);
    if (operator === 'eq') return [['gte', from] as const, ['lte', to] as const];
    return [[operator, operator === 'gte' || operator === 'lt' ? from : to] as const];
  });
  return Object.fromEntries(entries);
}

function isObject(value: WhereValue): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
