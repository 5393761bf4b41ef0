import { describe, expect, it } from '@jest/globals';
import { menuOf } from '../../admin/app/menu.ts';
import {
  boardFields,
  cardFields,
  chosenField,
  columnSort,
  movesFrom,
  stateField,
  statesShown,
} from '../../admin/generate/board/boardModel.ts';
import { titleOf } from '../../admin/generate/choose.ts';
import { fieldNamed, resourceNamed } from '../../admin/generate/model.ts';
import { readModel } from '../../admin/generate/readModel.ts';
import { bareModel, catalogue, introspection, model } from './library.ts';

describe('readModel from introspection alone', () => {
  const books = resourceNamed(bareModel, 'books');

  it('finds each type that has a list of its own', () => {
    expect(bareModel.resources.map((resource) => resource.entity)).toEqual(['Author', 'Book']);
  });

  it('guesses the kind of every field', () => {
    const kinds = books.fields.map((field) => [field.name, field.kind]);

    expect(Object.fromEntries(kinds)).toMatchObject({
      title: 'TEXT',
      author: 'BELONGS_TO',
      editors: 'LINKS',
      price: 'DECIMAL',
      state: 'CHOICE',
      boughtOn: 'DATE',
      lentAt: 'DATE_TIME',
      pages: 'NUMBER',
      isRare: 'FLAG',
      tags: 'TAGS',
    });
  });

  it('takes labels from bilingual descriptions and makes readable ones of names', () => {
    expect(fieldNamed(books, 'title')?.label).toEqual({ zh: '书名', en: 'Title' });
    expect(fieldNamed(books, 'boughtOn')?.label.en).toBe('Bought on');
    expect(fieldNamed(books, 'state')?.options[1]?.label).toEqual({ zh: '借出', en: 'Lent' });
  });

  it('sees which fields may be given and which must', () => {
    expect(fieldNamed(books, 'author')).toMatchObject({ input: 'authorId', required: true, creatable: true, editable: true });
    expect(fieldNamed(books, 'editors')).toMatchObject({ input: 'editorIds', creatable: true, editable: false });
    expect(fieldNamed(books, 'pages')).toMatchObject({ creatable: false, editable: false, sortable: false });
  });

  it('finds the way back of a related list', () => {
    const field = fieldNamed(resourceNamed(bareModel, 'authors'), 'books');

    expect(field).toMatchObject({ kind: 'HAS_MANY', target: 'books', inverse: 'author' });
  });

  it('offers only the operations that the schema holds', () => {
    const { operations } = resourceNamed(bareModel, 'authors');

    expect([operations.create, operations.remove, operations.restore]).toEqual([null, null, null]);
  });

  it('puts what no catalogue speaks of into a menu group of its own', () => {
    expect(menuOf(bareModel).map(({ group }) => group.key)).toEqual(['other']);
  });
});

describe('readModel with a catalogue', () => {
  const books = resourceNamed(model, 'books');

  it('takes names, columns, filters and order from the catalogue', () => {
    expect(books).toMatchObject({ labels: { en: 'Books' }, filters: ['author'], sort: { field: 'title', order: 'DESC' } });
  });

  it('leaves out what the viewer’s schema lacks', () => {
    expect(books.list).toEqual(['title', 'author', 'price']);
    expect(fieldNamed(books, 'secret')).toBeUndefined();
    expect(books.verbs.map((verb) => verb.operation.name)).toEqual(['lendBook']);
  });

  it('guesses the fields that the catalogue says nothing of', () => {
    expect(fieldNamed(books, 'isRare')?.kind).toBe('FLAG');
    expect(books.verbs[0]?.fields.map((field) => field.input)).toEqual(['borrower', 'until']);
  });

  it('shows every field in exactly one group, those of every row in none', () => {
    const placed = books.tabs.flatMap((tab) => tab.fields.map((field) => field.name));

    expect(new Set(placed).size).toBe(placed.length);
    expect(placed).toEqual(expect.arrayContaining(['title', 'isRare', 'tags']));
    expect(placed).not.toContain('createdAt');
  });

  it('obeys what the catalogue forbids', () => {
    const entities = catalogue.entities.map((entity) => ({ ...entity, can: { ...entity.can, create: false } }));
    const forbidding = readModel(introspection, { ...catalogue, entities });

    expect(resourceNamed(forbidding, 'books').operations.create).toBeNull();
  });
});

