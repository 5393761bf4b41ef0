import { Big } from 'big.js';
import type { Field } from '../../../server/kit/field/index.ts';
import { EnumValue } from './query.ts';
import type { World } from './world.ts';

/** Which of two values of a field comes first: text by pinyin, enumerations as declared, decimals by amount. */
export function compareValues(world: World, field: Field, one: unknown, other: unknown): number {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return world.rank(String(one)) - world.rank(String(other));
    case 'CHOICE': {
      const place = (value: unknown): number => field.choices.members.findIndex((member) => member.value === value);
      return place(one) - place(other);
    }
    default:
      return compareAmounts(field, one, other);
  }
}

function compareAmounts(field: Field, one: unknown, other: unknown): number {
  if (field.kind === 'DECIMAL' || field.kind === 'MONEY' || field.kind === 'PERCENT') return Big(String(one)).cmp(Big(String(other)));
  if (one === other) return 0;
  return (one as string | number | boolean) < (other as string | number | boolean) ? -1 : 1;
}

/** Whether a value meets one operator of a filter; no value meets none but those that ask for it. */
export function matchesScalar(field: Field, value: unknown, operator: string, operand: unknown): boolean {
  const isSame = (wanted: unknown): boolean => value !== null && wanted !== null && compareOperand(field, value, wanted) === 0;
  const list = (): unknown[] => operand as unknown[];
  switch (operator) {
    case 'eq':
      return operand === null ? value === null : isSame(operand);
    case 'ne':
      return operand === null ? value !== null : !isSame(operand);
    case 'in':
      return list().some(isSame);
    case 'notIn':
      return !list().some(isSame);
    case 'isNull':
      return (value === null) === operand;
    case 'has':
      return value !== null && (value as unknown[]).includes(plain(operand));
    case 'hasAny':
      return value !== null && list().some((item) => (value as unknown[]).includes(plain(item)));
    default:
      return (
        value !== null &&
        (typeof value === 'string' && TEXTUAL.has(operator)
          ? holds(value, operator, String(operand))
          : isBeyond(field, value, operator, operand))
      );
  }
}

const TEXTUAL = new Set(['contains', 'startsWith', 'endsWith']);

function holds(value: string, operator: string, operand: string): boolean {
  const [text, part] = [value.toLowerCase(), operand.toLowerCase()];
  if (operator === 'contains') return text.includes(part);
  return operator === 'startsWith' ? text.startsWith(part) : text.endsWith(part);
}

function isBeyond(field: Field, value: unknown, operator: string, operand: unknown): boolean {
  const order = compareOperand(field, value, operand);
  if (operator === 'gt') return order > 0;
  if (operator === 'gte') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Operands are compared as they are, not by pinyin; an instant's without microseconds. */
function compareOperand(field: Field, value: unknown, operand: unknown): number {
  const wanted = plain(operand);
  if (field.kind === 'DATE_TIME') return compareAmounts(field, value, new Date(String(wanted)).toISOString().replace('Z', '000Z'));
  return compareAmounts(field, value, field.kind === 'ID' ? String(wanted).toLowerCase() : wanted);
}

/** What is left of a telephone number or an address for those who look on. */
export function masked(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (name === 'idNo') return value.length >= 18 ? `${value.slice(0, 3)}${'*'.repeat(11)}${value.slice(-4)}` : '****';
  if (name === 'email') return `${value.slice(0, 1)}***${value.slice(value.indexOf('@'))}`;
  return value.length >= 11 ? `${value.slice(0, 3)}****${value.slice(-4)}` : '****';
}

function plain(operand: unknown): unknown {
  return operand instanceof EnumValue ? operand.value : operand;
}
