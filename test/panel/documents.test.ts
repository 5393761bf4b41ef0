import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { resourceNamed } from '../../admin/generate/model.ts';
import { boardDocument, columnDocument } from '../../admin/provider/boardDocument.ts';
import {
  bulkRequest,
  createRequest,
  listRequest,
  manyRequest,
  oneRequest,
  rowRequest,
  updateRequest,
  verbRequest,
} from '../../admin/provider/documents.ts';
import { changes, toRecord } from '../../admin/provider/row.ts';
import { toOrderBy, toWhere } from '../../admin/provider/where.ts';
import { model } from './library.ts';

const books = resourceNamed(model, 'books');
const authors = resourceNamed(model, 'authors');

describe('listRequest', () => {
  it('reads the shown columns and what names a row, nothing else', () => {
    const { text } = listRequest(model, books, { columns: ['author', 'price'] });

    expect(text).toBe(
      'query books($first: Int, $offset: Int) { books(first: $first, offset: $offset) ' +
        '{ nodes { id version title author { id nameZh nameEn } price } totalCount } }',
    );
  });

  it('turns pages into offsets', () => {
    const { variables } = listRequest(model, books, { pagination: { page: 3, perPage: 25 } });

    expect(variables).toEqual({ first: 25, offset: 50 });
  });

  it('asks for deleted rows only when told to', () => {
    const { variables } = listRequest(model, books, { filter: { _deleted: true } });

    expect(variables).toMatchObject({ deleted: 'ONLY' });
    expect(variables).not.toHaveProperty('where');
  });

  it('keeps the rows of one parent within the filter', () => {
    const { variables } = listRequest(model, books, { filter: { title: { contains: '呐喊' } }, within: { author: { id: { eq: '7' } } } });

    expect(variables['where']).toEqual({ and: [{ title: { contains: '呐喊' } }, { author: { id: { eq: '7' } } }] });
  });
});

describe('toWhere', () => {
  it('drops what was left empty', () => {
    expect(toWhere(model, books, { title: { contains: '' }, author: { id: { in: [] } }, state: { in: ['LENT'] } })).toEqual({
      state: { in: ['LENT'] },
    });
  });

  it('searches the title where the gateway has no search of its own', () => {
    expect(toWhere(model, books, { q: '呐喊' })).toEqual({ title: { contains: '呐喊' } });
    expect(toWhere(model, authors, { q: '鲁' })).toEqual({ q: '鲁' });
  });

  it('bounds instants by the business’s days', () => {
    expect(toWhere(model, books, { lentAt: { gte: '2026-11-23', lte: '2026-11-23' } })).toEqual({
      lentAt: { gte: '2026-11-22T16:00:00.000Z', lte: '2026-11-23T15:59:59.999Z' },
    });
  });
});

describe('toOrderBy', () => {
  it('orders a relation by what names its rows', () => {
    expect(toOrderBy(model, books, { field: 'author', order: 'DESC' })).toEqual([{ author: { nameZh: 'DESC' } }]);
  });

  it('leaves the gateway its own order for what cannot be sorted', () => {
    expect(toOrderBy(model, books, { field: 'id', order: 'ASC' })).toBeNull();
  });
});

describe('oneRequest and manyRequest', () => {
  it('reads all fields of one row and how many related ones there are', () => {
    const { text } = oneRequest(model, authors, '7');

    expect(text).toContain('booksTotal: books(first: 1) { totalCount }');
  });

  it('reads names alone for many rows', () => {
    const { text, variables } = manyRequest(model, authors, ['1', '2']);

    expect(text).toContain('nodes { id version nameZh nameEn }');
    expect(variables['where']).toEqual({ id: { in: ['1', '2'] } });
  });
});

