import type { EntityName } from '../../../server/entities/index.ts';
import { alikeFields } from '../oracle/alike.ts';
import { compares, reads } from '../oracle/fields.ts';
import type { Oracle } from '../oracle/oracle.ts';
import { knows } from '../oracle/tokens.ts';
import type { Viewer } from '../oracle/viewers.ts';
import { isLocked, VERBS, writes } from '../oracle/writes.ts';
import type { Entity } from '../../../server/kit/field/index.ts';
import type { Door } from './doors.ts';
import type { Finding } from './suite.ts';
import { isSortable } from './generate.ts';
import { IS_LONG } from './run.ts';

/** What is swept at a door: every noun, once, so that nothing is left to chance. */
export interface Swept {
  readonly oracle: Oracle;
  readonly door: Door;
}

interface SchemaType {
  readonly name: string;
  readonly fields: readonly { readonly name: string }[] | null;
  readonly inputFields: readonly { readonly name: string }[] | null;
}

/** How the viewer's own introspection differs from what the role should have: nouns, fields, filters, orders, operations, inputs. */
export async function schemaFaults({ oracle, door }: Swept): Promise<string[]> {
  const { rules } = oracle;
  const { viewer } = rules;
  const types = await introspect(door);
  const operations = new Set([...namesOf(types, 'Query'), ...namesOf(types, 'Mutation')]);
  return rules.world.registry.entities.flatMap((entity) => {
    const expected = operationsOf(rules.viewer, entity);
    const wrong = [...expected].filter(([name, isThere]) => operations.has(name) !== isThere).map(([name]) => `operation ${name}`);
    return wrong.concat(knows(viewer, entity.name as EntityName) ? fieldFaults(oracle, types, entity) : []);
  });
}

async function introspect(door: Door): Promise<Map<string, SchemaType>> {
  const { data } = await door({ query: '{ __schema { types { name fields { name } inputFields { name } } } }', variables: {} });
  const { types } = (data as { __schema: { types: SchemaType[] } }).__schema;
  return new Map(types.map((type) => [type.name, type]));
}

function namesOf(types: Map<string, SchemaType>, name: string): string[] {
  const type = types.get(name);
  return (type?.fields ?? type?.inputFields ?? []).map((field) => field.name);
}

function operationsOf(viewer: Viewer, { name, single, plural }: Entity): Map<string, boolean> {
  const noun = name as EntityName;
  const many = plural.charAt(0).toUpperCase() + plural.slice(1);
  const may = (operation: 'create' | 'update' | 'delete'): boolean => writes(viewer, noun, operation);
  return new Map([
    [single, knows(viewer, noun)],
    [plural, knows(viewer, noun)],
    [`${plural}Aggregate`, knows(viewer, noun)],
    [`create${name}`, may('create')],
    [`update${name}`, may('update')],
    [`update${many}`, may('update')],
    [`delete${name}`, may('delete')],
    [`delete${many}`, may('delete')],
    [`restore${name}`, may('delete')],
    ...Object.entries(VERBS)
      .filter(([, verb]) => verb.noun === noun)
      .map(([verb, { roles }]): [string, boolean] => [verb, roles.includes(viewer.role)]),
  ]);
}

function fieldFaults({ rules }: Oracle, types: Map<string, SchemaType>, entity: Entity): string[] {
  const { viewer } = rules;
  const readable = [...entity.fields.values()].filter((field) => reads(rules.world.registry, viewer, entity, field));
  const lists = readable.filter(({ kind }) => kind === 'HAS_MANY' || kind === 'LINKS');
  const names = [...readable, ...lists.map(({ name }) => ({ name: `${name}Aggregate` }))].map(({ name }) => name);
  const comparable = readable.filter((field) => compares(rules.world.registry, viewer, entity, field));
  const filters = comparable.map(({ name }) => name);
  const locked = ['Create', 'Update']
    .flatMap((use) => namesOf(types, `${entity.name}${use}Input`))
    .filter((name) => isLocked(viewer.role, entity.name as EntityName, name));
  return [
    ...unlike(`${entity.name}`, names, namesOf(types, entity.name)),
    ...unlike(
      `${entity.name}Where`,
      [
        ...filters,
        'and',
        'or',
        'not',
        ...(entity.search.length ? ['q'] : []),
        ...(alikeFields(entity.name).some((name) => filters.includes(name)) ? ['alike'] : []),
      ],
      namesOf(types, `${entity.name}Where`),
    ),
    ...unlike(
      `${entity.name}Order`,
      comparable.filter(isSortable).map(({ name }) => name),
      namesOf(types, `${entity.name}Order`),
    ),
    ...locked.map((name) => `${entity.name} input ${name}`),
  ];
}

