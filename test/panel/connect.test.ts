import { describe, expect, it } from '@jest/globals';
import { buildClientSchema, parse, validate } from 'graphql';
import { resourceNamed } from '../../admin/generate/model.ts';
import { connectionOf } from '../../admin/overrides/connect/connection.ts';
import { apiSource, curl, grafana, powerQuery } from '../../admin/overrides/connect/snippets.ts';
import { introspection, model } from './library.ts';

const books = resourceNamed(model, 'books');
const place = { model, origin: 'https://books.example', label: ({ zh }: { zh: string }) => zh };
const columns = books.fields.filter(({ name }) => ['title', 'author', 'editors', 'price'].includes(name));

function connected(where?: Record<string, never>) {
  return connectionOf(place, { resource: books, where, orderBy: null, deleted: false, columns, total: 3 });
}

describe('a list as a query of a program', () => {
  it('asks for the columns shown, of a related row what names it, and of lists nothing', () => {
    expect(connected().columns.map(({ path }) => path.join('.'))).toEqual(['title', 'author.nameZh', 'price']);
    expect(connected().scopes).toEqual(['book:read', 'author:read']);
  });

  it('is valid for the schema that it was made from', () => {
    const schema = buildClientSchema({ __schema: introspection });
    const text = connected()
      .document.replaceAll(/, after: \$after|, \$after: String/g, '')
      .replace(' endCursor', '');

    expect(validate(schema, parse(text))).toEqual([]);
  });
});

describe('a snippet', () => {
  const quoted = { ...connected(), variables: { where: { title: { contains: `it's "1" #(lf)` } } } };

  it('for a terminal holds what is typed into the filter, whatever its quotes', () => {
    const body = /-d '(.*)'$/s.exec(curl(quoted))![1]!.replaceAll(String.raw`'\''`, "'");

    expect(JSON.parse(body)).toMatchObject({ variables: quoted.variables });
  });

  it('for Power Query doubles quotes, and writes nothing that it would read as a sign', () => {
    const text = /Variables = Json\.Document\("(.*)"\),/.exec(powerQuery(quoted))![1]!;
    const read = text.replaceAll('#(#)', '#').replaceAll('""', '"');

    expect(JSON.parse(read)).toEqual(quoted.variables);
    expect(text).not.toContain('#(lf)');
  });

  it('for Power Query leaves a cell empty where a row leads to none', () => {
    expect(powerQuery(connected())).toContain('= if [author] = null then null else [author][nameZh]');
  });

  it('tells other tools where the rows are', () => {
    expect(JSON.parse(grafana(connected()))).toMatchObject({ root_selector: 'data.books.nodes', columns: [{ selector: 'title' }, {}, {}] });
    expect(apiSource(connected())).toContain('JSONPath: $.data.books.nodes[*]');
  });
});
