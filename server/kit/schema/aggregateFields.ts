import { ROW_FIELDS, type Entity, type Field } from '../field/index.ts';

/** What aggregates make of a field: name groups by it, count its different values, add it up, find its smallest and largest. */
export type AggregatePart = 'group' | 'distinct' | 'sums' | 'bounds';

/** The fields of a noun that stand in one part of its aggregates. */
export function aggregateFields(entity: Entity, part: AggregatePart): Field[] {
  return [...entity.fields.values()].filter((field) => partsOf(field).includes(part));
}

function partsOf(field: Field): readonly AggregatePart[] {
  switch (field.kind) {
    case 'ID':
    case 'FLAG':
      return ['group'];
    case 'TEXT':
    case 'CHOICE':
    case 'BELONGS_TO':
      return ['group', 'distinct'];
    case 'DATE':
    case 'PERIOD':
      return ['group', 'distinct', 'bounds'];
    case 'DATE_TIME':
      return ['group', 'bounds'];
    case 'NUMBER':
      // how often rows were changed is nobody's figure
      return ROW_FIELDS.includes(field.name) ? [] : ['group', 'distinct', 'sums', 'bounds'];
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return ['sums', 'bounds'];
    case 'LONG_TEXT':
    case 'TAGS':
    case 'CHOICES':
    case 'JSON':
    case 'HAS_MANY':
    case 'LINKS':
      return [];
  }
}
