import { columnOf, isStored, type Entity, type Field } from '../field/index.ts';

interface Check {
  readonly name: string;
  readonly expression: string;
}

/** The CHECK constraints of a noun: what its fields' kinds and its rules say, in SQL. */
export function checksOf(entity: Entity): Check[] {
  const fields = [...entity.fields.values()].filter(isStored);
  const ofFields = fields.flatMap((field) =>
    fieldChecks(field).map((expression, index) => named(entity, `${columnOf(field)}_${index}`, expression)),
  );
  const column = (name: string): string => `"${columnOf(entity.fields.get(name)!)}"`;
  return [...ofFields, ...entity.rules.flatMap(({ name, check }) => (check ? [named(entity, name, check(column))] : []))];
}

function named(entity: Entity, name: string, expression: string): Check {
  // the database cuts longer names off
  return { name: `${entity.table}_${name}`.slice(0, 56).concat('_check'), expression };
}

/** What the kind of a field says of its column. */
export function fieldChecks(field: Field): string[] {
  const column = `"${columnOf(field)}"`;
  switch (field.kind) {
    case 'NUMBER':
      return [`${column} >= ${field.min} and ${column} <= ${field.max}`];
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return [
        ...(field.min === undefined ? [] : [`${column} >= ${field.min}`]),
        ...(field.max === undefined ? [] : [`${column} <= ${field.max}`]),
      ];
    case 'CHOICE':
      if (field.choices.isOpen) return [];
      return [`${column} in (${codes(field)})`];
    case 'CHOICES':
      return [`${column} <@ array[${codes(field)}]::text[]`];
    case 'PERIOD':
      return [`${column} ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])$'`];
    default:
      return [];
  }
}

function codes(field: Extract<Field, { kind: 'CHOICE' | 'CHOICES' }>): string {
  return field.choices.members.map(({ value }) => `'${value}'`).join(', ');
}
