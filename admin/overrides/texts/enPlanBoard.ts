import type { Shape } from '../../i18n/shape.ts';
import type { zhPlanBoard } from './zhPlanBoard.ts';

/** Sentences of the plan board, in English. */
export const enPlanBoard: Shape<typeof zhPlanBoard> = {
  menu: 'Plan board',
  title: 'Plan board · %{period}',
  notSubmitted: 'Not submitted',
  missing: 'Missing',
  all: 'All',
  waiting: 'To approve',
  returned: 'Returned',
  approved: 'Approved',
  late: 'Late',
  open: 'Not submitted',
  counts: 'Show by status',
  missingNames: 'Still to submit (%{smart_count}): %{names}',
  copyReminder: 'Copy reminder',
  copied: 'Copied',
  reminder: '%{names}: please submit the plan for %{period}, due %{at}.',
  openPlan: 'Open the plan of %{name}',
  select: 'Select the plan of %{name}',
  selectAll: 'Select all to approve',
  approveMany: 'Approve selected (%{smart_count})',
  approving: 'Approving…',
  close: 'Close',
  none: 'No specialists in this scope',
  noneShown: 'No plan matches',
  items: 'Items (%{smart_count})',
  noItems: 'No items',
  record: 'Open record',
  amendments: 'Amendments to decide: %{smart_count}',
};
