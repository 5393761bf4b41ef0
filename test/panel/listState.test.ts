import { describe, expect, it } from '@jest/globals';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { isFiltered, isSameState, readState, searchOf, stateOf, unfiltered } from '../../admin/generate/list/listState.ts';
import { newCondition, newGroup, readGroup, whereOf } from '../../admin/generate/list/filter/conditionTree.ts';
import { resourceNamed, type Where } from '../../admin/generate/model.ts';
import { listRequest } from '../../admin/provider/documents.ts';
import { fitting } from '../../admin/provider/fitting.ts';
import { indexSchema, inputTypes } from '../../admin/provider/schemaIndex.ts';
import { model } from './library.ts';

const books = resourceNamed(model, 'books');

const schema = buildSchema(`
  scalar DateTime
  enum Tier { KEY SMALL }
  input TierFilter { eq: Tier in: [Tier!] }
  input InstantFilter { eq: DateTime gte: DateTime lte: DateTime gt: DateTime lt: DateTime }
  input VisitWhere { at: InstantFilter tier: TierFilter and: [VisitWhere!] }
  input VisitMany { some: VisitWhere none: VisitWhere every: VisitWhere }
  input Where { tier: TierFilter visits: VisitMany and: [Where!] or: [Where!] not: Where }
  type Query { x(where: Where): Int }`);
const parts = { inputs: inputTypes(indexSchema(introspectionFromSchema(schema).__schema)), timeZone: 'Asia/Shanghai' };

describe('a condition that was kept', () => {
  it('loses the fields, operators and values that the viewer’s schema lacks, and says how many', () => {
    const where = {
      secret: { eq: 'x' },
      tier: { in: ['KEY', 'GONE'], like: 'K' },
      or: [{ visits: { some: { fee: { gt: 1 } } } }, { visits: { some: { tier: { eq: 'SMALL' } } } }],
    };

    expect(fitting(parts, 'Where', where)).toEqual({
      where: { tier: { in: ['KEY'] }, or: [{ visits: { some: { tier: { eq: 'SMALL' } } } }] },
      left: 4,
    });
  });

  it('of which nothing is left is none', () => {
    expect(fitting(parts, 'Where', { and: [{ secret: { eq: 'x' } }] })).toEqual({ where: undefined, left: 1 });
  });

  it.each([
    ['gte', { gte: '2026-11-22T16:00:00.000Z' }],
    ['lt', { lt: '2026-11-22T16:00:00.000Z' }],
    ['lte', { lte: '2026-11-23T15:59:59.999Z' }],
    ['gt', { gt: '2026-11-23T15:59:59.999Z' }],
    ['eq', { gte: '2026-11-22T16:00:00.000Z', lte: '2026-11-23T15:59:59.999Z' }],
  ])('has a day of the business’s where it compares an instant by %s', (operator, bounds) => {
    const where = { visits: { some: { at: { [operator]: '2026-11-23' } } } };

    expect(fitting(parts, 'Where', where).where).toEqual({ visits: { some: { at: bounds } } });
  });
});

