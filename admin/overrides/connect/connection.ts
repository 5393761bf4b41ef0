import { titleFields } from '../../generate/choose.ts';
import type { ListRequest } from '../../generate/list/useListRequest.ts';
import type { FieldModel, Label, PanelModel } from '../../generate/model.ts';
import { resourceNamed } from '../../generate/model.ts';

/** Rows that a reporting tool is given at once: the gateway's bound on a page of theirs. */
export const pageRows = 1000;

/** One column of the table that a reporting tool shall hold. */
export interface Column {
  /** Where it stands in a row of the answer. */
  readonly path: readonly string[];
  readonly label: string;
}

/** What a program asks for to read what a list shows. */
export interface Connection {
  /** The gateway's address. */
  readonly url: string;
  /** The query field that gives the rows. */
  readonly name: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column[];
  /** The scopes that a token needs for it. */
  readonly scopes: readonly string[];
}

interface Place {
  readonly model: PanelModel;
  /** The gateway's own address: `https://kam.example.com`. */
  readonly origin: string;
  readonly label: (label: Label) => string;
}

/** The list on the page as a query of its own: the same rows, in the same order, in the same columns. */
export function connectionOf({ model, origin, label }: Place, { resource, where, orderBy, columns }: ListRequest): Connection {
  const { name, args } = resource.operations.list;
  const shown = columns.flatMap((field) => {
    const path = pathOf(model, field, MAX_DEPTH);
    return path ? [{ path, label: label(field.label) }] : [];
  });
  const read = [
    resource.entity,
    ...columns.flatMap(({ kind, target }) => (kind === 'BELONGS_TO' && target ? [resourceNamed(model, target).entity] : [])),
  ];
  const scopes = [...new Set(read)].map((entity) => `${entity.charAt(0).toLowerCase()}${entity.slice(1)}:read`);
  return {
    url: `${origin}/graphql`,
    name,
    document: documentOf({ name, where: args['where'], orderBy: args['orderBy'] }, shown),
    variables: { ...(where && { where }), ...(orderBy && { orderBy }) },
    columns: shown,
    scopes,
  };
}

/** How far a row that is named by another row is followed. */
const MAX_DEPTH = 3;

/** A value of its own, or what names the row that it leads to; lists of rows are tables of their own. */
function pathOf(model: PanelModel, field: FieldModel, depth: number): readonly string[] | null {
  if (field.kind === 'LINKS' || field.kind === 'HAS_MANY' || field.kind === 'JSON') return null;
  if (field.kind !== 'BELONGS_TO') return [field.name];
  const title = field.target && depth > 0 ? titleFields(resourceNamed(model, field.target))[0] : undefined;
  const rest = title ? pathOf(model, title, depth - 1) : ['id'];
  return rest && [field.name, ...rest];
}

interface Asked {
  readonly name: string;
  readonly where: string | undefined;
  readonly orderBy: string | undefined;
}

function documentOf({ name, where, orderBy }: Asked, columns: readonly Column[]): string {
  const types = { where, orderBy, after: 'String' };
  const given = Object.entries(types).filter(([, type]) => type);
  const declared = given.map(([arg, type]) => `$${arg}: ${type}`).join(', ');
  const passed = [...given.map(([arg]) => `${arg}: $${arg}`), `first: ${pageRows}`].join(', ');
  const fields = ['id', ...columns.filter(({ path }) => path.join() !== 'id').map(({ path }) => nested(path))];
  return [
    `query (${declared}) {`,
    `  ${name}(${passed}) {`,
    '    nodes {',
    ...fields.map((field) => `      ${field}`),
    '    }',
    '    pageInfo { hasNextPage endCursor }',
    '  }',
    '}',
  ].join('\n');
}

function nested([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} { ${nested(rest)} }`;
}
