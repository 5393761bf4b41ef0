import { useListContext } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { calendarDocument, weekName } from '../../provider/calendarDocument.ts';
import { toRecord } from '../../provider/row.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Row } from '../choose.ts';
import { cardFields } from '../board/boardModel.ts';
import type { FieldModel, ResourceModel, Where } from '../model.ts';
import { fieldNamed } from '../model.ts';
import { daysShown, daysWhere, entryOf, weeksIn } from './calendarModel.ts';
import type { CalendarBy, Entry } from './calendarModel.ts';

interface Week {
  readonly nodes: readonly Row[];
  readonly totalCount: number;
}

/** A row with its place in the calendar. */
export interface Placed extends Entry {
  readonly row: RaRecord;
}

/** The field whose value colours a row: its state, else the first of the list's choices. */
export function colourField(resource: ResourceModel): FieldModel | undefined {
  const state = resource.status ? fieldNamed(resource, resource.status) : undefined;
  const listed = resource.list.flatMap((name) => fieldNamed(resource, name) ?? []);
  return state ?? listed.find(({ kind, options }) => kind === 'CHOICE' && options.some(({ color }) => color !== null));
}

/** What tells rows of like names or numbers apart: the first of what a card would tell that is a word. */
export function factField(resource: ResourceModel): FieldModel | undefined {
  const told = cardFields(resource).flatMap((name) => fieldNamed(resource, name) ?? []);
  return told.find(({ kind, target }) => kind === 'TEXT' || (kind === 'BELONGS_TO' && target !== null));
}

/** The rows of the days that are shown, under the list's filter: of these days alone, and of each week no more than a bound. */
export function useCalendar(by: CalendarBy) {
  const model = usePanel();
  const resource = useResourceModel();
  const filter = useListContext().filterValues as Where;
  const { start, end } = by;
  const { timeZone } = model;
  const weeks = weeksIn(daysShown(by)).map((days, place) => daysWhere({ start, end, days, isFirst: place === 0, timeZone }));
  const colour = colourField(resource);
  const fields = [start, end, colour, factField(resource)].flatMap((field) => field?.name ?? []);
  const { text, variables } = calendarDocument(model, resource, { weeks, fields, filter, order: start.name });
  const { data, error, isFetching, isPlaceholderData, refetch } = useAnswer<Readonly<Record<string, Week>>>(text, variables);
  const answers = weeks.flatMap((_week, place) => data?.[weekName(place)] ?? []);
  const rows = answers.flatMap(({ nodes }) => nodes).map((row) => toRecord(resource, row) as RaRecord);
  const entries = rows.flatMap((row): readonly Placed[] => {
    const entry = entryOf(by, row, timeZone);
    return entry ? [{ ...entry, row }] : [];
  });
  const total = answers.reduce((sum, { totalCount }) => sum + totalCount, 0);
  return { entries: data && !isPlaceholderData ? entries : null, shown: rows.length, total, error, isFetching, refetch };
}
