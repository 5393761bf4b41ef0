import { AppError } from '../errors.ts';
import { columnOf, isStored, spokenTitle, TITLE_KEY, type Entity } from '../field/index.ts';
import { pairTable } from '../query/rows.ts';
import { ident, join, raw, sql, type Sql } from '../query/sql.ts';
import { castType, filledSql, insertSql, isFilled, NEW_ROW, type Inserted } from './insertRow.ts';
import { notingTaken } from './taken.ts';
import { titleKeyValues } from './titleKey.ts';
import { plain } from './trail.ts';
import type { Unit } from './unit.ts';
import type { Values } from './validate.ts';

type NewRow = Values & { readonly id: string };

interface Writing {
  readonly rows: readonly NewRow[];
  /** A condition on what was written. */
  readonly may: Sql;
}

/** Writes new rows with the pairs behind their many-to-many fields, and answers them with what the database has filled in. @throws FORBIDDEN */
export async function writeRows(unit: Unit, entity: Entity, { rows, may }: Writing): Promise<NewRow[]> {
  const filled = new Map<string, Values | null>();
  for (const alike of filledAlike(entity, rows)) {
    const inserted = await inserting(unit, entity, { rows: alike, may });
    if (inserted.length < alike.length || inserted.some((row) => !row.may)) throw new AppError('FORBIDDEN');
    for (const row of inserted) filled.set(row.id, row.filled);
  }
  for (const pairs of pairsSql(entity, rows)) await unit.rows(pairs);
  return rows.map((row) => ({ ...row, ...filled.get(row.id) }));
}

/** One row by the text that connections keep parsed. Which of several has met a value of another row is for their own attempts to tell. */
function inserting(unit: Unit, entity: Entity, { rows, may }: Writing): Promise<Inserted[]> {
  const [row, ...others] = rows;
  if (!row || others.length) return unit.rows<Inserted>(insertAllSql(entity, rows, may), entity);
  return notingTaken(unit, { entity, row }, unit.rows<Inserted>(insertSql(entity, row, may), entity));
}

/** A field that some of the rows name has no value in the others; what the database fills in, all of them leave out or none. */
function insertAllSql(entity: Entity, rows: readonly Values[], may: Sql): Sql {
  const given = [...entity.fields.values()].filter((field) => isStored(field) && rows.some((row) => row[field.name] !== undefined));
  const hasKey = given.some((field) => field === spokenTitle(entity));
  const columns = [...given.map((field) => ident(columnOf(field))), ...(hasKey ? [ident(TITLE_KEY)] : [])];
  const types = [...given.map(castType), ...(hasKey ? ['text'] : [])];
  const records = rows.map((row) => ({
    ...Object.fromEntries(given.map((field) => [columnOf(field), plain(field, row[field.name])])),
    ...(hasKey && { [TITLE_KEY]: titleKeyValues(entity, row).titleKey }),
  }));
  const list = join(columns, ', ');
  const typed = join(
    columns.map((column, index) => sql`${column} ${raw(types[index]!)}`),
    ', ',
  );
  return sql`insert into ${ident(entity.table)} as ${ident(NEW_ROW)} (${list})
    select ${list} from json_to_recordset(${JSON.stringify(records)}::json) as given (${typed})
    returning ${ident('id', NEW_ROW)}, ${may} as may, ${filledSql(entity, rows[0]!)} as filled`;
}

/** Rows of which the database fills in the same fields. */
function filledAlike<R extends Values>(entity: Entity, rows: readonly R[]): R[][] {
  const filled = [...entity.fields.values()].filter(isFilled);
  const told = (row: R): string =>
    filled
      .filter(({ name }) => row[name] !== undefined)
      .map(({ name }) => name)
      .join();
  return [...Map.groupBy(rows, told).values()];
}

/** Writes the pairs behind the rows' many-to-many fields. */
function pairsSql(entity: Entity, rows: readonly (Values & { readonly id: string })[]): Sql[] {
  return [...entity.fields.values()].flatMap((field) => {
    const idsOf = (row: Values): Set<string> => new Set((plain(field, row[field.name]) ?? []) as readonly string[]);
    const pairs = field.kind === 'LINKS' ? rows.flatMap((row) => [...idsOf(row)].map((target) => [row.id, target])) : [];
    if (!pairs.length) return [];
    return sql`insert into ${ident(pairTable(entity, field.name))} (source_id, target_id)
      select * from unnest(${pairs.map(([source]) => source)}::uuid[], ${pairs.map(([, target]) => target)}::uuid[])`;
  });
}
