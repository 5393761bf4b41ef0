import type { FieldModel, PanelModel, ResourceModel } from '../model.ts';
import { fieldNamed, isRelatedList, resourceNamed } from '../model.ts';

/** Where a record's timeline reads from: its related rows of one noun, or what was done to itself. */
export interface TimelineSource {
  readonly key: string;
  readonly target: ResourceModel;
  /** The field of the target that says when. */
  readonly date: FieldModel;
  /** The record's own list of them; null: the history of the record. */
  readonly field: FieldModel | null;
  /** What is shown of each beside its name and its time. */
  readonly facts: readonly FieldModel[];
}

/** The tab of a record's page that shows its timeline; no field has such a name. */
export const timelineTab = '_timeline';

const factsOfEach = 3;
const instants = new Set(['DATE', 'DATE_TIME']);

/** The related nouns that stand in an order of time, and the history: what a record's life is told from. */
export function timelineSources(model: PanelModel, resource: ResourceModel): readonly TimelineSource[] {
  const related = resource.fields.filter(isRelatedList).flatMap((field) => {
    const target = field.target && field.inverse ? resourceNamed(model, field.target) : undefined;
    const date = target && orderedBy(target);
    return target && date ? [{ key: field.name, target, date, field, facts: factFields(target, date, field) }] : [];
  });
  const told = resource.history ? resourceNamed(model, resource.history) : undefined;
  const at = told && orderedBy(told);
  return told && at ? [...related, { key: 'history', target: told, date: at, field: null, facts: [] }] : related;
}

function orderedBy(target: ResourceModel): FieldModel | undefined {
  const field = fieldNamed(target, target.sort.field);
  return field && field.sortable && instants.has(field.kind) ? field : undefined;
}

function factFields(target: ResourceModel, date: FieldModel, { inverse }: FieldModel): readonly FieldModel[] {
  const elsewhere = new Set([target.title, date.name, inverse]);
  const state = target.status && target.list.includes(target.status) ? [target.status] : [];
  return [...new Set([...state, ...target.list])]
    .flatMap((name) => (elsewhere.has(name) ? [] : (fieldNamed(target, name) ?? [])))
    .slice(0, factsOfEach);
}
