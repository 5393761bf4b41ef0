import { columnOf, inputName, type Entity, type EntityClass, type Field, type Label, type Naming, type Unique } from '../field/index.ts';
import { jsonOf } from '../query/column.ts';
import { fromClause, pairTable, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, raw, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import { mergeFunction } from './mergeSql.ts';
import type { Unit } from './unit.ts';
import type { UnitReads } from './unitReads.ts';
import type { Values } from './validate.ts';

/** Two rows of a noun that turned out to be one thing: `keeps` stays, and takes over what names `gives`. */
export interface MergedPair {
  readonly keeps: string;
  readonly gives: string;
}

/** Rows that name a row by one field, as many of them as the viewer sees. */
export interface Following {
  readonly noun: string;
  readonly field: string;
  readonly count: number;
  /** Why they go on naming it. */
  readonly staysBehind?: Label | undefined;
}

/** A row of either side, of which there may be but one. */
export interface Rival {
  readonly source: Entity;
  readonly unique: Unique;
  /** That of the side that goes. */
  readonly id: string;
  readonly title: string | null;
}

/** What names a row, by noun and field, in the order of the nouns; what the viewer sees nothing of is left out. */
export async function followingOf(unit: UnitReads, entity: Entity, id: string): Promise<Following[]> {
  const known = unit.registry.naming(entity).filter(({ source, field }) => unit.guard.mayUse(source, field, 'filter'));
  if (!known.length) return [];
  const counts = known.map(
    (naming, place) =>
      sql`select ${place}::int as place, count(*)::int as count from ${fromClause(naming.source, 't')}
        where ${allOf([visibleRows(unit.compilation(), naming.source, 't'), namedBy(naming, id)])}`,
  );
  const found = await unit.rows<{ place: number; count: number }>(join(counts, ' union all '));
  return found
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one.place - other.place)
    .map(({ place, count }) => {
      const { source, field } = known[place]!;
      return { noun: source.name, field: field.name, count, staysBehind: field.staysBehind };
    });
}

function namedBy({ source, field }: Naming, id: string): Sql {
  if (field.kind === 'BELONGS_TO') return sql`${ident(columnOf(field), 't')} = ${idOperand(id)}::uuid`;
  return sql`t.id in (select source_id from ${ident(pairTable(source, field.name))} where target_id = ${idOperand(id)}::uuid)`;
}

/** What the viewer sees on both sides and may be there once alone. */
export async function rivalsOf(unit: UnitReads, entity: Entity, pair: MergedPair): Promise<Rival[]> {
  const sets = unit.registry
    .naming(entity)
    .filter(({ source, field }) => field.kind === 'BELONGS_TO' && !field.staysBehind && unit.guard.mayUse(source, field, 'filter'))
    .flatMap(({ source, field }) =>
      source.uniques.filter(({ fields }) => fields.includes(field.name)).map((unique) => ({ source, field, unique })),
    );
  const found = await Promise.all(
    sets.map(async ({ source, field, unique }) => {
      const rows = await unit.rows<{ id: string; title: string | null }>(rivalSql(unit, { source, field, unique }, pair));
      return rows.map(({ id, title }) => ({ source, unique, id, title }));
    }),
  );
  return found.flat();
}

function rivalSql(unit: UnitReads, { source, field, unique }: Naming & { readonly unique: Unique }, { keeps, gives }: MergedPair): Sql {
  const others = unique.fields.filter((name) => name !== field.name).map((name) => ident(columnOf(source.fields.get(name)!)));
  const meant = sql`select id from ${ident(source.table)} where ${raw(unique.where ?? 'true')}`;
  const side = (alias: string, id: string): Sql[] => [
    visibleRows(unit.compilation(), source, alias),
    sql`${ident(columnOf(field), alias)} = ${id}::uuid`,
    sql`${ident('id', alias)} in (${meant})`,
  ];
  const same = others.map((column) => sql`g.${column} = k.${column}`);
  const title = source.fields.get(source.title)!;
  const told = unit.guard.mayUse(source, title, 'plain') ? sql`${jsonOf(title, 'g')}::text` : raw('null');
  return sql`select g.id, ${told} as title from ${fromClause(source, 'g')}, ${fromClause(source, 'k')}
    where ${allOf([...side('g', gives), ...side('k', keeps), ...same])} order by g.id`;
}

/**
 * Merges two rows that the unit has locked, under the verb that runs: `fields` come from the row that goes, and where none are told those
 * that are empty in the other. Lists of either are kept whole.
 */
