import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  chosenCalendar,
  dayFields,
  daysShown,
  daysWhere,
  endFields,
  entryOf,
  movedBy,
  stepped,
  weeksIn,
} from '../../admin/generate/calendar/calendarModel.ts';
import { fieldNamed, resourceNamed } from '../../admin/generate/model.ts';
import { calendarDocument, workDaysDocument } from '../../admin/provider/calendarDocument.ts';
import { model } from './library.ts';

const books = resourceNamed(model, 'books');
const lentAt = fieldNamed(books, 'lentAt')!;
const dueAt = { ...lentAt, name: 'dueAt', input: 'dueAt' };
const boughtOn = { ...lentAt, name: 'boughtOn', input: 'boughtOn', kind: 'DATE' as const };
const soldOn = { ...boughtOn, name: 'soldOn', input: 'soldOn' };
const library = { ...books, fields: [...books.fields.filter(({ name }) => name !== 'boughtOn'), dueAt, boughtOn, soldOn] };
const timeZone = 'Asia/Shanghai';

describe('a calendar', () => {
  it('can be made of any day or instant that filters, and end with another of its kind', () => {
    expect(dayFields(library).map(({ name }) => name)).toEqual(['lentAt', 'dueAt', 'boughtOn', 'soldOn']);
    expect(endFields(library, boughtOn).map(({ name }) => name)).toEqual(['soldOn']);
    expect(dayFields(resourceNamed(model, 'authors'))).toEqual([]);
  });

  it('is what the address says, made good where that says what there is not', () => {
    const told = (said: object | undefined) => {
      const by = chosenCalendar(library, said as never, '2026-11-23')!;
      return [by.start.name, by.end?.name ?? null, by.span];
    };

    expect(told({ start: 'boughtOn', end: 'soldOn', span: 'week' })).toEqual(['boughtOn', 'soldOn', 'week']);
    expect(told({ start: 'boughtOn', end: 'dueAt', span: 'year' })).toEqual(['boughtOn', null, 'month']);
    expect(told(undefined)).toEqual(['lentAt', null, 'month']);
    expect(told({ start: 'gone' })).toEqual(['lentAt', null, 'month']);
  });

  it('takes a start with its end where their names say so', () => {
    const planned = {
      ...books,
      list: [],
      fields: [
        { ...lentAt, name: 'plannedStart' },
        { ...lentAt, name: 'plannedEnd' },
      ],
    };

    expect(chosenCalendar(planned, undefined, '2026-11-23')?.end?.name).toBe('plannedEnd');
  });

  it.each([
    ['month', '2026-11-23', '2026-10-26', '2026-12-06'],
    ['list', '2026-11-23', '2026-11-01', '2026-11-30'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
  ] as const)('shows in a %s of %s the days from %s to %s', (span, day, first, last) => {
    expect(daysShown({ span, day })).toEqual({ first, last });
  });

  it('goes on by months and weeks, and asks for the weeks one by one', () => {
    expect([stepped({ span: 'month', day: '2026-12-31' }, 1), stepped({ span: 'week', day: '2026-11-23' }, -1)]).toEqual([
      '2027-01-01',
      '2026-11-16',
    ]);
    expect(weeksIn({ first: '2026-11-01', last: '2026-11-30' }).map(({ first, last }) => `${first}/${last}`)).toEqual([
      '2026-11-01/2026-11-01',
      '2026-11-02/2026-11-08',
      '2026-11-09/2026-11-15',
      '2026-11-16/2026-11-22',
      '2026-11-23/2026-11-29',
      '2026-11-30/2026-11-30',
    ]);
  });

  it('asks for days as days, for instants by the business’s midnights, and at first for what reaches in', () => {
    const days = { first: '2026-11-23', last: '2026-11-29' };
    const [midnight, end] = ['2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'];

    expect(daysWhere({ start: boughtOn, end: null, days, isFirst: true, timeZone })).toEqual({
      boughtOn: { gte: '2026-11-23', lt: '2026-11-30' },
    });
    expect(daysWhere({ start: lentAt, end: dueAt, days, isFirst: false, timeZone })).toEqual({ lentAt: { gte: midnight, lt: end } });
    expect(daysWhere({ start: lentAt, end: dueAt, days, isFirst: true, timeZone })).toEqual({
      or: [{ lentAt: { gte: midnight, lt: end } }, { lentAt: { lt: midnight }, dueAt: { gte: midnight } }],
    });
  });

  it('puts a row on its days by the business’s clock, wherever the reader is', () => {
    const row = { lentAt: '2026-11-23T16:30:00.000Z', dueAt: '2026-11-25T01:00:00.000Z', boughtOn: '2026-11-23', soldOn: null };

    expect(entryOf({ start: lentAt, end: dueAt }, row, timeZone)).toEqual({
      from: '2026-11-24',
      until: '2026-11-25',
      clock: '00:30–09:00',
    });
    expect(entryOf({ start: boughtOn, end: soldOn }, row, timeZone)).toEqual({ from: '2026-11-23', until: '2026-11-23', clock: '' });
    expect(entryOf({ start: soldOn, end: null }, row, timeZone)).toBeNull();
  });

  it('writes another day with the time of day kept, and the end along with the start', () => {
    const row = { lentAt: '2026-11-23T16:30:00.000Z', dueAt: '2026-11-25T01:00:00.000Z', boughtOn: '2026-11-30', soldOn: null };

    expect(movedBy({ start: lentAt, end: dueAt }, row, 7, timeZone)).toEqual({
      lentAt: '2026-11-30T16:30:00.000Z',
      dueAt: '2026-12-02T01:00:00.000Z',
    });
    expect(movedBy({ start: boughtOn, end: soldOn }, row, 1, timeZone)).toEqual({ boughtOn: '2026-12-01' });
  });

  it('asks for all its weeks at once, each under the list’s filter and bounded', () => {
    const weeks = [{ lentAt: { gte: 'a' } }, { lentAt: { gte: 'b' } }];
    const { text, variables } = calendarDocument(model, books, { weeks, fields: ['lentAt'], filter: { q: '狂人' }, order: 'title' });

    expect(() => parse(text)).not.toThrow();
    expect(text.match(/first: 70/g)).toHaveLength(2);
    expect(variables).toEqual({
      week_0: { and: [{ title: { contains: '狂人' } }, weeks[0]] },
      week_1: { and: [{ title: { contains: '狂人' } }, weeks[1]] },
      by: [{ title: 'ASC' }],
    });
  });

  it('reads the days that are worked from the list that the catalogue names, where it names one', () => {
    const facts = { date: 'boughtOn', isWorkday: 'isRare', name: 'title' };
    const document = workDaysDocument({ ...books, workCalendar: facts }, '2026-11-01', '2026-11-30')!;

    expect(() => parse(document.text)).not.toThrow();
    expect(document.text).toContain('{ date: boughtOn isWorkday: isRare name: title }');
    expect(workDaysDocument(books, '2026-11-01', '2026-11-30')).toBeNull();
  });
});
