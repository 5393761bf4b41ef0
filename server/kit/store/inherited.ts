import { columnOf, type BelongsToField, type Entity } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, raw, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { UnitReads } from './unitReads.ts';
import type { Values } from './validate.ts';

/** What a create input leaves out and the row that it hangs on tells; nothing from rows that the viewer does not see. */
export async function inheritedValues(unit: UnitReads, entity: Entity, given: Values): Promise<Values> {
  const missing = [...entity.fields.values()].filter(
    (field): field is Inheriting => field.kind === 'BELONGS_TO' && field.inherits !== undefined && given[field.name] === undefined,
  );
  const found: Record<string, unknown> = {};
  for (const [parent, fields] of Map.groupBy(missing, ({ inherits }) => inherits)) {
    const [row] = given[parent] ? await unit.rows<Values>(parentSql(unit, { entity, parent, id: given[parent], fields })) : [];
    Object.entries(row ?? {}).forEach(([name, value]) => value !== null && (found[name] = value));
  }
  return found;
}

type Inheriting = BelongsToField & { readonly inherits: string };

interface Wanted {
  readonly entity: Entity;
  readonly parent: string;
  readonly id: unknown;
  readonly fields: readonly Inheriting[];
}

function parentSql(unit: UnitReads, { entity, parent, id, fields }: Wanted): Sql {
  const target = unit.registry.target(entity.fields.get(parent) as BelongsToField);
  const [first, ...others] = fields.map(({ name }) => sql`${ident(columnOf(target.fields.get(name)!), 't')} as ${ident(name)}`);
  const columns = others.reduce((all, column) => sql`${all}, ${column}`, first ?? raw('1'));
  const seen = allOf([sql`t.id = ${idOperand(id)}::uuid`, visibleRows(unit.compilation(), target, 't')]);
  return sql`select ${columns} from ${fromClause(target, 't')} where ${seen}`;
}
