import type { BulkRows } from '../../provider/bulkEdit.ts';
import { fileTarget } from '../files/fileModel.ts';
import type { FieldModel, PanelModel, ResourceModel, VerbModel } from '../model.ts';

/** The rows that a bulk edit is for, and how many. */
export interface BulkTarget {
  readonly rows: BulkRows;
  readonly count: number;
}

/** Fields that one value can be given to on many rows. */
export function bulkFields(model: PanelModel, { fields, operations }: ResourceModel): readonly FieldModel[] {
  const { update } = operations;
  if (!update) return [];
  return fields.filter(
    (field) =>
      field.editable &&
      update.inputFields.includes(field.input) &&
      !['HAS_MANY', 'JSON', 'ID'].includes(field.kind) &&
      !fileTarget(model, field),
  );
}

/** Operations that ask for nothing. */
export function bulkVerbs({ verbs }: ResourceModel): readonly VerbModel[] {
  return verbs.filter(({ onRow, fields, reveals }) => onRow && reveals.length === 0 && fields.every(({ required }) => !required));
}

/** Whether anything can be done with many rows at once. */
export function isTickable(model: PanelModel, resource: ResourceModel): boolean {
  return resource.operations.removeMany !== null || bulkFields(model, resource).length > 0 || bulkVerbs(resource).length > 0;
}
