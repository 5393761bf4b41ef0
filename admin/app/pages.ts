import type { ComponentType, LazyExoticComponent } from 'react';
import type { PanelModel } from '../generate/model.ts';

/** A page beside the generated ones: it gets a route, an entry in the menu, and is there only for those whom it can serve. */
export interface PanelPage {
  /** Its place in the address, without a slash in front: `plan-board`. */
  readonly path: string;
  /** A key of the panel's own sentences. */
  readonly label: string;
  /** A name of the icon set. */
  readonly icon: string;
  /** Key of the menu group that it stands in, before the lists; null: it is reached from the viewer's own menu or from another page. */
  readonly group: string | null;
  /** The queries and mutations that it lives by: a viewer whose schema lacks one has no such page. */
  readonly needs: readonly string[];
  /** What else must hold for it to be there. */
  readonly isOffered?: (model: PanelModel) => boolean;
  readonly component: LazyExoticComponent<ComponentType>;
  /** A sheet to print: without the bar and the menu around it. */
  readonly isPaper?: boolean;
}

/** Those of the pages that the viewer's schema can fill. */
export function pagesFor(model: PanelModel, pages: readonly PanelPage[]): readonly PanelPage[] {
  return pages.filter(({ needs, isOffered }) => needs.every((name) => model.rootFields.has(name)) && (isOffered?.(model) ?? true));
}
