import { inputName, type Entity, type Field } from '../field/index.ts';
import { inheritedValues } from './inherited.ts';
import type { UnitReads } from './unitReads.ts';
import { normalised, type Values } from './validate.ts';
import type { WriteGuard } from './writeGuard.ts';

/** An input's entries by field name, as the row takes them. */
export function valuesOf(fields: readonly Field[], input: Values): Values {
  const entries = fields
    .map((field): [string, unknown] => [field.name, normalised(field, input[inputName(field)])])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** What rows begin with: what their inputs give, else the row that each hangs on, else the viewer and declared defaults. */
export async function createdValues(unit: UnitReads, entity: Entity, given: readonly Values[]): Promise<readonly Values[]> {
  const defaults = defaultValues(entity, unit.guard);
  const inherited = await inheritedValues(unit, entity, given);
  return given.map((values, index) => ({ ...defaults, ...inherited[index], ...values }));
}

/** What the gateway fills where a create input says nothing: the viewer, the viewer's unit, declared defaults. */
export function defaultValues(entity: Entity, guard: WriteGuard): Values {
  const entries = [...entity.fields.values()].map((field): [string, unknown] => [field.name, defaultOf(entity, field, guard)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function defaultOf(entity: Entity, field: Field, guard: WriteGuard): unknown {
  if (field.kind !== 'BELONGS_TO') return field.name === 'version' ? undefined : field.default;
  switch (field.defaultsTo) {
    case 'viewer':
      return guard.viewerId;
    case 'viewerUnit':
      return guard.viewerUnitId;
    case 'viewerWhenOwn':
      return guard.ownsRows(entity) ? guard.viewerId : undefined;
    case undefined:
      return undefined;
  }
}
