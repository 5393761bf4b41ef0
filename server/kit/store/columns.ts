import { raw as ormRaw, type EntitySchemaProperty } from '@mikro-orm/core';
import { columnOf, SCOPE_COLUMNS, spokenTitle, TITLE_KEY, type Entity, type Field, type Registry } from '../field/index.ts';
import { pairTable } from '../query/rows.ts';
import { DayType, InstantType } from './types.ts';

type Property = EntitySchemaProperty<object, object>;

/** The ORM's property for a field, or undefined where the row has none. */
export function propertyOf(registry: Registry, entity: Entity, field: Field): Property | undefined {
  if (field.derived || field.kind === 'HAS_MANY') return undefined;
  if (field.kind === 'LINKS') {
    const pivotTable = pairTable(entity, field.name);
    const cls = registry.target(field).cls;
    return { kind: 'm:n', entity: () => cls, pivotTable, joinColumn: 'source_id', inverseJoinColumn: 'target_id', owner: true } as Property;
  }
  const common = { fieldName: columnOf(field), nullable: !field.required, ...(field.index && { index: true }) };
  if (field.kind === 'BELONGS_TO') {
    const cls = registry.target(field).cls;
    return { kind: 'm:1', entity: () => cls, ...common, deleteRule: 'no action', updateRule: 'no action' } as Property;
  }
  return { ...columnType(field), ...common, ...defaultOf(field) } as Property;
}

/** Scope columns, kept by the database alone: the ORM creates them, and neither loads nor writes them. */
export function scopeProperties(entity: Entity): Record<string, Property> {
  if (!hasScopeColumns(entity)) return {};
  const names = [...SCOPE_COLUMNS.map((column) => scopeColumn(column)), ...(entity.scope.via ? ['hidden_at'] : [])];
  return Object.fromEntries(
    names.map((name) => {
      const type = name === 'hidden_at' ? InstantType : 'uuid';
      return [name, { type, fieldName: name, nullable: true, lazy: true, index: name !== 'hidden_at' } as Property];
    }),
  );
}

/** How the title is read, kept by whoever writes the title; no viewer is told of it. */
export function titleKeyProperty(entity: Entity): Record<string, Property> {
  if (!spokenTitle(entity)) return {};
  return { titleKey: { type: 'string', columnType: 'text', fieldName: TITLE_KEY, nullable: true, lazy: true } as Property };
}

export function hasScopeColumns(entity: Entity): boolean {
  return Object.keys(entity.scope).length > 0;
}

/** `scope_owner_id`: prefixed, because nouns have owners and departments of their own. */
export function scopeColumn(column: string): string {
  return `scope_${column}_id`;
}

function columnType(field: Exclude<Field, { kind: 'BELONGS_TO' | 'HAS_MANY' | 'LINKS' }>): object {
  switch (field.kind) {
    case 'ID':
      return { type: 'uuid', primary: true };
    case 'TEXT':
    case 'LONG_TEXT':
      return { type: 'string', columnType: `varchar(${field.max})` };
    case 'NUMBER':
      return field.name === 'version' ? { type: 'integer', version: true } : { type: 'integer' };
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return { type: 'decimal', precision: field.precision, scale: field.scale };
    case 'FLAG':
      return { type: 'boolean' };
    case 'CHOICE':
      return { type: 'string', columnType: 'text' };
    case 'CHOICES':
    case 'TAGS':
      return { type: 'array', columnType: 'text[]' };
    case 'DATE':
      return { type: DayType };
    case 'DATE_TIME':
      return { type: InstantType };
    case 'PERIOD':
      return { type: 'string', columnType: 'char(7)' };
    case 'JSON':
      return { type: 'json' };
  }
}

function defaultOf(field: Field): object {
  if (field.kind === 'TEXT' && field.serial) return { defaultRaw: ormRaw(`next_serial('${field.serial}'::text)`) };
  if (field.name === 'version' || field.default === undefined) return {};
  return { default: field.default };
}
