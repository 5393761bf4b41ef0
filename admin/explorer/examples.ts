import type { FieldModel, Label, PanelModel, ResourceModel } from '../generate/model.ts';
import { isRelatedList, resourceNamed } from '../generate/model.ts';
import { listSelection } from '../provider/selection.ts';

/** A query to begin with, and what it shows. */
export interface Example {
  readonly about: 'list' | 'count' | 'nested';
  readonly labels: Label;
  readonly query: string;
}

/** Examples over what this viewer has: the rows of a list, how many are in each state, and rows with those below them. */
export function examplesOf(model: PanelModel): readonly Example[] {
  const [first] = model.resources;
  const counted = model.resources.find(({ name, status }) => status && model.rootFields.has(`${name}Aggregate`));
  const parent = model.resources.find((resource) => relatedOf(resource).length > 0);
  return [
    ...(first ? [{ about: 'list' as const, labels: first.labels, query: listQuery(model, first) }] : []),
    ...(counted ? [{ about: 'count' as const, labels: counted.labels, query: countQuery(counted) }] : []),
    ...(parent ? [{ about: 'nested' as const, labels: parent.labels, query: nestedQuery(model, parent) }] : []),
  ];
}

function listQuery(model: PanelModel, resource: ResourceModel): string {
  return `query ${resource.name} { ${resource.name}(first: 10) { totalCount nodes { ${listSelection(model, resource, resource.list)} } } }`;
}

function countQuery({ name, status }: ResourceModel): string {
  return `query ${name}Counted { ${name}Aggregate(groupBy: [{ ${status}: true }]) { group { ${status} } count } }`;
}

function nestedQuery(model: PanelModel, resource: ResourceModel): string {
  const related = relatedOf(resource)
    .slice(0, 2)
    .map((field) => `${field.name}(first: 3) { totalCount nodes { ${listSelection(model, resourceNamed(model, field.target!), [])} } }`);
  return `query ${resource.name}Nested { ${resource.name}(first: 5) { nodes { ${listSelection(model, resource, [])} ${related.join(' ')} } } }`;
}

function relatedOf(resource: ResourceModel): readonly FieldModel[] {
  return resource.fields.filter((field) => isRelatedList(field) && field.target);
}
