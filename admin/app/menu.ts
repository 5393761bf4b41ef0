import type { GroupModel, PanelModel, ResourceModel } from '../generate/model.ts';

/** A group of the menu with its entries. */
export interface MenuGroup {
  readonly group: GroupModel;
  readonly resources: readonly ResourceModel[];
}

/** The viewer's menu: the catalogue's groups in its order, without empty ones. */
export function menuOf(model: PanelModel): readonly MenuGroup[] {
  const groups = model.groups.map((group) => ({
    group,
    resources: model.resources.filter((resource) => resource.group === group.key),
  }));
  return groups.filter(({ resources }) => resources.length > 0);
}
