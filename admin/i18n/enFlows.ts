import type { Shape } from './shape.ts';
import type { zhFlows } from './zhFlows.ts';

/** The words of export, import and bulk edit. */
export const enFlows: Shape<typeof zhFlows> = {
  export: {
    entry: 'Export…',
    title: 'Export %{name}',
    filtered: 'All %{number} records that match the filter, in the order of the list.',
    whole: 'All %{number} records, in the order of the list.',
    noDeleted: 'Deleted records cannot be exported.',
    format: 'File format',
    xlsx: 'Excel workbook (.xlsx)',
    csv: 'CSV text (.csv, UTF-8)',
    columns: 'Columns',
    shown: 'The %{smart_count} columns of the list',
    all: 'All %{smart_count} columns',
    coming: 'Progress of the export',
    got: '%{size} MB received',
    run: 'Export',
    done: '%{smart_count} record exported. |||| %{smart_count} records exported.',
  },
};
