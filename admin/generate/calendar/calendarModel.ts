import { addMonths } from '../../i18n/calendar.ts';
import { fromClock, toClock } from '../../i18n/time.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, ResourceModel, Where, WhereValue } from '../model.ts';
import { recordFields } from '../readModel.ts';
import { addDays } from './workDays.ts';

export const SPANS = ['month', 'week', 'list'] as const;
export type Span = (typeof SPANS)[number];

/** What a calendar shows: rows from one day field, or up to another, over a stretch of days. */
export interface CalendarBy {
  readonly start: FieldModel;
  /** Null for rows that have but one day. */
  readonly end: FieldModel | null;
  readonly span: Span;
  /** A day of the stretch. */
  readonly day: string;
}

/** The fields that rows can be put on days by: the noun's own first, those of every row after them. */
export function dayFields(resource: ResourceModel): readonly FieldModel[] {
  const days = resource.fields.filter(({ kind, filterable }) => filterable && (kind === 'DATE' || kind === 'DATE_TIME'));
  return [...days.filter(({ name }) => !recordFields.has(name)), ...days.filter(({ name }) => recordFields.has(name))];
}

/** Whether a resource is looked at by days: when its rows were entered is no reason to. */
export function hasCalendar(resource: ResourceModel): boolean {
  return dayFields(resource).some(({ name }) => !recordFields.has(name));
}

/** The fields that may end what another begins. */
export function endFields(resource: ResourceModel, start: FieldModel): readonly FieldModel[] {
  return dayFields(resource).filter(({ name, kind }) => kind === start.kind && name !== start.name && !recordFields.has(name));
}

/** What an address says of a calendar, made good where it says nothing or what the viewer lacks. */
export function chosenCalendar(resource: ResourceModel, said: WhereValue, day: string): CalendarBy | null {
  const { start: startName, end: endName, span } = (typeof said === 'object' && said !== null && !Array.isArray(said) ? said : {}) as Where;
  const fields = dayFields(resource);
  const named = fields.find(({ name }) => name === startName);
  const start = named ?? fields.find(({ name }) => resource.list.includes(name)) ?? fields[0];
  if (!start) return null;
  const ends = endFields(resource, start);
  const end = ends.find(({ name }) => name === (named ? endName : usualEnd(start.name)));
  return { start, end: end ?? null, span: SPANS.find((one) => one === span) ?? 'month', day };
}

/** `plannedStart` ends with `plannedEnd`, `validFrom` with `validTo`. */
function usualEnd(start: string): string {
  return start
    .replace(/Start|From/, (word) => ({ Start: 'End', From: 'To' })[word] ?? word)
    .replace(/^start|^from/, (word) => (word === 'start' ? 'end' : 'to'));
}

/** A stretch of days, from its first to its last. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days that are shown: the week, the month, or for a grid the month's weeks from Monday to Sunday. */
export function daysShown({ span, day }: Pick<CalendarBy, 'span' | 'day'>): Days {
  if (span === 'week') return weekOf(day);
  const first = addMonths(day, 0);
  const last = addDays(addMonths(day, 1), -1);
  return span === 'list' ? { first, last } : { first: weekOf(first).first, last: weekOf(last).last };
}

/** The same stretch before or after. */
export function stepped({ span, day }: Pick<CalendarBy, 'span' | 'day'>, by: 1 | -1): string {
  return span === 'week' ? addDays(day, by * 7) : addMonths(day, by);
}

/** The stretch cut into weeks, each of which is asked for by itself, so that a full one leaves room for the next. */
export function weeksIn({ first, last }: Days): readonly Days[] {
  const weeks: Days[] = [];
  for (let from = first; from <= last; from = addDays(weekOf(from).last, 1)) {
    const until = weekOf(from).last;
    weeks.push({ first: from, last: until < last ? until : last });
  }
  return weeks;
}

function weekOf(day: string): Days {
  const first = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  return { first, last: addDays(first, 6) };
}

interface Asked extends Pick<CalendarBy, 'start' | 'end'> {
  readonly days: Days;
  /** Whether what began before and reaches into the days belongs to them too. */
  readonly isFirst: boolean;
  readonly timeZone: string;
}

/** The condition that a row begins on one of the days, or reaches into them. */
export function daysWhere({ start, end, days, isFirst, timeZone }: Asked): Where {
  const from = boundOf(start, days.first, timeZone);
  const begins: Where = { [start.name]: { gte: from, lt: boundOf(start, addDays(days.last, 1), timeZone) } };
  return end && isFirst ? { or: [begins, { [start.name]: { lt: from }, [end.name]: { gte: from } }] } : begins;
}

function boundOf({ kind }: FieldModel, day: string, timeZone: string): string {
  return kind === 'DATE' ? day : (fromClock(`${day}T00:00`, timeZone) ?? day);
}

/** A row on its days. */
export interface Entry {
  readonly from: string;
  /** The last of its days. */
  readonly until: string;
  /** `14:35`, or empty for days without a time. */
  readonly clock: string;
}

/** The days of a row; null where it has none. */
export function entryOf({ start, end }: Pick<CalendarBy, 'start' | 'end'>, row: Row, timeZone: string): Entry | null {
  const begun = placeOf(start, row, timeZone);
  if (!begun) return null;
  const ended = end && placeOf(end, row, timeZone);
  const until = ended && ended.day > begun.day ? ended.day : begun.day;
  return { from: begun.day, until, clock: [begun.clock, ended?.clock].filter(Boolean).join('–') };
}

function placeOf({ name, kind }: FieldModel, row: Row, timeZone: string) {
  const value = row[name];
  if (typeof value !== 'string') return null;
  if (kind === 'DATE') return { day: value, clock: '' };
  const [day = '', clock = ''] = toClock(value, timeZone).split('T');
  return { day, clock };
}

/** What is written, by input name, to put a row so many days later: its end goes along, the time of day stays. */
export function movedBy({ start, end }: Pick<CalendarBy, 'start' | 'end'>, row: Row, days: number, timeZone: string): Row {
  const moved = [start, end].flatMap((field) => {
    const place = field && placeOf(field, row, timeZone);
    if (!field || !place) return [];
    const day = addDays(place.day, days);
    return [[field.input, field.kind === 'DATE' ? day : fromClock(`${day}T${place.clock}`, timeZone)] as const];
  });
  return Object.fromEntries(moved);
}

/** How many days one is after another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
