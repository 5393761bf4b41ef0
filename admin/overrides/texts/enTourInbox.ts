import type { Shape } from '../../i18n/shape.ts';
import type { zhTourInbox } from './zhTourInbox.ts';

/** Sentences of the applications that wait, in English. */
export const enTourInbox: Shape<typeof zhTourInbox> = {
  menu: 'Tour approvals',
  title: 'Tour approvals',
  toDecide: 'To decide (%{smart_count})',
  toArrange: 'To arrange (%{smart_count})',
  noneToDecide: 'No application waits for a decision.',
  noneToArrange: 'No tour waits for its arrangement.',
  ahead: '%{hours} hours ahead',
  approvedBy: 'Approved by %{names}',
  urgent: 'Urgent: %{reason}',
  lack: {
    late: 'due %{hours} hours ahead, is %{ahead}',
    closed: 'the route has a closed zone',
    tooMany: 'more than %{limit} at a time (%{headcount})',
    list: '%{listed} listed of %{headcount}',
  },
};
