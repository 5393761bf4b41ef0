import type { FieldNode } from 'graphql';
import type { Choice, Entity, Field, Label, Registry } from '../field/index.ts';
import { fieldsIn } from './dataset.ts';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'list' | 'json';

/** One column of a dataset, in the order of its query. */
export interface Column {
  /** The keys to the value in a row, joined: `account { code }` → `accountCode`. Stable. */
  readonly name: string;
  readonly path: readonly string[];
  readonly label: Label;
  readonly type: ColumnType;
  readonly field: Field;
  /** The noun that the field is of. */
  readonly entity: Entity;
  readonly unit?: Label | undefined;
  readonly scale?: number;
  readonly precision?: number;
  readonly choices?: readonly Choice[];
  /** Where the value is looked for if there is none at `path`. */
  readonly orElse?: readonly string[];
  /** Of a list of rows: the keys to what each is called by. */
  readonly item?: readonly string[];
}

/** When a row was removed; stands last where a dataset is asked for what has changed. */
export const DELETED_AT = 'deletedAt';

/** The columns of a selection on a noun. @throws at start for a field that is no column */
export function columnsOf(registry: Registry, entity: Entity, nodes: FieldNode): Column[] {
  return columnsBelow(registry, { entity, path: [], labels: [] }, nodes);
}

interface Place {
  readonly entity: Entity;
  readonly path: readonly string[];
  readonly labels: readonly Label[];
}

function columnsBelow(registry: Registry, { entity, path, labels }: Place, parent: FieldNode): Column[] {
  return fieldsIn(parent.selectionSet?.selections ?? []).flatMap((node) => {
    const field = entity.fields.get(node.name.value);
    if (!field || field.kind === 'HAS_MANY' || field.kind === 'LINKS') throw new Error(`${entity.name}.${node.name.value} is no column`);
    const place = { path: [...path, field.name], labels: [...labels, field.label] };
    if (field.kind === 'BELONGS_TO') return columnsBelow(registry, { ...place, entity: registry.target(field) }, node);
    return [columnOf(entity, field, place)];
  });
}

/** A field at the end of a path of relations, as a column. */
export function columnOf(entity: Entity, field: Field, { path, labels }: Pick<Place, 'path' | 'labels'>): Column {
  return {
    name: path.reduce((name, part) => name + part.charAt(0).toUpperCase() + part.slice(1)),
    path,
    label: joinedLabel(labels),
    type: typeOf(field),
    field,
    entity,
    ...('unit' in field && { unit: field.unit }),
    ...('scale' in field && { scale: field.scale, precision: field.precision }),
    ...('choices' in field && { choices: field.choices.members }),
  };
}

/** One label for the labels along a path: `Account` and `Name` → `Account name`. */
export function joinedLabel(labels: readonly Label[]): Label {
  return { zh: joined(labels.map(({ zh }) => zh)), en: sentence(labels.map(({ en }) => en)) };
}

/** 专员 + 姓名 → 专员姓名; what ends the one and begins the other stands once: 渠道客户 + 客户编号 → 渠道客户编号. */
function joined(labels: readonly string[]): string {
  return labels.reduce((whole, label) => {
    const before = whole.replace(/名称$/, '');
    const overlap = [...label].findLastIndex((_, place) => before.endsWith(label.slice(0, place + 1)));
    return before + label.slice(overlap + 1);
  });
}

/** Words that English writes large wherever they stand. */
const PROPER = /^(Chinese|English)\b/;

/** What follows the first label is written small, abbreviations as they are. */
function sentence(labels: readonly string[]): string {
  const isPlain = (label: string): boolean => /^[A-Z][a-z]/.test(label) && !PROPER.test(label);
  return labels.reduce((before, label) => `${before} ${isPlain(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label}`);
}

function typeOf(field: Field): ColumnType {
  switch (field.kind) {
    case 'NUMBER':
      return 'integer';
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return 'decimal';
    case 'FLAG':
      return 'boolean';
    case 'DATE':
      return 'date';
    case 'DATE_TIME':
      return 'datetime';
    case 'CHOICES':
    case 'TAGS':
      return 'list';
    case 'JSON':
      return 'json';
    default:
      return 'text';
  }
}
