import type { Shape } from './shape.ts';
import type { zhReport } from './zhReport.ts';

/** The words of report pages in English. */
export const enReport: Shape<typeof zhReport> = {
  csv: 'Download CSV',
  xlsx: 'Download Excel',
  print: 'Print',
  back: 'Back to the report',
  total: 'Total',
  incomplete: 'Choose what is required first.',
  empty: 'There is nothing for this choice.',
  emptyHint: 'Try another month or unit.',
};
