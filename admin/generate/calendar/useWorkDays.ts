import { usePanel } from '../../app/panel.ts';
import { workDaysDocument } from '../../provider/calendarDocument.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Days } from './calendarModel.ts';
import type { CalendarDay } from './workDays.ts';
import { WorkDays } from './workDays.ts';

/** Which days of a stretch are worked, by the list that the catalogue names for it; else Monday to Friday. */
export function useWorkDays({ first, last }: Days): WorkDays {
  const { resources } = usePanel();
  const calendar = resources.find(({ workCalendar }) => workCalendar !== null);
  const document = calendar ? workDaysDocument(calendar, first, last) : null;
  const { data } = useAnswer<{ readonly days: { readonly nodes: readonly CalendarDay[] } }>(
    document?.text ?? '',
    document?.variables ?? {},
    document !== null,
  );
  return new WorkDays(document ? (data?.days.nodes ?? []) : []);
}
