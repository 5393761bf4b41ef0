import { AppError, inputError, type FieldError } from '../errors.ts';
import { entityOf, inputName, type Entity, type EntityClass, type Field } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, raw, sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import { addedSql, splitValues } from './customValues.ts';
import { createdValues, valuesOf } from './inputValues.ts';
import { NEW_ROW, withTitleKey } from './insertRow.ts';
import { writeRows } from './insertRows.ts';
import { requireOpen } from './openRows.ts';
import { referenceFailures } from './references.ts';
import type { CreateHook } from './store.ts';
import { notingTaken, rememberHidden, setsUnique, type Taken, type TakenLimit } from './taken.ts';
import { Trail } from './trail.ts';
import { UnitReads, type LoadedRow as Row } from './unitReads.ts';
import type { AssignOptions, UnitParts } from './types.ts';
import { uuid7 } from './uuid7.ts';
import { fieldFailures, ruleFailures, type Values } from './validate.ts';
import { Watched } from './watch.ts';
import { withinFailures } from './within.ts';

/** The row that a mutation aims at, and the version that its caller has seen. */
export interface Target {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

type RowOperation = 'update' | 'delete' | 'verb';

/** The work of one mutation in one transaction, within the viewer's scope. Nothing else writes business rows. */
export class Unit extends UnitReads {
  private readonly hooks: readonly CreateHook[];
  private readonly watched: Watched;
  private readonly trail: Trail;
  private readonly takenLimit: TakenLimit | undefined;
  /** Who is counted by the limit: a token by itself. */
  readonly asker: string;
  /** The last value that a write was refused for. */
  taken: Taken | undefined;
  /** Those of attempts that were refused for a value of a row out of sight. */
  readonly met: Taken[] = [];
  /** What is to be done once the work has been committed. */
  readonly afterwards: (() => void)[] = [];
  /** The verb that is being run. */
  private verb: string | undefined;

  constructor({ hooks, watches, origin, takenLimit, ...parts }: UnitParts) {
    super(parts);
    this.hooks = hooks;
    this.watched = new Watched(watches);
    this.takenLimit = takenLimit;
    this.asker = origin.token ?? parts.guard.viewerId ?? '';
    this.trail = new Trail({ origin, actor: parts.guard.viewerId });
  }

  /** Creates a row from an input. @throws VALIDATION_FAILED with every failure, NOT_FOUND, FORBIDDEN outside the scope */
  async create(entity: Entity, input: Values): Promise<string> {
    return (await this.createAll(entity, [input]))[0]!;
  }

  /** Creates rows that do not hang on each other: all or none, without telling which of several is at fault. @throws as {@link create} */
  async createAll(entity: Entity, inputs: readonly Values[]): Promise<readonly string[]> {
    const fields = this.inputFields(entity, 'create');
    const given = inputs.map((input) => valuesOf(fields, input));
    const rows = await createdValues(this, entity, given);
    const failures = inputs.flatMap((input, at) => [...fieldFailures(fields, input, true), ...ruleFailures(entity, rows[at]!)]);
    const written = rows.map((row) => ({ row, values: row }));
    const strays = await withinFailures(this, entity, written);
    await this.refuseFailures([...failures, ...strays], fields, inputs);
    const ids = await this.insert(entity, rows);
    await requireOpen(this, entity, ids);
    return ids;
  }

  /** Changes the given fields of a row, and `more` that no form may. @throws as {@link create}, and CONFLICT for a stale `expectedVersion` */
  async update(entity: Entity, target: Target, input: Values, more: Values = {}): Promise<string> {
    const row = await this.lockOpen(entity, target, 'update');
    const fields = this.inputFields(entity, 'update').filter((field) => inputName(field) in input);
    const values = valuesOf(fields, input);
    const failures = [...fieldFailures(fields, input, false), ...ruleFailures(entity, { ...row, ...values })];
    await this.refuseFailures([...failures, ...(await withinFailures(this, entity, [{ row, values }]))], fields, [input]);
    await this.assign(entity, row, { ...values, ...more }, { isChecked: true });
    return row.id;
  }

