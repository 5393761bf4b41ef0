import type { Shape } from '../../i18n/shape.ts';
import type { zhTourInbox } from './zhTourInbox.ts';

/** Sentences of the applications that wait, in English. */
export const enTourInbox: Shape<typeof zhTourInbox> = {
  menu: 'Tour approvals',
  title: 'Tour approvals',
  mine: 'Waiting for you (%{smart_count})',
  others: 'Waiting for others (%{smart_count})',
  toArrange: 'To arrange (%{smart_count})',
  noneMine: 'No application waits for you.',
  noneToArrange: 'No tour waits for its arrangement.',
  left: 'The 100 that start soonest are shown; there are %{smart_count} more.',
  selectAll: 'Select all that wait for you',
  select: 'Select %{no}',
  selected: '%{smart_count} selected',
  onSelected: '%{label} selected',
  titleMany: '%{label}: %{smart_count} applications',
  aheadDays: '%{days} days ahead',
  aheadHours: '%{hours} hours ahead',
  approvedBy: 'Approved by %{names}',
  awaits: 'Waits for %{names}',
  urgent: 'Urgent: %{reason}',
  lack: {
    over: 'past its planned start',
    late: 'due %{hours} hours ahead, is %{ahead}',
    closed: 'the route has a closed zone',
    tooMany: 'more than %{limit} at a time (%{headcount})',
    list: '%{listed} listed of %{headcount}',
  },
};
