import { AppError } from '../errors.ts';
import { columnOf, type BelongsToField, type Entity, type Registry } from '../field/index.ts';
import { fromClause, relatedRows } from '../query/rows.ts';
import { ident, join, raw, sql, type Sql } from '../query/sql.ts';
import type { UnitReads } from './unitReads.ts';

/**
 * Refuses to write rows by form once their state, or that of the row each is part of, is past that (see `openWhile`). What they are part
 * of stays in that state until the transaction ends. @throws INVALID_TRANSITION
 */
export async function requireOpen(unit: UnitReads, entity: Entity, ids: readonly string[]): Promise<void> {
  const { openWhile } = entity;
  if (!openWhile) return;
  const { joins, holder, alias } = holderOf(unit.registry, entity);
  const state = ident(columnOf(holder.fields.get(holder.status!)!), alias);
  const lock = holder === entity ? raw('') : raw(`for share of ${alias}`);
  const open = await unit.rows(
    sql`select 1 from ${fromClause(entity, 't')} ${join(joins, ' ')}
      where t.id = any(${ids}::uuid[]) and ${state} = any(${openWhile.states ?? holder.openWhile!.states}::text[]) ${lock}`,
  );
  if (open.length === ids.length) return;
  const label = openWhile.message ?? holder.openWhile?.message;
  throw new AppError('INVALID_TRANSITION', label && { label });
}

interface Holder {
  readonly joins: readonly Sql[];
  readonly holder: Entity;
  readonly alias: string;
}

/** The noun up the `via` relations whose own state decides. */
function holderOf(registry: Registry, entity: Entity): Holder {
  const joins: Sql[] = [];
  let [holder, alias] = [entity, 't'];
  while (holder.openWhile?.via) {
    const field = holder.fields.get(holder.openWhile.via) as BelongsToField;
    const parent = registry.target(field);
    const other = `${alias}p`;
    joins.push(sql`join ${fromClause(parent, other)} on ${relatedRows(field, holder, alias, other)}`);
    [holder, alias] = [parent, other];
  }
  return { joins, holder, alias };
}
