import type { Shape } from './shape.ts';
import type { zhGroups } from './zhGroups.ts';

/** The words of rows put together in groups. */
export const enGroups: Shape<typeof zhGroups> = {
  title: '%{name} by group',
  by: 'Group by',
  next: 'Then by',
  none: 'Nothing more',
  stretch: '%{name} (%{grain})',
  grain: { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' },
  weekOf: 'Week of %{day}',
  year: '%{year}',
  quarter: '%{year} Q%{quarter}',
  count: 'Count',
  open: 'Show these records',
  without: '(empty)',
  most: 'The first %{smart_count} groups are shown; narrow the filter for the others.',
};
