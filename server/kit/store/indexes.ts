import { createHash } from 'node:crypto';
import { columnOf, isReference, snakeCase, type Entity } from '../field/index.ts';
import { sortKey, valueOf } from '../query/column.ts';
import { orderSql, type OrderKey } from '../query/order.ts';
import { ident, raw, render } from '../query/sql.ts';
import { hasScopeColumns, scopeColumn } from './columns.ts';

/** An index as the ORM takes it. */
interface Index {
  readonly name: string;
  readonly expression: string;
}

/**
 * The indexes that a noun's scope and default order call for, so that a page costs the rows it shows, however many there are: its
 * order as a whole, that of one owner's rows and that of one parent's. Only nouns of the business grow large enough.
 */
export function pageIndexes(entity: Entity): Index[] {
  const order = orderText(entity);
  if (!order) return [];
  return [
    indexOf(entity, 'order', order),
    ...leadersOf(entity).map(([use, column]) => indexOf(entity, `${use}_order`, `"${column}", ${order}`)),
  ];
}

/** Whether the column leads one of the noun's page indexes, and needs no index of its own. */
export function leadsPageIndex(entity: Entity, column: string): boolean {
  return orderText(entity) !== undefined && leadersOf(entity).some(([, leader]) => leader === column);
}

/** What pages are confined to: rows of one owner, of one parent. */
function leadersOf({ fields, scope: { via } }: Entity): (readonly [use: string, column: string])[] {
  return [['owner', scopeColumn('owner')], ...(via ? [[snakeCase(via), columnOf(fields.get(via)!)] as const] : [])];
}

/** The mark in the name changes with the definition: that is how the next migration finds out. */
function indexOf({ table }: Entity, use: string, columns: string): Index {
  const mark = createHash('sha256').update(columns).digest('hex').slice(0, 6);
  const name = `${table}_${use}_${mark}`;
  return { name, expression: `create index "${name}" on "${table}" (${columns})` };
}

/** The default order as lists are read in it, ended by the id; undefined where it is made of more than the row's own columns. */
function orderText(entity: Entity): string | undefined {
  const fields = entity.sort.map((key) => entity.fields.get(key.replace(/^-/, ''))!);
  if (!hasScopeColumns(entity) || !fields.length || fields.some((field) => field.derived || isReference(field))) return undefined;
  const keys = fields.map((field, index): OrderKey => {
    const direction = entity.sort[index]!.startsWith('-') ? 'DESC' : 'ASC';
    return { path: field.name, value: sortKey(field, valueOf(field, '')), direction, type: '', nullable: !field.required };
  });
  const id: OrderKey = { ...keys.at(-1)!, value: ident('id'), nullable: false };
  return render(orderSql({ keys: [...keys, id], joins: raw(''), hasJoins: false })).text;
}