describe('writing', () => {
  it('creates with what was given, and leaves defaults to the gateway', () => {
    const { variables } = createRequest(model, books, { title: '呐喊', authorId: '7', price: '', tags: null, pages: 12 });

    expect(variables['input']).toEqual({ title: '呐喊', authorId: '7' });
  });

  it('updates by the difference, with nulls for what was cleared', () => {
    const before = { title: '呐喊', price: '12.50', tags: ['a'], pages: 12, version: 4 };
    const after = { ...before, title: '彷徨', price: '', pages: 13 };
    const { variables } = updateRequest(model, books, { id: '1', before, after, version: before.version });

    expect(variables).toEqual({ id: '1', input: { title: '彷徨', price: null }, expectedVersion: 4 });
  });

  it('sends decimals as they were typed', () => {
    expect(changes(['price'], { price: '1.10' }, { price: '12345678901234567.89' })).toEqual({ price: '12345678901234567.89' });
  });

  it('passes only the arguments that the operation has', () => {
    expect(rowRequest(books, 'restore', { id: '1', version: 3 }).variables).toEqual({ id: '1' });
    expect(rowRequest(books, 'remove', { id: '1', version: 3 }).variables).toEqual({ id: '1', expectedVersion: 3 });
  });

  it('reads of a bulk answer what the schema has', () => {
    expect(bulkRequest(books, 'removeMany', { ids: ['1'] }).text).toContain('{ changed }');
  });

  it('runs a verb with its input and the version seen', () => {
    const [lend] = books.verbs;

    expect(verbRequest(lend!, { id: '1', version: 2, values: { borrower: '张三', until: '', other: 1 } }).variables).toEqual({
      id: '1',
      expectedVersion: 2,
      input: { borrower: '张三' },
    });
  });

  it('says what is missing instead of sending what the schema lacks', () => {
    expect(() => createRequest(model, authors, {})).toThrow('no operation to create "authors"');
  });

  it('writes documents that parse', () => {
    const texts = [listRequest(model, books, {}), oneRequest(model, books, '1'), createRequest(model, books, {})];

    for (const { text } of texts) expect(() => parse(text)).not.toThrow();
  });
});

describe('toRecord', () => {
  it('keeps the row of a relation that no input sets', () => {
    const resource = { ...books, fields: books.fields.map((field) => (field.name === 'author' ? { ...field, input: 'author' } : field)) };

    expect(toRecord(resource, { id: '1', author: { id: '7' } })).toEqual({ id: '1', author: { id: '7' } });
  });

  it('puts relations under their input names as ids and keeps nulls', () => {
    const row = { id: '1', title: '呐喊', author: null, editors: { nodes: [{ id: '8' }] }, price: null };

    expect(toRecord(books, row)).toMatchObject({ authorId: null, editorIds: ['8'], editors: [{ id: '8' }], price: null });
  });
});

describe('boardDocument', () => {
  const wish = {
    status: 'state',
    states: [
      { state: 'SHELVED', sort: { field: 'title', order: 'ASC' } },
      { state: 'LENT', sort: { field: 'title', order: 'DESC' } },
    ],
    fields: ['author'],
    filter: { q: '狂人', state: { in: ['SHELVED', 'LENT'] } },
    sum: 'price',
  };

  it('asks for all columns at once, each under the list’s filter and in its own state', () => {
    const { text, variables } = boardDocument(model, books, wish);

    expect(() => parse(text)).not.toThrow();
    expect(text.match(/books\(/g)).toHaveLength(2);
    expect(variables).toEqual({
      in_SHELVED: { and: [{ title: { contains: '狂人' } }, { state: { eq: 'SHELVED' } }] },
      in_LENT: { and: [{ title: { contains: '狂人' } }, { state: { eq: 'LENT' } }] },
      by_SHELVED: [{ title: 'ASC' }],
      by_LENT: [{ title: 'DESC' }],
    });
  });

  it('asks for further cards of one column', () => {
    const { text, variables } = columnDocument(model, books, wish, { ...wish.states[1]!, page: 2 });

    expect(() => parse(text)).not.toThrow();
    expect(text).toContain('first: 15, offset: 30)');
    expect(variables).toMatchObject({ by_LENT: [{ title: 'DESC' }] });
  });
});
