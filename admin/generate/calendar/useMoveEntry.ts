import { useNotify, useRefresh } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { useFieldEdit } from '../edit/useFieldEdit.tsx';
import { writableFields } from '../edit/writable.ts';
import { useRefusalText } from '../faults.ts';
import { movedBy } from './calendarModel.ts';
import type { CalendarBy } from './calendarModel.ts';
import type { Placed } from './useCalendar.ts';

/** Puts rows on other days, for those who may write the fields that say so. */
export function useMoveEntry(by: CalendarBy) {
  const model = usePanel();
  const resource = useResourceModel();
  const label = useLabels();
  const notify = useNotify();
  const refresh = useRefresh();
  const write = useFieldEdit();
  const reasonOf = useRefusalText();
  const writable = writableFields(model, resource);
  const { start, end } = by;
  return {
    mayMove: writable.has(start.name) && (end === null || writable.has(end.name)),
    /** Answers why it stays where it was, or nothing. */
    move: async ({ row }: Placed, days: number): Promise<string | null> => {
      try {
        await write({ row, changed: movedBy(by, row, days, model.timeZone), field: label(start.label) });
        return null;
      } catch (error) {
        const reason = reasonOf(error);
        notify(reason, { type: 'error', messageArgs: { _: reason } });
        refresh();
        return reason;
      }
    },
  };
}
