import type { FieldModel, InputTypes, PanelModel, ResourceModel } from '../../model.ts';
import { fieldNamed, resourceNamed, whereType } from '../../model.ts';
import { isMany, isWhere } from './conditionTree.ts';

/** What the steps of a condition lead to. */
export interface ConditionField {
  /** The field of the list's own rows. */
  readonly own: FieldModel;
  /** How related rows are spoken of: some, none, every; null where there is one or none. */
  readonly quantifier: string | null;
  /** The field of the related row; null for the row itself and for fields of the list's own. */
  readonly related: FieldModel | null;
  /** Whether it is the related row itself that is compared. */
  readonly isRow: boolean;
  /** The input with the operators. */
  readonly type: string;
}

/** The fields of a list that conditions can be made of. */
export function conditionFields(model: PanelModel, resource: ResourceModel): readonly FieldModel[] {
  const known = model.inputs.get(whereType(resource));
  return resource.fields.filter(({ name, kind, target }) => known?.has(name) && name !== 'id' && !(isRelation(kind) && !target));
}

/** The fields of the rows that a relation leads to, without further relations. */
export function relatedFields(model: PanelModel, field: FieldModel): readonly FieldModel[] {
  if (!field.target) return [];
  const target = resourceNamed(model, field.target);
  const known = model.inputs.get(whereType(target));
  return target.fields.filter(({ name, kind }) => known?.has(name) && name !== 'id' && !isRelation(kind));
}

/** The ways to speak of related rows; empty where there is one or none. */
export function quantifiers(model: PanelModel, resource: ResourceModel, field: FieldModel): readonly string[] {
  const type = model.inputs.get(whereType(resource))?.get(field.name)?.type ?? '';
  return isMany(model.inputs, type) ? [...(model.inputs.get(type)?.keys() ?? [])].toSorted(byUse) : [];
}

/** Where steps lead; null for none, and for what the viewer's schema lacks. */
export function conditionField(model: PanelModel, resource: ResourceModel, steps: readonly string[]): ConditionField | null {
  const own = fieldNamed(resource, steps[0] ?? '');
  const type = typeAt(model.inputs, whereType(resource), steps);
  if (!own || !type) return null;
  const target = own.target ? resourceNamed(model, own.target) : null;
  const isQuantified = quantifiers(model, resource, own).length > 0;
  const last = isRelation(own.kind) ? steps[isQuantified ? 2 : 1] : undefined;
  const related = target && last && last !== 'id' ? (fieldNamed(target, last) ?? null) : null;
  if (last && last !== 'id' && !related) return null;
  return { own, quantifier: isQuantified ? (steps[1] ?? null) : null, related, isRow: last === 'id', type };
}

/** The steps to a field as it is chosen: of a relation first to the row itself. */
export function firstSteps(model: PanelModel, resource: ResourceModel, field: FieldModel): readonly string[] {
  if (!isRelation(field.kind)) return [field.name];
  const [quantifier] = quantifiers(model, resource, field);
  return quantifier ? [field.name, quantifier, 'id'] : [field.name, 'id'];
}

/** The operators that the viewer's schema declares for what a condition compares, those first that are wanted most. */
export function operatorsAt(inputs: InputTypes, field: ConditionField): readonly string[] {
  const compared = field.related ?? field.own;
  const declared = [...(inputs.get(field.type)?.keys() ?? [])];
  // a list of instants is nothing that people type
  const offered = compared.kind === 'DATE_TIME' ? declared.filter((operator) => !['in', 'notIn', 'ne'].includes(operator)) : declared;
  return offered.toSorted(byUse);
}

/** Whether an operator takes several values. */
export function takesMany(inputs: InputTypes, field: ConditionField, operator: string): boolean {
  return inputs.get(field.type)?.get(operator)?.isList ?? false;
}

const ORDER = [
  'some',
  'none',
  'every',
  'contains',
  'in',
  'hasAny',
  'eq',
  'gte',
  'lte',
  'gt',
  'lt',
  'notIn',
  'ne',
  'has',
  'startsWith',
  'endsWith',
  'isNull',
];

function byUse(left: string, right: string): number {
  return ORDER.indexOf(left) - ORDER.indexOf(right);
}

function typeAt(inputs: InputTypes, root: string, steps: readonly string[]): string | null {
  const type = steps.reduce<string | null>((at, step) => (at ? (inputs.get(at)?.get(step)?.type ?? null) : null), root);
  return type && !isWhere(inputs, type) && !isMany(inputs, type) ? type : null;
}

function isRelation(kind: FieldModel['kind']): boolean {
  return kind === 'BELONGS_TO' || kind === 'HAS_MANY' || kind === 'LINKS';
}