describe('resourceNamed', () => {
  it('names the resources there are when one is unknown', () => {
    expect(() => resourceNamed(model, 'magazines')).toThrow('Known resources: books, authors');
  });
});

describe('titleOf', () => {
  const author = { id: '1', nameZh: '鲁迅', nameEn: 'Lu Xun' };
  const authors = resourceNamed(model, 'authors');

  it('names a row in the reader’s language', () => {
    const named = { ...authors, title: 'nameZh' };

    expect([titleOf(model, named, author, 'zh'), titleOf(model, named, author, 'en')]).toEqual(['鲁迅', 'Lu Xun']);
  });

  it('falls back to the other language', () => {
    expect(titleOf(model, { ...authors, title: 'nameZh' }, { ...author, nameEn: null }, 'en')).toBe('鲁迅');
  });
});

describe('the board of a resource', () => {
  const books = resourceNamed(model, 'books');
  const field = stateField(books)!;
  const by = { resource: books, field, isWritable: false };

  it('has the states as columns, or those that the filter names', () => {
    const states = (filter: object) => statesShown(field, filter as never).map(({ state }) => state);

    expect([states({}), states({ state: { in: ['LENT'] } }), states({ state: { eq: 'SHELVED' } })]).toEqual([
      ['SHELVED', 'LENT'],
      ['LENT'],
      ['SHELVED'],
    ]);
  });

  it('opens the ways that the viewer’s operations lead', () => {
    const ways = (state: string) => movesFrom(by, state).map(({ verb, to }) => [verb?.operation.name, to]);

    expect([ways('SHELVED'), ways('LENT')]).toEqual([[['lendBook', 'LENT']], []]);
  });

  it('tells on a card what the list tells first', () => {
    expect(cardFields(books)).toEqual(['author', 'price']);
  });

  it('puts first what presses, unless another order was chosen for the list', () => {
    const fields = [fieldNamed(books, 'lentAt')!];
    const sortOf = (state: string, chosen: { field: string; order: string }) => columnSort(by, state, fields, chosen);

    expect(sortOf('SHELVED', books.sort)).toEqual({ field: 'lentAt', order: 'ASC' });
    expect(sortOf('LENT', books.sort)).toEqual(books.sort);
    expect(sortOf('SHELVED', { field: 'price', order: 'DESC' })).toEqual({ field: 'price', order: 'DESC' });
  });

  it('is none of a resource without choices', () => {
    expect([stateField(resourceNamed(model, 'authors')), boardFields(resourceNamed(model, 'authors'))]).toEqual([null, []]);
  });

  it('has any other choice as columns, with one for what has none, and moves where it may be written', () => {
    const shelf = { ...field, name: 'shelf', hasNone: true };
    const library = { ...books, fields: [...books.fields, shelf] };
    const ways = (isWritable: boolean) =>
      movesFrom({ resource: library, field: shelf, isWritable }, 'LENT').map(({ verb, to }) => [verb, to]);

    expect(boardFields(library).map(({ name }) => name)).toEqual(['state', 'shelf']);
    expect([chosenField(library, 'shelf'), chosenField(library, 'gone'), chosenField(library, undefined)].map((one) => one?.name)).toEqual([
      'shelf',
      'state',
      'state',
    ]);
    expect(statesShown(shelf, {}).map(({ state }) => state)).toEqual(['SHELVED', 'LENT', '']);
    expect([ways(true), ways(false)]).toEqual([
      [
        [null, 'SHELVED'],
        [null, ''],
      ],
      [],
    ]);
  });
});
