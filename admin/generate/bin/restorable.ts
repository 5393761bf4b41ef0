import type { PanelModel, ResourceModel } from '../model.ts';

/** The nouns whose deleted rows the viewer may see and bring back. */
export function restorable(model: PanelModel): readonly ResourceModel[] {
  return model.resources.filter(
    ({ operations, fields }) => operations.restore && operations.list.args['deleted'] && fields.some(({ name }) => name === 'deletedAt'),
  );
}
