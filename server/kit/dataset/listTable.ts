import { Kind, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { fieldError, inputError } from '../errors.ts';
import type { Choice, Entity, Field, Registry } from '../field/index.ts';
import { columnOf, type Column } from './columns.ts';
import type { Telling } from './table.ts';
import type { DatasetView } from './view.ts';

/** A noun's rows as one viewer's schema has them. */
export interface ListSource {
  readonly registry: Registry;
  readonly schema: GraphQLSchema;
  readonly entity: Entity;
}

/** Rows that a related row may bring in a cell; what the panel shows of them too. */
const MAX_ITEMS = 100;

/** Related rows that are named by a related row, and so on, at most. */
const MAX_HOPS = 3;

const YES_NO: readonly Choice[] = [
  { value: 'true', label: { zh: '是', en: 'Yes' } },
  { value: 'false', label: { zh: '否', en: 'No' } },
];

/** The names that a list of the noun can have as columns, in the viewer's schema. */
export function columnNames(source: ListSource): string[] {
  const { entity } = source;
  return [...entity.fields.values()].filter((field) => isColumn(source, field)).map(({ name }) => name);
}

/** The columns asked for, or those of the noun's list: each field by itself, a related row by what names it. @throws VALIDATION_FAILED for a name that is none */
export function listColumns(source: ListSource, telling: Telling, wanted?: readonly string[]): Column[] {
  const known = new Set(columnNames(source));
  const names = wanted ?? source.entity.list.filter((name) => known.has(name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length) throw inputError([fieldError('columns', 'NOT_A_CHOICE', { choices: [...known].join(', ') })]);
  if (!names.length) throw inputError([fieldError('columns', 'REQUIRED')]);
  return [...new Set(names)].map((name) => listColumn(source, source.entity.fields.get(name)!, telling));
}

function isColumn({ schema, entity }: ListSource, field: Field): boolean {
  return field.kind !== 'HAS_MANY' && !field.shownOnce && hasField(schema, entity, field.name);
}

function hasField(schema: GraphQLSchema, { name }: Entity, field: string): boolean {
  const type = schema.getType(name);
  return type !== undefined && 'getFields' in type && type.getFields()[field] !== undefined;
}

function listColumn(source: ListSource, field: Field, { language, values }: Telling): Column {
  const { registry, entity } = source;
  const own = columnOf(entity, field, { path: [field.name], labels: [field.label] });
  if (field.kind === 'FLAG' && values === 'label') return { ...own, type: 'text', choices: YES_NO };
  if (field.kind !== 'BELONGS_TO' && field.kind !== 'LINKS') return own;
  const [first, second] = titlePaths({ ...source, entity: registry.target(field) }, language, MAX_HOPS);
  if (field.kind === 'LINKS') return { ...own, type: 'list', path: [field.name, 'nodes'], item: first!.path };
  const named = columnOf(first!.entity, first!.field, { path: [field.name, ...first!.path], labels: [field.label] });
  return { ...named, name: field.name, ...(second && { orElse: [field.name, ...second.path] }) };
}

interface TitlePath {
  readonly entity: Entity;
  readonly field: Field;
  readonly path: readonly string[];
}

/** What a row is called by: its title, and for a name in two languages the reader's own before the other. */
function titlePaths(source: ListSource, language: Telling['language'], hops: number): readonly TitlePath[] {
  const { registry, schema, entity } = source;
  const pair = entity.title.replace(/Zh$/, 'En');
  const names = [...new Set(language === 'en' ? [pair, entity.title] : [entity.title, pair])];
  const paths = names
    .filter((name) => hasField(schema, entity, name))
    .flatMap((name): readonly TitlePath[] => {
      const field = entity.fields.get(name)!;
      if (field.kind !== 'BELONGS_TO') return [{ entity, field, path: [name] }];
      const inner = hops > 1 ? titlePaths({ ...source, entity: registry.target(field) }, language, hops - 1) : [];
      return inner.map((title) => ({ entity: title.entity, field: title.field, path: [name, ...title.path] }));
    });
  return paths.length ? paths : [{ entity, field: entity.fields.get('id')!, path: ['id'] }];
}

/** A list as a dataset is read: by pages, in the order asked for. */
export function listView({ schema, entity }: ListSource, columns: readonly Column[]): DatasetView {
  const { plural, name, labels } = entity;
  const selection = [...new Set(columns.flatMap(selectionsOf))].join(' ');
  const [operation] = parse(
    `query ($where: ${name}Where, $orderBy: [${name}Order!], $first: Int, $after: String) {
      ${plural}(where: $where, orderBy: $orderBy, first: $first, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } }
    }`,
    { noLocation: true },
  ).definitions as [OperationDefinitionNode];
  if (operation.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${plural} makes no operation`);
  const dataset = { name: plural, description: labels, operation };
  return { dataset, entity, schema, operation, columns, parameters: [] };
}

function selectionsOf({ path, orElse, item }: Column): string[] {
  if (item) return [`${path[0]}(first: ${MAX_ITEMS}) { nodes { ${nested(item)} } }`];
  return [path, ...(orElse ? [orElse] : [])].map(nested);
}

function nested(path: readonly string[]): string {
  return path.reduceRight((inner, name) => (inner ? `${name} { ${inner} }` : name), '');
}
