import { describe, expect, it } from '@jest/globals';
import { held, listPath, momentOf } from '../../admin/overrides/dashboard/measure.ts';
import { askParts } from '../../admin/overrides/dashboard/parts.ts';
import { clashesOf } from '../../admin/overrides/dashboard/tourClashes.ts';
import { model } from './library.ts';

const part = (key: string) => ({ key, declared: [`$${key}: Where`], text: `${key} { count }`, variables: { [key]: 1 } });
const moment = momentOf('2026-11-27', 'me');

describe('parts of a page', () => {
  it('are asked in one query', async () => {
    const asked: unknown[] = [];
    const ask = async (...request: unknown[]) => {
      asked.push(request);
      return { a: 1, b: 2 };
    };

    const answers = await askParts(ask, 'day', [part('a'), part('b')]);

    expect(asked).toEqual([['query day($a: Where, $b: Where) { a { count } b { count } }', { a: 1, b: 1 }]]);
    expect(answers).toEqual({ data: { a: 1, b: 2 }, failed: new Map() });
  });

  it('are asked one by one where the query is refused, so that a bad one takes no other with it', async () => {
    const trouble = new Error('TIMEOUT');
    const ask = (text: string) => (text.includes('b {') ? Promise.reject(trouble) : Promise.resolve({ a: 1 }));

    expect(await askParts(ask, 'day', [part('a'), part('b')])).toEqual({ data: { a: 1 }, failed: new Map([['b', trouble]]) });
    await expect(askParts(() => Promise.reject(trouble), 'day', [part('a'), part('b')])).rejects.toBe(trouble);
  });
});

describe('a measure', () => {
  it('is absent where the viewer’s schema lacks its list, a field of its condition or what it adds up', () => {
    const where = () => ({ state: { in: ['LENT'] } });

    expect(held(model, { list: 'books', where }, moment)?.resource.name).toBe('books');
    expect(held(model, { list: 'films', where }, moment)).toBeNull();
    expect(held(model, { list: 'books', where: () => ({ pages: { gte: 1 } }) }, moment)).toBeNull();
    expect(held(model, { list: 'books', where, sum: 'pages' }, moment)).toBeNull();
  });

  it('opens its list under its own condition', () => {
    const open = listPath({
      resource: held(model, { list: 'books', where: () => ({}) }, moment)!.resource,
      filter: { _where: {}, state: {} },
    });

    expect(new URLSearchParams(open.split('?')[1]).get('displayedFilters')).toBe('{"state":true}');
  });
});

describe('the moment of a day', () => {
  it.each([
    ['2026-11-23', '2026-11-29'],
    ['2026-11-27', '2026-11-29'],
    ['2026-11-29', '2026-11-29'],
  ])('of %s has its week end on %s', (today, weekEnd) => {
    expect(momentOf(today, 'me')).toMatchObject({ weekEnd, month: '2026-11', firstDay: '2026-11-01', lastDay: '2026-11-30' });
  });
});

describe('tours on one route', () => {
  const tour = (no: string, plannedStart: string, plannedEnd: string, route = 'r1') => ({
    id: no,
    no,
    visitorOrg: '',
    plannedStart,
    plannedEnd,
    route: { id: route },
  });

  it('meet while they overlap, and not when one begins as the other ends', () => {
    const tours = [tour('1', '09', '11'), tour('2', '10', '12'), tour('3', '12', '13'), tour('4', '09', '13', 'r2')];

    expect([...clashesOf(tours)]).toEqual([
      ['1', ['2']],
      ['2', ['1']],
    ]);
  });
});
