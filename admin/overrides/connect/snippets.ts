import { pageRows } from './connection.ts';
import type { Column, Connection } from './connection.ts';

/** Stands in every snippet where its reader puts their token: it is theirs alone, and shown once. */
export const tokenPlace = 'TOKEN';

/** For Power BI and Excel: reads page after page, and names the columns as the list does. */
export function powerQuery({ url, name, document, variables, columns }: Connection): string {
  const { origin, pathname } = new URL(url);
  const cells = columns.map(({ path, label }) => `#${mText(label)} = ${mValue(path)}`);
  return [
    'let',
    `  Token = ${mText(tokenPlace)},`,
    `  Document = ${mText(onOneLine(document))},`,
    `  Variables = Json.Document(${mText(JSON.stringify(variables))}),`,
    `  Page = (after) => Json.Document(Web.Contents(${mText(origin)}, [`,
    `    RelativePath = ${mText(pathname.slice(1))},`,
    '    Headers = [#"Authorization" = "Bearer " & Token, #"Content-Type" = "application/json"],',
    '    Content = Json.FromValue([query = Document, variables = Record.Combine({Variables, [after = after]})])',
    `  ]))[data][${name}],`,
    '  Pages = List.Generate(() => Page(null), each _ <> null,',
    '    each if [pageInfo][hasNextPage] then Page([pageInfo][endCursor]) else null),',
    '  Rows = List.Combine(List.Transform(Pages, each [nodes])),',
    `  Table = Table.FromRecords(List.Transform(Rows, each [${cells.join(', ')}]))`,
    'in',
    '  Table',
  ].join('\n');
}

/** A text of Power Query's own: quotes are doubled, and ends of lines written out. */
function mText(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll('#(', '#(#)(').replaceAll('\n', '#(lf)')}"`;
}

/** A field of a row; one that leads to no row is empty. */
function mValue(path: readonly string[]): string {
  const [last, ...before] = path
    .map((_step, index) =>
      path
        .slice(0, index + 1)
        .map((step) => `[${step}]`)
        .join(''),
    )
    .toReversed();
  return before.reduce((value, record) => `if ${record} = null then null else ${value}`, last ?? 'null');
}

/** For a terminal, and for whoever writes a program of their own. */
export function curl({ url, document, variables }: Connection): string {
  return [
    `curl '${url}' \\`,
    `  -H 'Authorization: Bearer ${tokenPlace}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${bodyOf(document, variables).replaceAll("'", String.raw`'\''`)}'`,
  ].join('\n');
}

/** A query of Grafana's Infinity data source, to be put in as JSON. */
export function grafana({ url, name, document, variables, columns }: Connection): string {
  const query = {
    type: 'json',
    source: 'url',
    parser: 'backend',
    format: 'table',
    url,
    url_options: { method: 'POST', body_type: 'raw', body_content_type: 'application/json', data: bodyOf(document, variables) },
    root_selector: `data.${name}.nodes`,
    columns: columns.map(({ path, label }) => ({ selector: path.join('.'), text: label, type: 'string' })),
  };
  return JSON.stringify(query, null, 2);
}

/** What the API data sources of 帆软 and Quick BI ask for, line by line. */
export function apiSource({ url, name, document, variables, columns }: Connection): string {
  return [
    `URL: ${url}`,
    'Method: POST',
    `Authorization: Bearer ${tokenPlace}`,
    'Content-Type: application/json',
    `Body: ${bodyOf(document, variables)}`,
    `JSONPath: $.data.${name}.nodes[*]`,
    ...columns.map(({ path, label }: Column) => `${label}: $.${path.join('.')}`),
  ].join('\n');
}

function bodyOf(document: string, variables: Connection['variables']): string {
  return JSON.stringify({ query: onOneLine(document), variables });
}

/** It holds no texts, so that no space of it means anything. */
function onOneLine(document: string): string {
  return document.replaceAll(/\s+/g, ' ');
}

/** Whether a list has more rows than a tool that reads one page is given. */
export function isMoreThanPage(total: number | undefined): boolean {
  return total !== undefined && total > pageRows;
}
