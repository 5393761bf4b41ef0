import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { customFields, entityOf, isStored, type Entity, type EntityClass, type Field, type Registry } from '../field/index.ts';
import { jsonOf } from '../query/column.ts';
import { Compilation } from '../query/compilation.ts';
import { orderOf, orderSql } from '../query/order.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, render, sql, type Sql } from '../query/sql.ts';
import { whereSql } from '../query/where.ts';
import { MAX_BULK } from './bulk.ts';
import { dayOf } from './clock.ts';
import { translated } from './failures.ts';
import { readAddedSql } from './customValues.ts';
import type { Values } from './validate.ts';
import type { WriteGuard } from './writeGuard.ts';

export interface UnitReadsParts {
  readonly em: EntityManager;
  readonly registry: Registry;
  readonly guard: WriteGuard;
  /** The business clock. */
  readonly now: () => Date;
}

/** A row as the ORM holds it. */
export type LoadedRow = Record<string, unknown> & { id: string };

/** What a unit of work sees: the viewer's rows, from inside its transaction. */
export class UnitReads {
  protected readonly em: EntityManager;
  readonly registry: Registry;
  readonly guard: WriteGuard;
  readonly now: () => Date;

  constructor({ em, registry, guard, now }: UnitReadsParts) {
    this.em = em;
    this.registry = registry;
    this.guard = guard;
    this.now = now;
  }

  /** Whether the viewer reads the noun at all: the database refuses even to look where they do not. */
  reads(cls: EntityClass): boolean {
    const entity = entityOf(cls);
    return this.guard.mayUse(entity, entity.fields.get('id')!, 'filter');
  }

  /** Whether the viewer enters rows of the noun by form. */
  enters(cls: EntityClass): boolean {
    const entity = entityOf(cls);
    return [...entity.fields.values()].some((field) => this.guard.mayWrite(entity, field, 'create'));
  }

  /** Whether a visible row matches. */
  async exists(cls: EntityClass, where: Values): Promise<boolean> {
    return (await this.idsOf(entityOf(cls), where, 1)).length > 0;
  }

  /** The first visible row that matches, in the noun's default order. */
  async find<T extends object>(cls: EntityClass<T>, where: Values): Promise<T | undefined> {
    const [id] = await this.idsOf(entityOf(cls), where, 1);
    if (!id) return undefined;
    return (await this.em.findOneOrFail(cls as never, { id } as never, { exclude: this.unread(entityOf(cls)) } as never)) as T;
  }

  /** Every visible row that matches, in the noun's default order. */
  async all<T extends object>(cls: EntityClass<T>, where: Values): Promise<T[]> {
    const ids = await this.idsOf(entityOf(cls), where);
    const rows = (await this.em.find(
      cls as never,
      { id: { $in: ids } } as never,
      { exclude: this.unread(entityOf(cls)) } as never,
    )) as (T & { id: string })[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id)!);
  }

  /** Fields of every visible row that matches, computed ones too, in the noun's default order; references as ids. */
  async list<T = Record<string, unknown>>(cls: EntityClass, where: Values, names: readonly string[]): Promise<T[]> {
    const entity = entityOf(cls);
    const compilation = this.compilation();
    const rows = allOf([visibleRows(compilation, entity, 't'), whereSql(compilation, entity, 't', where)]);
    const columns = names.map((name) => sql`${jsonOf(entity.fields.get(name)!, 't')} as ${ident(name)}`);
    const order = orderOf(compilation, entity, 't');
    const statement = sql`select ${join(columns, ', ')} from ${fromClause(entity, 't')} ${order.joins} where ${rows} order by ${orderSql(order)}`;
    // pg would make dates of its own of what the product keeps as text
    const [row] = await this.rows<{ answer: T[] }>(sql`select coalesce(json_agg(q), '[]') as answer from (${statement}) q`);
    return row!.answer;
  }

  /** The business day that it is in Asia/Shanghai. */
  today(): string {
    return dayOf(this.now());
  }

  /** The business day of an instant. */
  dayOf(instant: string): string {
    return dayOf(new Date(instant));
  }

  /** The `answer` of one statement, seen inside this transaction. */
  async read(statement: Sql): Promise<unknown> {
    const [row] = await this.rows<{ answer: unknown }>(statement);
    return row?.answer;
  }

  /** `writes` is the noun whose unique values the statement may find taken. */
  async rows<T>(statement: Sql, writes?: Entity): Promise<T[]> {
    const { text, values } = render(statement, { variables: {}, keys: this.guard.keys });
    const transaction = this.em.getTransactionContext()!;
    const result = await transaction.executeQuery(CompiledQuery.raw(text, values)).catch((error: unknown) => {
      throw translated(error, writes);
    });
    return result.rows as T[];
  }

  /** A compilation for conditions of this unit's own. */
  compilation(): Compilation {
    return new Compilation({ registry: this.registry, guard: this.guard, fragments: {}, variables: {}, maxFirst: MAX_BULK });
  }

  /** The visible rows that match, in the noun's default order, one more than may be changed at once. */
  async idsOf(entity: Entity, where: Values, most = MAX_BULK + 1): Promise<string[]> {
    const compilation = this.compilation();
    const rows = allOf([visibleRows(compilation, entity, 't'), whereSql(compilation, entity, 't', where)]);
    const order = orderOf(compilation, entity, 't');
    const found = await this.rows<{ id: string }>(
      sql`select t.id from ${fromClause(entity, 't')} ${order.joins} where ${rows} order by ${orderSql(order)} limit ${most}::int`,
    );
    return found.map(({ id }) => id);
  }

  /** Rows that were loaded are read anew when they are asked for again. */
  forgetRows(): void {
    this.em.clear();
  }

  /** A row with its links, as far as the viewer reads its fields; one that was read before its lock may have changed since. */
  protected async whole(entity: Entity, id: string): Promise<LoadedRow> {
    const links = [...entity.fields.values()].filter((field) => field.kind === 'LINKS');
    const populate = links.map((field) => `${field.name}:ref`);
    const row = (await this.em.findOneOrFail(
      entity.cls as never,
      { id } as never,
      { populate, exclude: this.unread(entity), refresh: true } as never,
    )) as LoadedRow;
    const added = customFields(entity).filter((field) => this.guard.mayUse(entity, field, 'read'));
    return added.length ? Object.assign(row, await this.read(readAddedSql(entity, id, added))) : row;
  }

  /** As it is at hand: an attempt since may have forgotten it. */
  protected async held(entity: Entity, row: LoadedRow): Promise<LoadedRow> {
    const held: unknown = this.em.getUnitOfWork().getById(entity.cls as never, row.id as never);
    return held === row ? row : this.whole(entity, row.id);
  }

  /** The fields whose columns the database keeps from the viewer. */
  private unread(entity: Entity): string[] {
    const isUnread = (field: Field): boolean => isStored(field) && !field.custom && !this.guard.mayUse(entity, field, 'read');
    return [...entity.fields.values()].filter(isUnread).map(({ name }) => name);
  }

  protected instant(): string {
    return this.now().toISOString();
  }
}