describe('the state of a list', () => {
  const filterValues = {
    state: { in: ['LENT'] },
    _where: { price: { gt: '9' } },
    _columns: ['title', 'price'],
    _view: 'v',
    _deleted: true,
  };
  const openList = {
    filterValues,
    sort: { field: 'title', order: 'ASC' },
    perPage: 50,
    columns: ['title', 'price'],
    density: 'compact',
    look: 'list',
  } as const;
  const open = stateOf(openList);

  it('is all that makes one look at it differ from another', () => {
    expect(open).toEqual({
      filter: { state: { in: ['LENT'] } },
      where: { price: { gt: '9' } },
      columns: ['title', 'price'],
      density: 'compact',
      sort: { field: 'title', order: 'ASC' },
      perPage: 50,
      look: 'list',
      by: {},
    });
  });

  it('is the same after it was kept and read, whatever the order of its keys', () => {
    const kept = JSON.parse(JSON.stringify({ ...open, filter: undefined, where: open.where })) as object;

    expect(isSameState(books, open, readState({ perPage: 50, ...open }))).toBe(true);
    expect(isSameState(books, open, readState(kept))).toBe(false);
    expect(isSameState(books, open, readState({ ...open, sort: { field: 'price', order: 'DESC' } }))).toBe(false);
  });

  it('has what a view says nothing of from the list', () => {
    const plain = { ...open, filter: {}, where: undefined, sort: { field: 'title', order: 'DESC' as const }, perPage: 25 };

    expect(isSameState(books, plain, readState({}))).toBe(true);
  });

  it.each([null, 7, 'x', [1], { filter: [1], where: 'x', columns: 'y', sort: { order: 1 }, perPage: 'many', density: 'huge' }])(
    'opens from %j',
    (kept) => {
      expect(readState(kept)).toEqual({});
    },
  );

  it('holds the look and what that is made by, which views of before say nothing of', () => {
    const board = stateOf({ ...openList, filterValues: { ...filterValues, _board: 'state', _groups: ['title'] }, look: 'board' });

    expect(board).toMatchObject({ look: 'board', by: { _board: 'state' } });
    expect(isSameState(books, board, readState({ ...board, look: undefined, by: undefined }))).toBe(true);
    expect(isSameState(books, board, readState(open))).toBe(false);
    expect(readState({ look: 'board', by: { _board: 'state', _where: {} } })).toEqual({ look: 'board', by: { _board: 'state' } });
    expect(readState({ look: 'cinema', by: {} })).toEqual({});
    expect(searchOf(books, board)).toContain(encodeURIComponent('"_board":"state"'));
  });

  it('travels in an address', () => {
    const search = new URLSearchParams(searchOf(books, open, 'v'));

    expect(JSON.parse(search.get('filter')!)).toEqual({ ...filterValues, _deleted: undefined });
    expect([search.get('sort'), search.get('order'), search.get('perPage')]).toEqual(['title', 'ASC', '50']);
  });

  it('asks for the columns that its address says, in one condition', () => {
    const { text, variables } = listRequest(model, books, { filter: filterValues, columns: ['author'] });

    expect(text).toContain('{ nodes { id version title price } totalCount }');
    expect(variables['where']).toEqual({ and: [{ state: { in: ['LENT'] } }, { price: { gt: '9' } }] });
  });

  it('is narrowed down by conditions, not by columns', () => {
    expect(isFiltered({ _columns: ['title'], _view: 'v' })).toBe(false);
    expect(isFiltered({ _where: { price: { gt: '9' } } })).toBe(true);
    expect(unfiltered(filterValues)).toEqual({ _columns: ['title', 'price'], _view: 'v' });
  });
});

describe('a condition in the builder', () => {
  const take = (where: Where) => readGroup(parts.inputs, 'Where', where);

  it.each<[string, Where]>([
    ['one comparison', { tier: { in: ['KEY'] } }],
    ['any of several', { or: [{ tier: { eq: 'KEY' } }, { visits: { some: { tier: { eq: 'SMALL' } } } }] }],
    [
      'a group in a group',
      { and: [{ tier: { eq: 'KEY' } }, { or: [{ tier: { eq: 'SMALL' } }, { visits: { none: { tier: { eq: 'KEY' } } } }] }] },
    ],
    ['what the panel does not take apart', { not: { tier: { eq: 'KEY' } } }],
    ['more than one word about one related row', { visits: { some: { tier: { eq: 'KEY' }, at: { gte: '2026-11-23' } } } }],
  ])('is put together as it was taken apart: %s', (_name, where) => {
    expect(whereOf(take(where))).toEqual(where);
  });

  it('must hold whole where fields stand side by side', () => {
    const { join, items } = take({ tier: { in: ['KEY'], notIn: ['SMALL'] }, visits: { every: { tier: { eq: 'KEY' } } } });

    expect([join, items.map(({ kind }) => kind)]).toEqual(['and', ['condition', 'condition', 'condition']]);
  });

  it('loses what was left unfinished', () => {
    const items = [newCondition(), newCondition({ steps: ['tier'], operator: 'in', value: [] }), newGroup('or', [newCondition()])];

    expect(whereOf(newGroup('and', items))).toBeUndefined();
    expect(whereOf(newGroup('and', [...items, newCondition({ steps: ['tier'], operator: 'eq', value: 'KEY' })]))).toEqual({
      tier: { eq: 'KEY' },
    });
  });
});
