import { columnOf, type BelongsToField, type Entity } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { UnitReads } from './unitReads.ts';
import type { Values } from './validate.ts';

/** What each create input leaves out and the row that it hangs on tells; nothing from rows that the viewer does not see. */
export async function inheritedValues(unit: UnitReads, entity: Entity, given: readonly Values[]): Promise<readonly Values[]> {
  const inheriting = [...entity.fields.values()].filter(
    (field): field is Inheriting => field.kind === 'BELONGS_TO' && field.inherits !== undefined,
  );
  const found: Record<string, unknown>[] = given.map(() => ({}));
  for (const [parent, all] of Map.groupBy(inheriting, ({ inherits }) => inherits)) {
    const fields = all.filter(({ name }) => given.some((values) => values[parent] && values[name] === undefined));
    const rows = fields.length ? await parentRows(unit, { entity, parent, fields, ids: given.map((values) => values[parent]) }) : undefined;
    given.forEach((values, index) => {
      const row = rows?.get(String(idOperand(values[parent])));
      for (const { name } of fields) if (row && row[name] !== null && values[name] === undefined) found[index]![name] = row[name];
    });
  }
  return found;
}

type Inheriting = BelongsToField & { readonly inherits: string };

interface Wanted {
  readonly entity: Entity;
  readonly parent: string;
  readonly ids: readonly unknown[];
  readonly fields: readonly Inheriting[];
}

async function parentRows(unit: UnitReads, { entity, parent, ids, fields }: Wanted): Promise<ReadonlyMap<string, Values>> {
  const target = unit.registry.target(entity.fields.get(parent) as BelongsToField);
  const columns = fields.map(({ name }) => sql`${ident(columnOf(target.fields.get(name)!), 't')} as ${ident(name)}`);
  const known = [...new Set(ids.map(idOperand).filter((id) => id !== null))];
  const seen = allOf([sql`t.id = any(${known}::uuid[])`, visibleRows(unit.compilation(), target, 't')]);
  const rows = await unit.rows<Values & { readonly id: string }>(
    sql`select t.id, ${join(columns, ', ')} from ${fromClause(target, 't')} where ${seen}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
