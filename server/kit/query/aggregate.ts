import { invalid } from '../errors.ts';
import type { BelongsToField, Entity, ReferenceField } from '../field/index.ts';
import { TIME_ZONE } from '../store/clock.ts';
import type { Compilation } from './compilation.ts';
import { within } from './page.ts';
import { mapped } from './deferred.ts';
import { Groups, type GroupValue } from './groups.ts';
import type { GroupInput } from './groupKeys.ts';
import { columnList } from './object.ts';
import { flatten, type Direction, type OrderInput } from './order.ts';
import { selectedFields, type Selected } from './selection.ts';
import { allOf, int, join, raw, sql, type Sql } from './sql.ts';
import { comparisonsSql, wantedRows, type RowsWanted, type Tie } from './where.ts';

/** Groups of an aggregate that asks for no number. */
export const DEFAULT_GROUPS = 100;

/** Groups are smaller than rows. */
const GROUPS_PER_ROW = 10;

/** The most groups that a viewer of so large a page may ask for. */
export function maxGroups(maxFirst: number): number {
  return maxFirst * GROUPS_PER_ROW;
}

const SUFFIX = 'Aggregate';

/** The name of the aggregate beside a list: `visits` → `visitsAggregate`. */
export function aggregateName(list: string): string {
  return `${list}${SUFFIX}`;
}

/** Whether a field of the schema is an aggregate, by its name. */
export function isAggregate(name: string): boolean {
  return name.endsWith(SUFFIX);
}

/** The to-many field of a row whose aggregate has this name. */
export function aggregatedField(entity: Entity, name: string): ReferenceField {
  return entity.fields.get(name.slice(0, -SUFFIX.length)) as ReferenceField;
}

interface AggregateArgs extends RowsWanted {
  readonly groupBy?: readonly GroupInput[] | null;
  readonly having?: Input | null;
  readonly orderBy?: readonly OrderInput[] | null;
  readonly first?: number | null;
  readonly timeZone?: string | null;
}

type Input = Readonly<Record<string, unknown>>;

/** The groups of a noun's visible rows as a JSON list; without `groupBy` one group of all, whatever the page of any list. */
export function aggregateSql(compilation: Compilation, entity: Entity, selected: Selected, tie?: Tie): Sql {
  const args = selected.args as unknown as AggregateArgs;
  const root = { entity, alias: compilation.alias() };
  const groups = new Groups({ compilation, root, groupBy: args.groupBy ?? [], timeZone: mapped(args.timeZone, checkedZone) });
  const parts: Parts = { compilation, groups };
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const columns = columnList(fields, (field) => partSql(parts, entity, field));
  const kept = havingSql(groups, args.having ?? {});
  const order = orderSql(groups, args.orderBy ?? []);
  const rows = groups.sql(wantedRows(compilation, root, args, tie));
  return sql`(select coalesce(json_agg(row_to_json(r)), '[]') from (
    select ${columns} from (${rows}) g where ${kept} ${order} limit ${int(checkedFirst(compilation, args.first))}) r)`;
}

function checkedFirst(compilation: Compilation, given: number | null | undefined): number {
  const max = maxGroups(compilation.maxFirst);
  return compilation.decide(given ?? DEFAULT_GROUPS, (first) => within('first', first, max));
}

interface Parts {
  readonly compilation: Compilation;
  readonly groups: Groups;
}

function partSql(parts: Parts, entity: Entity, selected: Selected): Sql {
  if (selected.name === 'count') return parts.groups.count().json;
  if (selected.name === 'group') return groupSql(parts, entity, selected, []);
  return objectSql(parts, selected, ({ name }) => parts.groups.aggregate(selected.name, name).json);
}

/** What a group is named by, as an object; what its rows may differ in is null. */
function groupSql(parts: Parts, entity: Entity, selected: Selected, path: readonly string[]): Sql {
  return objectSql(parts, selected, (field) => {
    const at = [...path, field.name];
    const declared = entity.fields.get(field.name)!;
    if (declared.kind === 'BELONGS_TO') return relatedSql(parts, declared, field, at);
    return parts.groups.at(at)?.json ?? raw('null');
  });
}

/** A related row by whose id the rows are grouped is null where it is out of scope. */
function relatedSql(parts: Parts, field: BelongsToField, selected: Selected, path: readonly string[]): Sql {
  if (!parts.groups.reaches(path)) return raw('null');
  const object = groupSql(parts, parts.compilation.registry.target(field), selected, path);
  const id = parts.groups.at([...path, 'id']);
  return id ? sql`case when ${id.value} is not null then ${object} end` : object;
}

function objectSql({ compilation }: Parts, selected: Selected, value: (field: Selected) => Sql): Sql {
  const columns = columnList(selectedFields(compilation, selected.type, selected.nodes), value);
  return sql`(select row_to_json(o) from (select ${columns}) o)`;
}

function havingSql(groups: Groups, having: Input): Sql {
  const conditions = Object.entries(having).flatMap(([name, input]) => {
    if (!input) return [];
    if (name === 'count') return [comparisonsSql(groups.count(), input as Input)];
    return Object.entries(input).flatMap(([field, comparisons]) =>
      comparisons ? [comparisonsSql(groups.aggregate(name, field), comparisons as Input)] : [],
    );
  });
  return allOf(conditions);
}

/** The order asked for, ended by the keys: groups differ in one of them. Groups without a value come last. */
function orderSql(groups: Groups, orderBy: readonly OrderInput[]): Sql {
  const wanted = orderBy.map((entry) => flatten(entry)).filter((key) => key !== undefined);
  const entries = wanted.map(({ path, direction }) => entrySql(orderedBy(groups, path), direction));
  const rest = groups.keys.map(({ path }) => entrySql(groups.at(path)!, 'ASC'));
  const all = [...entries, ...rest];
  return all.length ? sql`order by ${join(all, ', ')}` : raw('');
}

function entrySql({ sort }: GroupValue, direction: Direction): Sql {
  return sql`${sort} ${raw(direction.toLowerCase())} nulls last`;
}

function orderedBy(groups: Groups, [name, ...rest]: readonly string[]): GroupValue {
  if (name === 'count') return groups.count();
  if (name !== 'group') return groups.aggregate(name!, rest[0]!);
  const value = groups.at(rest);
  if (!value) throw invalid(`orderBy.group.${rest.join('.')}`, 'NOT_GROUPED');
  return value;
}

/** A place of the time-zone database: what the database takes for an offset, it would take with the other sign. */
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

function checkedZone(given: string | null | undefined): string {
  const zone = given ?? TIME_ZONE;
  if (ZONE.test(zone) && isKnown(zone)) return zone;
  throw invalid('timeZone', 'UNKNOWN_TIME_ZONE');
}

function isKnown(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
