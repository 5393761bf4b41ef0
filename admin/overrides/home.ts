import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

interface Part {
  /** The query that it lives by: a viewer whose schema lacks it goes without. */
  readonly needs: string;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** Where people begin, instead of their first list. */
export const home: Part = {
  needs: 'notifications',
  component: lazy(async () => ({ default: (await import('./today/TodayPage.tsx')).TodayPage })),
};

/** What stands in the bar above every page, beside the viewer's own menu. */
export const bell: Part = {
  needs: 'notifications',
  component: lazy(async () => ({ default: (await import('./today/NoticeBell.tsx')).NoticeBell })),
};

/** What is said above every page for as long as it holds. */
export const notices: readonly Part[] = [
  {
    needs: 'workCalendarYears',
    component: lazy(async () => ({ default: (await import('./plans/CalendarNotice.tsx')).CalendarNotice })),
  },
];
