import type { IntrospectionField, IntrospectionInputValue, IntrospectionTypeRef } from 'graphql';
import { isList, namedType, outputFields } from '../provider/schemaIndex.ts';
import type { SchemaIndex } from '../provider/schemaIndex.ts';
import type { ChoiceModel, FieldKind, FieldModel, Label } from './model.ts';

/** What a guess may look at besides the field itself. */
export interface GuessContext {
  readonly index: SchemaIndex;
  /** The type that holds the field. */
  readonly entity: string;
  /** Resource name by type name. */
  readonly resources: ReadonlyMap<string, string>;
  readonly create: readonly IntrospectionInputValue[];
  readonly update: readonly IntrospectionInputValue[];
  readonly where: readonly IntrospectionInputValue[];
  readonly order: readonly IntrospectionInputValue[];
}

/** Describes a field from introspection alone, for whatever the catalogue says nothing of. */
export function guessField(field: IntrospectionField, context: GuessContext): FieldModel {
  const target = relationTarget(field.type, context.index);
  const input = inputName(field, context);
  const created = context.create.find((given) => given.name === input);
  return {
    ...emptyField(field.name, labelFrom(field.description, field.name)),
    kind: target ? relationKind(target, input, context) : kindOf(field.type, context.index),
    required: created?.type.kind === 'NON_NULL' && created.defaultValue == null,
    creatable: created !== undefined,
    editable: context.update.some((given) => given.name === input),
    sortable: context.order.some((given) => given.name === field.name),
    filterable: context.where.some((given) => given.name === field.name),
    input,
    target: target ? (context.resources.get(target.entity) ?? null) : null,
    inverse: target?.isMany ? inverseOf(target.entity, context) : null,
    options: choicesOf(field.type, context.index),
  };
}

/** Whether a page has a place for values of a type: objects that are neither rows nor lists of rows, such as figures, have none. */
export function isShown(type: IntrospectionTypeRef, index: SchemaIndex): boolean {
  return outputFields(index, namedType(type)).length === 0 || relationTarget(type, index) !== null;
}

/** Describes an input field (of a verb) from introspection alone. */
export function guessInput(given: IntrospectionInputValue, index: SchemaIndex): FieldModel {
  return {
    ...emptyField(given.name, labelFrom(given.description, given.name)),
    kind: kindOf(given.type, index),
    required: given.type.kind === 'NON_NULL' && given.defaultValue == null,
    creatable: true,
    editable: true,
    options: choicesOf(given.type, index),
  };
}

/** A readable label from a description `中文 | English`, else from the name: `nextVisitDue` → `Next visit due`. */
export function labelFrom(description: string | null | undefined, name: string): Label {
  const [zh, en] = (description ?? '').split('\n')[0]?.split(' | ') ?? [];
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  const readable = words.charAt(0).toUpperCase() + words.slice(1);
  return zh && en ? { zh: zh.trim(), en: en.trim() } : { zh: readable, en: readable };
}

function emptyField(name: string, label: Label): FieldModel {
  return {
    name,
    label,
    help: null,
    kind: 'TEXT',
    unit: null,
    required: false,
    default: null,
    shownOnce: false,
    internal: false,
    follows: null,
    creatable: false,
    editable: false,
    sortable: false,
    filterable: false,
    hasNone: true,
    input: name,
    target: null,
    inverse: null,
    only: null,
    options: [],
    optionsBy: null,
    maxLength: null,
    min: null,
    max: null,
    scale: null,
    format: null,
    told: null,
  };
}

const scalarKinds: Readonly<Record<string, FieldKind>> = {
  ID: 'ID',
  String: 'TEXT',
  Int: 'NUMBER',
  Float: 'NUMBER',
  Boolean: 'FLAG',
  Decimal: 'DECIMAL',
  Date: 'DATE',
  DateTime: 'DATE_TIME',
  Period: 'PERIOD',
  JSON: 'JSON',
};

function kindOf(type: IntrospectionTypeRef, index: SchemaIndex): FieldKind {
  const name = namedType(type);
  const isEnum = index.types.get(name)?.kind === 'ENUM';
  if (isEnum) return isList(type) ? 'CHOICES' : 'CHOICE';
  if (isList(type)) return name === 'String' ? 'TAGS' : 'JSON';
  return scalarKinds[name] ?? 'JSON';
}

interface RelationTarget {
  readonly entity: string;
  readonly isMany: boolean;
}

function relationTarget(type: IntrospectionTypeRef, index: SchemaIndex): RelationTarget | null {
  const fields = outputFields(index, namedType(type));
  const nodes = fields.find((field) => field.name === 'nodes');
  if (nodes) return { entity: namedType(nodes.type), isMany: true };
  const hasId = fields.some((field) => field.name === 'id');
  return hasId ? { entity: namedType(type), isMany: false } : null;
}

function relationKind(target: RelationTarget, input: string, context: GuessContext): FieldKind {
  if (!target.isMany) return 'BELONGS_TO';
  const isLinked = [...context.create, ...context.update].some((given) => given.name === input);
  return isLinked || inverseOf(target.entity, context) === null ? 'LINKS' : 'HAS_MANY';
}

function inputName(field: IntrospectionField, context: GuessContext): string {
  const target = relationTarget(field.type, context.index);
  if (!target) return field.name;
  return target.isMany ? `${field.name.replace(/s$/, '')}Ids` : `${field.name}Id`;
}

function inverseOf(target: string, context: GuessContext): string | null {
  const back = outputFields(context.index, target).find((field) => namedType(field.type) === context.entity);
  return back?.name ?? null;
}

function choicesOf(type: IntrospectionTypeRef, index: SchemaIndex): readonly ChoiceModel[] {
  const found = index.types.get(namedType(type));
  if (found?.kind !== 'ENUM') return [];
  return found.enumValues.map((value) => ({
    value: value.name,
    label: labelFrom(value.description, value.name),
    color: null,
    group: null,
    only: null,
  }));
}
