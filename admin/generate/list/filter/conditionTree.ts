import type { InputTypes, Where, WhereValue } from '../../model.ts';

/** One comparison: the keys that lead to a field's operators in the gateway's form, the operator, and what it is given. */
export interface Condition {
  readonly kind: 'condition';
  /** Tells it from its neighbours while it is edited. */
  readonly key: number;
  /** `['tier']`, `['specialist', 'name']`, `['visits', 'some', 'status']`; empty while no field is chosen. */
  readonly steps: readonly string[];
  readonly operator: string;
  readonly value: WhereValue;
}

/** Conditions of which all must hold, or any. */
export interface Group {
  readonly kind: 'group';
  readonly key: number;
  readonly join: 'and' | 'or';
  readonly items: readonly ConditionItem[];
}

/** A condition in a form that the panel does not take apart. */
interface OtherCondition {
  readonly kind: 'other';
  readonly key: number;
  readonly where: Where;
}

export type ConditionItem = Condition | Group | OtherCondition;

let keys = 0;

export function newCondition(more: Partial<Condition> = {}): Condition {
  keys += 1;
  return { kind: 'condition', key: keys, steps: [], operator: '', value: null, ...more };
}

export function newGroup(join: Group['join'], items: readonly ConditionItem[]): Group {
  keys += 1;
  return { kind: 'group', key: keys, join, items };
}

function other(where: Where): OtherCondition {
  keys += 1;
  return { kind: 'other', key: keys, where };
}

/** Whether an input holds conditions on rows, and not the operators of one field. */
export function isWhere(inputs: InputTypes, type: string): boolean {
  return inputs.get(type)?.has('and') ?? false;
}

/** Whether an input holds the ways to speak of many rows. */
export function isMany(inputs: InputTypes, type: string): boolean {
  return inputs.get(type)?.has('some') ?? false;
}

/** Takes a condition apart; what stands side by side in it must all hold. */
export function readGroup(inputs: InputTypes, type: string, where: Where | undefined): Group {
  const item = where ? readItem(inputs, type, where) : null;
  if (!item) return newGroup('and', []);
  return item.kind === 'group' ? item : newGroup('and', [item]);
}

function readItem(inputs: InputTypes, type: string, where: Where): ConditionItem {
  const items = Object.entries(where).flatMap(([key, value]) => readEntry(inputs, type, key, value));
  return items.length === 1 && items[0] ? items[0] : newGroup('and', items);
}

function readEntry(inputs: InputTypes, type: string, key: string, value: WhereValue): readonly ConditionItem[] {
  if ((key === 'and' || key === 'or') && Array.isArray(value)) {
    const items = value.filter(isObject).map((inner) => readItem(inputs, type, inner));
    return key === 'and' && items.length === 1 ? items : [newGroup(key, items)];
  }
  const field = inputs.get(type)?.get(key);
  const read = field && key !== 'not' && isObject(value) ? readSteps(inputs, field.type, [key], value) : null;
  return read ?? [other({ [key]: value })];
}

/** The comparisons under a field; null for what says more than one step deep. */
function readSteps(inputs: InputTypes, type: string, steps: readonly string[], where: Where): readonly Condition[] | null {
  const entries = Object.entries(where);
  if (!isWhere(inputs, type) && !isMany(inputs, type)) {
    return entries.map(([operator, value]) => newCondition({ steps, operator, value }));
  }
  // some rows with this and that are not some with this and some with that
  if (steps.length >= 3 || entries.length !== 1) return null;
  const [[key, value]] = entries as [[string, WhereValue]];
  const next = inputs.get(type)?.get(key);
  const isJoin = isWhere(inputs, type) && ['and', 'or', 'not', 'q'].includes(key);
  return next && !isJoin && isObject(value) ? readSteps(inputs, next.type, [...steps, key], value) : null;
}

/** Puts a condition together again in the gateway's form; what is not complete is left out. */
export function whereOf(item: ConditionItem): Where | undefined {
  switch (item.kind) {
    case 'other':
      return item.where;
    case 'condition':
      return isComplete(item)
        ? item.steps.reduceRight<Where>((inner, step) => ({ [step]: inner }), { [item.operator]: item.value })
        : undefined;
    case 'group': {
      const parts = item.items.map(whereOf).filter((part): part is Where => part !== undefined);
      return parts.length > 1 ? { [item.join]: parts } : parts[0];
    }
  }
}

function isComplete({ steps, operator, value }: Condition): boolean {
  return (
    steps.length > 0 &&
    operator !== '' &&
    value !== null &&
    value !== undefined &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  );
}

function isObject(value: WhereValue): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
