import type { Entity } from '../field/index.ts';
import { isImportable } from '../import/viewerSheet.ts';
import type { SchemaAccess } from '../schema/grants.ts';

/** What the viewer may do with the rows of a noun. */
export function canOf(access: SchemaAccess, entity: Entity) {
  const { grants } = access;
  const [create, edit, remove] = [grants.may(entity, 'create'), grants.may(entity, 'update'), grants.may(entity, 'delete')];
  const isWritten = [...entity.fields.values()].some(({ write }) => write !== 'never');
  return {
    list: true,
    show: true,
    create: create && isWritten,
    edit: edit && isWritten,
    delete: remove,
    restore: remove,
    export: grants.mayExport(entity),
    import: isImportable(access, entity),
  };
}
