import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { AppError, inputError } from '../errors.ts';
import { entityOf, inputName, type Entity, type EntityClass, type Field, type Registry } from '../field/index.ts';
import { Compilation } from '../query/compilation.ts';
import { orderOf, orderSql } from '../query/order.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, render, sql, type Sql } from '../query/sql.ts';
import { idOperand, whereSql } from '../query/where.ts';
import { BulkFailed, bulkFailure, MAX_BULK, type BulkResult, type BulkRows } from './bulk.ts';
import { translated } from './failures.ts';
import { defaultValues, valuesOf } from './inputValues.ts';
import { referenceFailures } from './references.ts';
import { dayOf } from './clock.ts';
import { uuid7 } from './uuid7.ts';
import { fieldFailures, ruleFailures, type Values } from './validate.ts';
import type { CreateHook } from './store.ts';
import type { WriteGuard } from './writeGuard.ts';

/** The row that a mutation aims at, and the version that its caller has seen. */
export interface Target {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

export interface UnitParts {
  readonly em: EntityManager;
  readonly registry: Registry;
  readonly guard: WriteGuard;
  /** The business clock. */
  readonly now: () => Date;
  readonly hooks: readonly CreateHook[];
}

type Row = Record<string, unknown> & { id: string };

/** The work of one mutation in one transaction, within the viewer's scope. Nothing else writes business rows. */
export class Unit {
  private readonly em: EntityManager;
  readonly registry: Registry;
  readonly guard: WriteGuard;
  readonly now: () => Date;
  private readonly hooks: readonly CreateHook[];

  constructor({ em, registry, guard, now, hooks }: UnitParts) {
    this.hooks = hooks;
    this.em = em;
    this.registry = registry;
    this.guard = guard;
    this.now = now;
  }

  /** Creates a row from an input. @throws VALIDATION_FAILED with every failure, NOT_FOUND, FORBIDDEN outside the scope */
  async create(entity: Entity, input: Values): Promise<string> {
    const fields = this.inputFields(entity, 'create');
    const values = { ...defaultValues(entity, this.guard), ...valuesOf(fields, input) };
    const failures = [...fieldFailures(fields, input, true), ...ruleFailures(entity, values)];
    await this.refuseFailures(failures, fields, input);
    return this.insert(entity, values);
  }

  /** Changes the given fields of a row. @throws as {@link create}, and CONFLICT for a stale `expectedVersion` */
  async update(entity: Entity, target: Target, input: Values): Promise<string> {
    const row = await this.lock(entity, target, 'update');
    const fields = this.inputFields(entity, 'update').filter((field) => inputName(field) in input);
    const values = valuesOf(fields, input);
    const failures = [...fieldFailures(fields, input, false), ...ruleFailures(entity, { ...row, ...values })];
    await this.refuseFailures(failures, fields, input);
    await this.assign(entity, row, values);
    return row.id;
  }

  /** Deletes softly: the row and what hangs on it are out of sight until it is restored. */
  async remove(entity: Entity, target: Target): Promise<string> {
    const row = await this.lock(entity, target, 'delete');
    await this.assign(entity, row, { deletedAt: this.instant() }, false);
    return row.id;
  }

  /** @throws NOT_FOUND unless the row is deleted and in the viewer's scope */
  async restore(entity: Entity, target: Target): Promise<string> {
    const row = await this.lock(entity, target, 'delete', true);
    await this.assign(entity, row, { deletedAt: null }, false);
    return row.id;
  }

  /** Runs `change` on every row that is meant: all succeed or nothing changes. */
  async bulk(entity: Entity, rows: BulkRows, change: (id: string) => Promise<unknown>): Promise<BulkResult> {
    const ids = rows.ids ?? (await this.idsOf(entity, rows.where ?? {}));
    if (ids.length > MAX_BULK) throw new AppError('QUERY_TOO_COSTLY');
    const failed = [];
    for (const id of ids) {
      try {
        await this.attempt(() => change(id));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failed.push(bulkFailure(id, error));
      }
    }
    if (failed.length) throw new BulkFailed({ changed: 0, failed });
    return { changed: ids.length, failed };
  }

  /** Runs `work` so that, refused, it leaves no trace and the transaction goes on. Rows loaded before are forgotten. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    await this.rows(sql`savepoint attempt`);
    try {
      return await work();
    } catch (error) {
      await this.rows(sql`rollback to savepoint attempt`);
      throw error;
    } finally {
      await this.rows(sql`release savepoint attempt`);
      this.em.clear();
    }
  }

  /** A verb's input by field name, checked against its declaration. @throws as {@link create} */
  async checked<I extends object>(fields: readonly Field[], input: Values): Promise<I> {
    await this.refuseFailures(fieldFailures(fields, input, true), fields, input);
    return valuesOf(fields, input) as I;
  }

  /** A visible row for a verb to work on, locked until the transaction ends. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
  async load<T extends object>(cls: EntityClass<T>, target: Target, operation: 'update' | 'delete' = 'update'): Promise<T> {
    return (await this.lock(entityOf(cls), target, operation)) as T;
  }

  /** Whether a visible row matches. */
  async exists(cls: EntityClass, where: Values): Promise<boolean> {
    return (await this.idsOf(entityOf(cls), where, 1)).length > 0;
  }

  /** The first visible row that matches. */
  async find<T extends object>(cls: EntityClass<T>, where: Values): Promise<T | undefined> {
    const [id] = await this.idsOf(entityOf(cls), where, 1);
    if (!id) return undefined;
    return (await this.em.findOneOrFail(cls as never, { id } as never)) as T;
  }

