import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { PrintProps } from '../../generate/reports/PlainPrint.tsx';

/** A paper form that a report is printed as. */
export interface Print {
  readonly form: LazyExoticComponent<ComponentType<PrintProps>>;
  readonly orientation: 'portrait' | 'landscape';
  /** What the form needs of the records in the report's columns, by column. */
  readonly records?: Readonly<Record<string, string>>;
}

/** Reports that the company has printed forms for; all others are printed as plain tables. */
export const prints: Readonly<Record<string, Print>> = {
  assessmentRosterA: {
    form: lazy(async () => ({ default: (await import('./FormA.tsx')).FormA })),
    orientation: 'landscape',
    records: { specialist: 'id name nameEn orgUnit { id name nameEn }' },
  },
  assessmentSheetB: {
    form: lazy(async () => ({ default: (await import('./FormB.tsx')).FormB })),
    orientation: 'portrait',
    records: { specialist: 'id name nameEn orgUnit { id name nameEn }', sheet: 'id total max percent grade remark penalty' },
  },
  assessmentRosterC: {
    form: lazy(async () => ({ default: (await import('./FormC.tsx')).FormC })),
    orientation: 'landscape',
    records: { specialist: 'id name nameEn orgUnit { id name nameEn }' },
  },
};
