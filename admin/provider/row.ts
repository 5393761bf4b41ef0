import type { ResourceModel } from '../generate/model.ts';
import { totalName } from './selection.ts';

/** A record in react-admin's sense. */
export interface PanelRecord {
  readonly id: string;
  readonly [key: string]: unknown;
}

/**
 * Makes a record of a row: each relation is also put under its input's name as an id
 * (`specialist: {id}` → `specialistId`), links become plain lists. Nulls stay nulls.
 */
export function toRecord(resource: ResourceModel, row: Readonly<Record<string, unknown>>): PanelRecord {
  const record: Record<string, unknown> = { ...row };
  for (const field of resource.fields) {
    const value = row[field.name];
    // what no input takes has no name in one: the relation stays as it is read
    const hasInput = field.input !== field.name;
    if (field.kind === 'BELONGS_TO' && hasInput && value !== undefined) record[field.input] = idOf(value);
    if (field.kind === 'LINKS' && value) {
      const nodes = nodesOf(value);
      record[field.name] = nodes;
      if (hasInput) record[field.input] = nodes.map(idOf);
    }
    const total = row[totalName(field)];
    if (field.kind === 'HAS_MANY' && total) record[totalName(field)] = countOf(total);
  }
  return record as PanelRecord & Record<string, unknown>;
}

/**
 * What a form changed, by input name: absent stays untouched, null clears. Only fields that the
 * operation's input holds are compared, so derived values never travel back.
 */
export function changes(
  inputFields: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const changed = inputFields.filter((name) => name in after && !isSame(emptyToNull(before[name]), emptyToNull(after[name])));
  return Object.fromEntries(changed.map((name) => [name, emptyToNull(after[name])]));
}

/** What a form gives to a new row: what was left empty is not sent, so that defaults apply. */
export function given(inputFields: readonly string[], values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const filled = inputFields.filter((name) => emptyToNull(values[name]) !== null);
  return Object.fromEntries(filled.map((name) => [name, values[name]]));
}

function emptyToNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function idOf(value: unknown): string | null {
  return hasKey(value, 'id') && typeof value.id === 'string' ? value.id : null;
}

function nodesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return hasKey(value, 'nodes') && Array.isArray(value.nodes) ? value.nodes : [];
}

function countOf(value: unknown): number {
  return hasKey(value, 'totalCount') ? Number(value.totalCount) : 0;
}

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
