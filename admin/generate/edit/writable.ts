import { bulkFields } from '../flows/bulkModel.ts';
import type { FieldModel, PanelModel, ResourceModel } from '../model.ts';

/** The fields of a resource that the viewer may write in rows that exist. */
export function writableFields(model: PanelModel, resource: ResourceModel): ReadonlySet<string> {
  const isReachable = ({ kind, target }: FieldModel) => kind !== 'BELONGS_TO' || target !== null;
  return new Set(
    bulkFields(model, resource)
      .filter(isReachable)
      .map(({ name }) => name),
  );
}