  /** Sets fields that only verbs may set; which rows is the verb's affair: it has loaded them. */
  async set<T extends { id: string }>(cls: EntityClass<T>, row: T, values: Values): Promise<void> {
    await this.assign(entityOf(cls), row as unknown as Row, values, false);
  }

  /** The business day that it is in Asia/Shanghai. */
  today(): string {
    return dayOf(this.now());
  }

  /** Adds a row on behalf of a verb, past what the viewer may enter by form, within the viewer's scope. */
  async add(cls: EntityClass, values: Values): Promise<string> {
    return this.insert(entityOf(cls), values, false);
  }

  /** The `answer` of one statement, seen inside this transaction. */
  async read(statement: Sql): Promise<unknown> {
    const [row] = await this.rows<{ answer: unknown }>(statement);
    return row?.answer;
  }

  async rows<T>(statement: Sql): Promise<T[]> {
    const { text, values } = render(statement);
    const transaction = this.em.getTransactionContext()!;
    const result = await transaction.executeQuery(CompiledQuery.raw(text, values)).catch((error: unknown) => {
      throw translated(error);
    });
    return result.rows as T[];
  }

  /** A compilation for conditions of this unit's own. */
  compilation(): Compilation {
    return new Compilation({ registry: this.registry, guard: this.guard, fragments: {}, variables: {}, maxFirst: MAX_BULK });
  }

  private async insert(entity: Entity, values: Values, isChecked = true): Promise<string> {
    const now = this.instant();
    const actor = this.guard.viewerId;
    const id = uuid7();
    const row = { ...values, id, createdAt: now, updatedAt: now, createdBy: actor, updatedBy: actor };
    const created = this.em.create(entity.cls as EntityClass<object> & (new () => object), row as never, { persist: true, partial: true });
    await this.flush(entity);
    // what the database has filled in would look like a change of ours at the next flush
    this.em.getUnitOfWork().unsetIdentity(created);
    if (isChecked) await this.checkAfter(entity, id, 'create');
    for (const hook of this.hooks) if (hook.on === entity.cls) await hook.run(this, id);
    return id;
  }

  private async assign(entity: Entity, row: Row, values: Values, isChecked = true): Promise<void> {
    const changes = { ...values, updatedAt: this.instant(), updatedBy: this.guard.viewerId };
    this.em.assign(row, changes as never, { convertCustomTypes: false });
    await this.flush(entity);
    if (isChecked) await this.checkAfter(entity, row.id, 'update');
  }

  private async flush(entity: Entity): Promise<void> {
    await this.em.flush().catch((error: unknown) => {
      throw translated(error, entity);
    });
  }

  /** Loads a row for change: unseen is NOT_FOUND, seen but not the viewer's to change FORBIDDEN, changed since CONFLICT. */
  private async lock(entity: Entity, { id, expectedVersion }: Target, operation: 'update' | 'delete', isDeleted = false): Promise<Row> {
    const rows = allOf([sql`t.id = ${idOperand(id)}::uuid`, visibleRows(this.compilation(), entity, 't', isDeleted)]);
    const may = this.guard.rows(entity, 't', operation);
    const [seen] = await this.rows<{ may: boolean }>(sql`select ${may} as may from ${fromClause(entity, 't')} where ${rows}`);
    if (!seen) throw new AppError('NOT_FOUND');
    if (!seen.may) throw new AppError('FORBIDDEN');
    // whoever held the row before may have taken it out of sight
    const [row] = await this.rows<{ version: number }>(
      sql`select t.version from ${fromClause(entity, 't')} where ${allOf([rows, may])} for no key update of t`,
    );
    if (!row) throw new AppError('NOT_FOUND');
    if (expectedVersion !== undefined && expectedVersion !== row.version) throw new AppError('CONFLICT');
    const links = [...entity.fields.values()].filter((field) => field.kind === 'LINKS').map((field) => `${field.name}:ref`);
    return (await this.em.findOneOrFail(entity.cls as never, { id } as never, { populate: links as never })) as Row;
  }

  /** The row as written must still be one that the viewer may write (design §5: before and after). */
  private async checkAfter(entity: Entity, id: string, operation: 'create' | 'update'): Promise<void> {
    const [row] = await this.rows<{ may: boolean }>(
      sql`select ${this.guard.rows(entity, 't', operation)} as may from ${fromClause(entity, 't')} where t.id = ${id}::uuid`,
    );
    if (!row?.may) throw new AppError('FORBIDDEN');
  }

  private async idsOf(entity: Entity, where: Values, most = MAX_BULK + 1): Promise<string[]> {
    const compilation = this.compilation();
    const rows = allOf([visibleRows(compilation, entity, 't'), whereSql(compilation, entity, 't', where)]);
    const order = orderOf(compilation, entity, 't');
    const found = await this.rows<{ id: string }>(
      sql`select t.id from ${fromClause(entity, 't')} ${order.joins} where ${rows} order by ${orderSql(order)} limit ${most}::int`,
    );
    return found.map(({ id }) => id);
  }

  private async refuseFailures(failures: ReturnType<typeof fieldFailures>, fields: readonly Field[], input: Values): Promise<void> {
    const all = [...failures, ...(await referenceFailures(this, fields, input))];
    if (all.length) throw inputError(all);
  }

  private inputFields(entity: Entity, use: 'create' | 'update'): Field[] {
    return [...entity.fields.values()].filter((field) => this.guard.mayWrite(entity, field, use));
  }

  private instant(): string {
    return this.now().toISOString();
  }
}