function unlike(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  return apart(expected, actual).map((name) => `${what}.${name}`);
}

/** What only one of two lists has. */
function apart(some: readonly string[], others: readonly string[]): string[] {
  const [one, other] = [new Set(some), new Set(others)];
  return [...new Set([...some, ...others])].filter((item) => one.has(item) !== other.has(item));
}

const PAGE = 100;

/** Nouns whose lists or counts differ from what the viewer should see. */
export async function listFaults({ oracle, door }: Swept): Promise<Finding> {
  const faults: string[] = [];
  let [queries, rows] = [0, 0];
  for (const entity of known(oracle)) {
    const expected = oracle.rules.world.rows(entity.name).filter((row) => oracle.rules.sees(entity.name as EntityName, row));
    const { ids, counts } = await listAll(door, entity);
    queries += counts.length;
    rows += ids.length;
    const wrong = apart(
      ids,
      expected.map(({ id }) => id),
    );
    if (wrong.length) faults.push(`list of ${entity.plural}`);
    if (counts.some((count) => count !== expected.length)) faults.push(`count of ${entity.plural}`);
  }
  return { queries, rows, faults };
}

async function listAll(door: Door, { plural }: Entity): Promise<{ ids: string[]; counts: number[] }> {
  const ids: string[] = [];
  const counts: number[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { data } = await door({ query: `{ ${plural}(first: ${PAGE}, offset: ${offset}) { totalCount nodes { id } } }`, variables: {} });
    const page = (data as Record<string, { totalCount: number; nodes: { id: string }[] }> | undefined)?.[plural];
    ids.push(...(page?.nodes ?? []).map(({ id }) => id));
    counts.push(page?.totalCount ?? -1);
    if ((page?.nodes.length ?? 0) < PAGE) return { ids, counts };
  }
}

/** Rows of either sort that are asked for by id, of each noun: what a list leaves out tells of the others already. */
const SAMPLE = IS_LONG ? 12 : 3;

/** Rows that an id opens though it should not, or does not open though it should; a sample of each noun. */
export async function idFaults({ oracle, door }: Swept): Promise<Finding> {
  const faults: string[] = [];
  let [queries, rows] = [0, 0];
  for (const entity of known(oracle)) {
    const groups = Map.groupBy(oracle.rules.world.rows(entity.name), (row) => oracle.rules.sees(entity.name as EntityName, row));
    const chosen = [true, false].flatMap((isSeen) => (groups.get(isSeen) ?? []).slice(0, SAMPLE).map(({ id }) => ({ id, isSeen })));
    if (!chosen.length) continue;
    queries += 1;
    rows += chosen.length;
    const query = `{ ${chosen.map(({ id }, index) => `r${index}: ${entity.single}(id: "${id}") { id }`).join(' ')} }`;
    const { data, code } = await door({ query, variables: {} });
    const wrong = chosen.filter(({ isSeen }, index) => Boolean((data as Record<string, unknown> | undefined)?.[`r${index}`]) !== isSeen);
    faults.push(...wrong.map(({ id }) => `${entity.single} ${id} by id${code ? `: ${code}` : ''}`));
  }
  return { queries, rows, faults };
}

function known({ rules }: Oracle): Entity[] {
  return rules.world.registry.entities.filter(({ name }) => knows(rules.viewer, name as EntityName));
}
