import type { FieldModel, PanelModel, ResourceModel } from '../generate/model.ts';
import { fieldNamed, resourceNamed } from '../generate/model.ts';
import { titleFields } from '../generate/choose.ts';

/** Most links of one row that are read at once; the gateway's own bound on a list. */
export const linkLimit = 100;

const titleDepth = 3;

/** What a list reads: the title and the columns shown, nothing else. */
export function listSelection(model: PanelModel, resource: ResourceModel, columns: readonly string[]): string {
  const names = [...new Set([...titleFields(resource).map((field) => field.name), ...columns])];
  const fields = names.flatMap((name) => fieldNamed(resource, name) ?? []);
  return ['id', ...versionOf(resource), ...fields.map((field) => fieldSelection(model, field))].join(' ');
}

/** What the pages of one row read: all fields, and of the related lists how many there are. */
export function fullSelection(model: PanelModel, resource: ResourceModel): string {
  const fields = resource.fields.filter((field) => field.name !== 'id' && !field.shownOnce);
  return ['id', ...fields.map((field) => fieldSelection(model, field))].join(' ');
}

/** The name under which a related list's total is read. */
export function totalName(field: FieldModel): string {
  return `${field.name}Total`;
}

function versionOf(resource: ResourceModel): readonly string[] {
  return fieldNamed(resource, 'version') ? ['version'] : [];
}

/** What is read of one field; a record by what names it. */
export function fieldSelection(model: PanelModel, field: FieldModel): string {
  switch (field.kind) {
    case 'BELONGS_TO':
      return `${field.name} { ${titleSelection(model, field, titleDepth)} }`;
    case 'LINKS':
      return `${field.name}(first: ${linkLimit}) { nodes { ${titleSelection(model, field, titleDepth)} } }`;
    case 'HAS_MANY':
      return `${totalName(field)}: ${field.name}(first: 1) { totalCount }`;
    default:
      return field.name;
  }
}

function titleSelection(model: PanelModel, field: FieldModel, depth: number): string {
  if (!field.target || depth === 0) return 'id';
  const target = resourceNamed(model, field.target);
  const titles = titleFields(target).map((title) =>
    title.kind === 'BELONGS_TO' ? `${title.name} { ${titleSelection(model, title, depth - 1)} }` : title.name,
  );
  const facts = target.upload ? [target.upload.mediaType, target.upload.size] : [];
  return [...new Set(['id', ...titles, ...facts])].join(' ');
}
