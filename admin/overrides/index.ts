import { lazy } from 'react';
import type { ComponentType } from 'react';

/** The views of one resource that may be replaced. */
export interface Override {
  readonly list?: ComponentType;
  readonly board?: ComponentType;
  readonly show?: ComponentType;
  readonly create?: ComponentType;
  readonly edit?: ComponentType;
}

const SheetPage = lazy(async () => ({ default: (await import('./assessment/SheetPage.tsx')).SheetPage }));
const NeedBoardPage = lazy(async () => ({ default: (await import('./needs/NeedBoardPage.tsx')).NeedBoardPage }));
const TourFormPage = lazy(async () => ({ default: (await import('./tourForm/TourFormPage.tsx')).TourFormPage }));
const TemplatePage = lazy(async () => ({ default: (await import('./assessment/TemplatePage.tsx')).TemplatePage }));

const TakePage = lazy(async () => ({ default: (await import('./stock/TakePage.tsx')).TakePage }));

/** The exceptions, by resource name; whatever is not here has its generated screens. */
export const overrides: Readonly<Record<string, Override>> = {
  assessmentSheets: { show: SheetPage },
  needs: { board: NeedBoardPage },
  tourRequests: { create: TourFormPage },
  assessmentTemplates: { show: TemplatePage },
  stockTakes: { show: TakePage },
};
