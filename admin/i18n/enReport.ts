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
  form: 'Form (Excel)',
  import: 'Take in a form',
  importTitle: 'Take in: %{name}',
  importHint:
    'Choose an Excel workbook filled in like this form. You see what would happen first; lines with something wrong are left out.',
  chooseFile: 'Choose a file',
  takeIn: 'Enter %{smart_count}',
  imported: '%{smart_count} entered',
  wouldBe: '%{created} new, %{updated} changed, %{unchanged} unchanged, %{refused} with something wrong.',
  preview: 'Preview',
  line: 'Line',
  outcome: 'Outcome',
  outcomes: { created: 'New', updated: 'Changed', unchanged: 'Unchanged' },
};
