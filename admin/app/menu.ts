import type { GroupModel, PanelModel, ReportModel, ResourceModel } from '../generate/model.ts';
import type { PanelPage } from './pages.ts';
import { pagesFor } from './pages.ts';

/** A group of the menu with its entries. */
export interface MenuGroup {
  readonly group: GroupModel;
  readonly pages: readonly PanelPage[];
  readonly resources: readonly ResourceModel[];
  readonly reports: readonly ReportModel[];
}

/** The viewer's menu: the catalogue's groups in its order, without empty ones. */
export function menuOf(model: PanelModel, pages: readonly PanelPage[] = []): readonly MenuGroup[] {
  const open = pagesFor(model, pages);
  const groups = model.groups.map((group) => ({
    group,
    pages: open.filter((page) => page.group === group.key),
    resources: model.resources.filter((resource) => resource.group === group.key),
    reports: model.reports.filter((report) => report.group === group.key),
  }));
  return groups.filter(({ pages, resources, reports }) => pages.length + resources.length + reports.length > 0);
}
