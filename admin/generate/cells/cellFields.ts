import { writableFields } from '../edit/writable.ts';
import type { FieldKind, PanelModel, ResourceModel } from '../model.ts';

/** Kinds whose widget has no room in a cell of a table. */
const ELSEWHERE: ReadonlySet<FieldKind> = new Set(['TAGS', 'LINKS', 'JSON', 'HAS_MANY', 'ID']);

/** The fields that can be written in a cell of a table. */
export function cellFields(model: PanelModel, resource: ResourceModel): ReadonlySet<string> {
  const writable = writableFields(model, resource);
  return new Set(resource.fields.filter(({ name, kind }) => writable.has(name) && !ELSEWHERE.has(kind)).map(({ name }) => name));
}
