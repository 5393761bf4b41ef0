import type { PanelModel, ResourceModel, Where } from '../generate/model.ts';
import type { BoardDocument } from './boardDocument.ts';
import { listSelection } from './selection.ts';
import { both, toOrderBy, toWhere } from './where.ts';

/** Rows of a week that are read at once; what a month costs stays within the gateway's bound. */
export const rowsOfWeek = 70;

/** Days of the official calendar that are read at once; no stretch has as many. */
const mostDays = 60;

/** What a calendar shows. */
export interface CalendarWish {
  /** The condition of each week. */
  readonly weeks: readonly Where[];
  readonly fields: readonly string[];
  readonly filter: Where;
  /** The field that the rows of a week are ordered by. */
  readonly order: string;
}

/** The name under which a week's rows are answered, counted from 0. */
export function weekName(place: number): string {
  return `week_${place}`;
}

/** The weeks of a calendar in one request, each with how many rows there are. */
export function calendarDocument(model: PanelModel, resource: ResourceModel, wish: CalendarWish): BoardDocument {
  const { list } = resource.operations;
  const filter = toWhere(model, resource, wish.filter);
  const order = list.args['orderBy'] ? toOrderBy(model, resource, { field: wish.order, order: 'ASC' }) : null;
  const names = wish.weeks.map((_week, place) => weekName(place));
  const declared = [...names.map((name) => `$${name}: ${list.args['where']}`), ...(order ? [`$by: ${list.args['orderBy']}`] : [])];
  const nodes = listSelection(model, resource, wish.fields);
  const parts = names.map(
    (name) =>
      `${name}: ${list.name}(where: $${name}${order ? ', orderBy: $by' : ''}, first: ${rowsOfWeek}) { nodes { ${nodes} } totalCount }`,
  );
  const wheres = wish.weeks.map((week, place) => [weekName(place), both(filter, week)] as const);
  return {
    text: `query calendar(${declared.join(', ')}) { ${parts.join(' ')} }`,
    variables: { ...Object.fromEntries(wheres), ...(order && { by: order }) },
  };
}

/** The days of a stretch on which the official calendar departs from Monday to Friday; null where the viewer has none. */
export function workDaysDocument({ operations, workCalendar }: ResourceModel, first: string, last: string): BoardDocument | null {
  if (!workCalendar) return null;
  const { date, isWorkday, name } = workCalendar;
  const { list } = operations;
  return {
    text: `query workDays($where: ${list.args['where']}) { days: ${list.name}(where: $where, first: ${mostDays}) { nodes { date: ${date} isWorkday: ${isWorkday} name: ${name} } } }`,
    variables: { where: { [date]: { gte: first, lte: last } } },
  };
}
