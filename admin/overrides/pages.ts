import type { PanelPage } from '../app/pages.ts';

/** Pages for work that goes across records, where a list and a form would leave somebody searching; each is one folder here. */
export const pages: readonly PanelPage[] = [];