  /** Deletes softly: the row and what hangs on it are out of sight until it is restored. */
  async remove(entity: Entity, target: Target): Promise<string> {
    const row = await this.lockOpen(entity, target, 'delete');
    await this.assign(entity, row, { deletedAt: this.instant() }, { action: 'delete' });
    return row.id;
  }

  /** @throws NOT_FOUND unless the row is deleted and in the viewer's scope */
  async restore(entity: Entity, target: Target): Promise<string> {
    const row = await this.lockOpen(entity, target, 'delete', true);
    await this.assign(entity, row, { deletedAt: null }, { action: 'restore' });
    return row.id;
  }

  /** Runs `work` so that, refused, it leaves no trace and the transaction goes on. Rows loaded before are forgotten. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const mark = this.trail.mark();
    await this.rows(sql`savepoint attempt`);
    try {
      return await work();
    } catch (error) {
      this.trail.forgetSince(mark);
      await this.rows(sql`rollback to savepoint attempt`);
      await rememberHidden(this);
      throw error;
    } finally {
      await this.rows(sql`release savepoint attempt`);
      this.em.clear();
    }
  }

  /** A verb's input by field name, checked against its declaration. @throws as {@link create} */
  async checked<I extends object>(fields: readonly Field[], input: Values): Promise<I> {
    await this.refuseFailures(fieldFailures(fields, input, true), fields, [input]);
    return valuesOf(fields, input) as I;
  }

  /** Runs a verb: what it changes is audited under its name. */
  async runAs<T>(verb: string, work: () => Promise<T>): Promise<T> {
    this.verb = verb;
    const made = await work();
    this.verb = undefined;
    return made;
  }

  /** Sees to what follows from all that was written; before the audit is. */
  async settle(): Promise<void> {
    await this.watched.settle(this);
  }

  /** Writes the audit of everything done so far, in one statement; the last thing before the transaction ends. */
  async writeTrail(): Promise<boolean> {
    for (const statement of this.trail.statements()) await this.rows(statement);
    return this.trail.isWritten;
  }

  /** The same in the midst of long work, between attempts, so that it need not be kept in mind; what will be undone is forgotten. */
  async spillTrail(isKept: boolean): Promise<void> {
    const statements = this.trail.statements(false);
    if (isKept) for (const statement of statements) await this.rows(statement);
  }

  /** Has the audit tell of fields without their values: what the viewer met in a row out of sight, or was shown by the verb that runs. */
  noteFields(entity: Entity, id: string, fields: readonly string[], action = this.verb ?? 'read'): void {
    this.trail.told(entity, id, { action, fields });
  }

  /** Has the audit tell what the database has changed in a row for the verb that runs. */
  noteMoved(entity: Entity, row: Row, values: Values): void {
    this.trail.changed(entity, row, values, this.verb ?? 'update');
    this.watched.note(entity);
  }

  /** A visible row for a verb to work on, locked until the transaction ends. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
  async load<T extends object>(cls: EntityClass<T>, target: Target, operation: RowOperation = 'verb'): Promise<T> {
    return (await this.lock(entityOf(cls), target, operation)) as T;
  }

  /** Sets fields that only verbs may set; which rows is the verb's affair: it has loaded them. */
  async set<T extends { id: string }>(cls: EntityClass<T>, row: T, values: Values): Promise<void> {
    await this.assign(entityOf(cls), await this.held(entityOf(cls), row as unknown as Row), values);
  }

  /** Adds a row on behalf of a verb, past what the viewer may enter by form, within the viewer's scope. */
  async add(cls: EntityClass, values: Values): Promise<string> {
    return (await this.addAll(cls, [values]))[0]!;
  }

  /** As {@link add}, rows that do not hang on each other. */
  addAll(cls: EntityClass, all: readonly Values[]): Promise<readonly string[]> {
    return this.insert(entityOf(cls), all, false);
  }

