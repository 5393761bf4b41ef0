import { GraphQLBoolean } from 'graphql';
import type { Field } from '../field/index.ts';
import type { TypeRef } from './declare.ts';

/** The filter operators of a field's kind, as they stand in its filter input. */
export function operatorsOf(field: Field): readonly string[] {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'isNull'];
    case 'ID':
      return ['eq', 'ne', 'in', 'notIn'];
    case 'CHOICE':
      return ['eq', 'ne', 'in', 'notIn', 'isNull'];
    case 'NUMBER':
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
    case 'DATE':
    case 'DATE_TIME':
    case 'PERIOD':
      return ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'];
    case 'FLAG':
      return ['eq', 'ne', 'isNull'];
    case 'TAGS':
    case 'CHOICES':
      return ['has', 'hasAny', 'isNull'];
    case 'JSON':
      return ['isNull'];
    case 'BELONGS_TO':
      return [];
    case 'HAS_MANY':
    case 'LINKS':
      return ['some', 'none', 'every'];
  }
}

/** Fields of a kind share one filter input, those of an enumeration have its own. */
export function filterName(field: Field): string {
  if (field.kind === 'CHOICE') return `${field.choices.name}Filter`;
  if (field.kind === 'CHOICES') return `${field.choices.name}SetFilter`;
  const names: Readonly<Record<string, string>> = {
    ID: 'Id',
    TEXT: 'String',
    LONG_TEXT: 'String',
    NUMBER: 'Int',
    DECIMAL: 'Decimal',
    MONEY: 'Decimal',
    PERCENT: 'Decimal',
    FLAG: 'Boolean',
    DATE: 'Date',
    DATE_TIME: 'DateTime',
    PERIOD: 'Period',
    TAGS: 'Tags',
    JSON: 'Json',
  };
  return `${names[field.kind]}Filter`;
}

/** What an operator takes: the field's own type, a list of it, or yes and no. */
export function operatorRef(operator: string, scalar: object): TypeRef {
  if (operator === 'isNull') return () => GraphQLBoolean;
  return ['in', 'notIn', 'hasAny'].includes(operator) ? () => [scalar] : () => scalar;
}