export async function mergeRows(unit: Unit, entity: Entity, pair: MergedPair, fields?: readonly string[] | null): Promise<void> {
  const mine = takeable(unit, entity);
  const [keeps, gives] = [await valuesIn(unit, entity, pair.keeps, mine), await valuesIn(unit, entity, pair.gives, mine)];
  const taken = mine.filter((field) => isTaken(field, { keeps, gives, fields }));
  const freed = taken.filter(({ unique }) => unique);
  // of what may be there once alone nothing is left behind: a restored row would be in its own way
  if (freed.length) await unit.update(entity, { id: pair.gives }, Object.fromEntries(freed.map((field) => [inputName(field), null])));
  const input = Object.fromEntries(taken.map((field) => [inputName(field), joined(field, keeps[field.name], gives[field.name])]));
  await unit.update(entity, { id: pair.keeps }, input, namesOf(entity, keeps, gives));
  await yieldFlags(unit, entity, pair);
  await moveRows(unit, entity, pair);
  await unit.remove(entity, { id: pair.gives });
}

/** The fields whose values the viewer may set: their own word decides which row's stays. */
export function takeable(unit: UnitReads, entity: Entity): Field[] {
  return [...entity.fields.values()].filter((field) => unit.guard.mayWrite(entity, field, 'update') && !(field.unique && field.required));
}

/** The fields of a row, and what it was known by, as inputs take them. */
async function valuesIn(unit: UnitReads, entity: Entity, id: string, fields: readonly Field[]): Promise<Values> {
  const { names, keptIn } = entity.merges!;
  const known = [...names, keptIn].map((name) => entity.fields.get(name)!);
  const columns = [...new Set([...fields, ...known])].map((field) => sql`${valueSql(entity, field)} as ${ident(field.name)}`);
  const row = sql`select ${join(columns, ', ')} from ${fromClause(entity, 't')} where t.id = ${id}::uuid`;
  return (await unit.read(sql`select row_to_json(f) as answer from (${row}) f`)) as Values;
}

function valueSql(entity: Entity, field: Field): Sql {
  if (field.kind !== 'LINKS') return jsonOf(field, 't');
  const pairs = ident(pairTable(entity, field.name));
  return sql`(select coalesce(json_agg(p.target_id), '[]') from ${pairs} p where p.source_id = t.id)`;
}

interface Sides {
  readonly keeps: Values;
  readonly gives: Values;
  readonly fields?: readonly string[] | null | undefined;
}

function isTaken(field: Field, { keeps, gives, fields }: Sides): boolean {
  const { name } = field;
  if (isList(field)) return !isEmpty(gives[name]);
  if (fields) return fields.includes(name);
  return isEmpty(keeps[name]) && !isEmpty(gives[name]);
}

/** Of lists each side's entries are kept. */
export function isList({ kind }: Field): boolean {
  return kind === 'LINKS' || kind === 'TAGS' || kind === 'CHOICES';
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function joined(field: Field, kept: unknown, given: unknown): unknown {
  if (!isList(field)) return given;
  return [...new Set([...((kept ?? []) as readonly unknown[]), ...((given ?? []) as readonly unknown[])])];
}

function namesOf(entity: Entity, keeps: Values, gives: Values): Values {
  const { names, keptIn } = entity.merges!;
  const field = entity.fields.get(keptIn)!;
  const max = 'max' in field ? Number(field.max) : 0;
  const line = names.map((name) => gives[name]).filter((name) => !isEmpty(name));
  const lines = [keeps[keptIn], line.join(' '), gives[keptIn]].filter((one) => !isEmpty(one));
  return { [keptIn]: lines.join('\n').slice(0, max) };
}

/** Of two with a flag that one alone may have, the newcomer gives it up. */
async function yieldFlags(unit: Unit, entity: Entity, pair: MergedPair): Promise<void> {
  for (const { source, unique, id } of await rivalsOf(unit, entity, pair)) {
    const cls = source.cls as EntityClass<{ id: string }>;
    if (unique.yields) await unit.set(cls, await unit.load(cls, { id }), { [unique.yields]: false });
  }
}

/** Whatever names the row that goes names the other from now on, whether or not the viewer sees it; the audit tells of each. */
async function moveRows(unit: Unit, entity: Entity, { keeps, gives }: MergedPair): Promise<void> {
  const moved = await unit.rows<{ noun: string; field: string; moved: string }>(
    sql`select noun, field, moved from ${raw(mergeFunction(entity))}(${keeps}::uuid, ${gives}::uuid)`,
  );
  for (const { noun, field, moved: id } of moved) {
    const source = unit.registry.named(noun);
    const isPair = source.fields.get(field)!.kind === 'LINKS';
    const side = (value: string): Values => ({ [field]: isPair ? [value] : value });
    unit.noteMoved(source, { id, ...side(gives) }, side(keeps));
  }
  unit.forgetRows();
}