  private async insert(entity: Entity, all: readonly Values[], isChecked = true): Promise<readonly string[]> {
    const [now, actor] = [this.instant(), this.guard.viewerId];
    const rows = all.map((values) => ({ ...values, id: uuid7(), createdAt: now, updatedAt: now, createdBy: actor, updatedBy: actor }));
    await this.checkTries(entity, all);
    const may = isChecked ? this.guard.rows(entity, NEW_ROW, 'create') : raw('true');
    for (const written of await writeRows(this, entity, { rows, may })) this.trail.created(entity, written);
    this.watched.note(entity);
    const ids = rows.map(({ id }) => id);
    for (const hook of this.hooks) if (hook.on === entity.cls) await hook.run(this, ids);
    return ids;
  }

  private async assign(entity: Entity, row: Row, values: Values, { action, isChecked = false }: AssignOptions = {}): Promise<void> {
    const changes = { ...withTitleKey(entity, values), updatedAt: this.instant(), updatedBy: this.guard.viewerId };
    await this.checkTries(entity, [values]);
    this.trail.changed(entity, row, values, action ?? this.verb ?? 'update');
    const { own, added } = splitValues(entity, changes);
    this.em.assign(row, own as never, { convertCustomTypes: false });
    await notingTaken(this, { entity, row }, this.em.flush());
    const more = addedSql(entity, row.id, added);
    if (more) await this.rows(more);
    Object.assign(row, added);
    this.watched.note(entity);
    if (isChecked) await this.checkAfter(entity, row.id);
  }

  private async checkTries(entity: Entity, all: readonly Values[]): Promise<void> {
    if (all.some((values) => setsUnique(entity, values))) await this.takenLimit?.check(this.asker);
  }

  /** Loads a row for change: unseen is NOT_FOUND, seen but not the viewer's to change FORBIDDEN, changed since CONFLICT. */
  private async lock(entity: Entity, { id, expectedVersion }: Target, operation: RowOperation, isDeleted = false): Promise<Row> {
    const rows = allOf([sql`t.id = ${idOperand(id)}::uuid`, visibleRows(this.compilation(), entity, 't', isDeleted)]);
    const may = this.guard.rows(entity, 't', operation, this.verb);
    const [seen] = await this.rows<{ may: boolean }>(sql`select ${may} as may from ${fromClause(entity, 't')} where ${rows}`);
    if (!seen) throw new AppError('NOT_FOUND');
    if (!seen.may) throw new AppError('FORBIDDEN');
    // whoever held the row before may have taken it out of sight
    const [row] = await this.rows<{ version: number }>(
      sql`select t.version from ${fromClause(entity, 't')} where ${allOf([rows, may])} for no key update of t`,
    );
    if (!row) throw new AppError('NOT_FOUND');
    if (expectedVersion !== undefined && expectedVersion !== row.version) throw new AppError('CONFLICT');
    return this.whole(entity, id);
  }

  private async lockOpen(entity: Entity, target: Target, operation: RowOperation, isDeleted = false): Promise<Row> {
    const row = await this.lock(entity, target, operation, isDeleted);
    await requireOpen(this, entity, [row.id]);
    return row;
  }

  /** The row as written must still be one that the viewer may write (design §5: before and after). */
  private async checkAfter(entity: Entity, id: string): Promise<void> {
    const [row] = await this.rows<{ may: boolean }>(
      sql`select ${this.guard.rows(entity, 't', 'update')} as may from ${fromClause(entity, 't')} where t.id = ${id}::uuid`,
    );
    if (!row?.may) throw new AppError('FORBIDDEN');
  }

  private async refuseFailures(failures: readonly FieldError[], fields: readonly Field[], inputs: readonly Values[]): Promise<void> {
    const all = [...failures, ...(await referenceFailures(this, fields, inputs))];
    if (all.length) throw inputError(all);
  }

  private inputFields(entity: Entity, use: 'create' | 'update'): Field[] {
    return [...entity.fields.values()].filter((field) => this.guard.mayWrite(entity, field, use));
  }
}
