import { AppError, fieldError, inputError, invalid, type FieldError } from '../errors.ts';
import { inputName, type Entity, type Field } from '../field/index.ts';
import { defaultValues } from '../store/inputValues.ts';
import type { Unit } from '../store/unit.ts';
import type { Values } from '../store/validate.ts';
import { readRecord, type Column } from './columns.ts';
import { findKnown, type KnownRow, type Search } from './known.ts';
import { References } from './references.ts';
import { sheetEntity, type Sheet } from './sheet.ts';
import type { SheetRecord } from './table.ts';

/** What became of a record that was taken in. */
export type Outcome = 'created' | 'updated' | 'unchanged';

export interface Taken {
  readonly id: string;
  readonly outcome: Outcome;
  /** The fields that the row had otherwise. */
  readonly changed: readonly string[];
}

/** A record in the words of its noun, and how its row is looked for. */
export interface Draft {
  /** What it says itself. */
  readonly own: Values;
  /** That, and what follows from it. */
  readonly values: Values;
  readonly search: Search;
  /** The words of its cells, before they were turned into ids. */
  readonly named: Values;
}

interface IntakeParts {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly fixed?: Values;
}

/** Takes one record after the other into the rows of a noun, within one unit of work. */
export class Intake {
  private readonly unit: Unit;
  private readonly sheet: Sheet;
  readonly entity: Entity;
  private readonly columns: readonly Column[];
  private readonly references: References;
  /** What holds for every record, whatever its columns say. */
  private readonly fixed: Values;
  /** Row → the line that was taken into it. */
  private readonly lines = new Map<string, number>();
  private readonly completions = new Map<string, Promise<Values> | Values>();

  constructor(unit: Unit, { sheet, columns, fixed = {} }: IntakeParts) {
    this.unit = unit;
    this.sheet = sheet;
    this.entity = sheetEntity(sheet);
    this.columns = columns;
    this.fixed = fixed;
    this.references = new References(unit, sheet);
  }

  /** `withRow` goes on with the row, and says whether it has changed what belongs to it. @throws VALIDATION_FAILED and whatever else the API would answer; the refused record has left no trace then */
  async take(record: SheetRecord, withRow?: (id: string) => Promise<boolean>): Promise<Taken> {
    const taken = await this.unit.attempt(async () => {
      const settled = await this.settle(await this.given(record));
      const isMore = (await withRow?.(settled.id)) ?? false;
      return isMore && settled.outcome === 'unchanged' ? { ...settled, outcome: 'updated' as const } : settled;
    });
    this.note(taken.id, record);
    return taken;
  }

  /** Remembers which record was the first to be taken into a row. */
  note(id: string, { line }: SheetRecord): void {
    if (!this.lines.has(id)) this.lines.set(id, line);
  }

  /**
   * What records say, as far as all that they name has been found already; undefined where something is wrong with them or is to be
   * created with them. Looked at together, a statement for each field.
   */
  async drafts(records: readonly SheetRecord[]): Promise<readonly (Draft | undefined)[]> {
    const fields = this.columns.map(({ field }) => field);
    const read = records.map((record) => readRecord(this.columns, record));
    const sound = read.filter(({ failures }) => !failures.length).map(({ values }) => values);
    await this.references.learn(fields, sound);
    const drafts: (Draft | undefined)[] = [];
    for (const { values, failures } of read) {
      const isPlain = !failures.length && this.references.knows(fields, values);
      drafts.push(isPlain ? await this.draftOf(fields, values) : undefined);
    }
    return drafts;
  }

  /** What the record says, its words turned into ids and the rows that it may bring along created. */
  private async given(record: SheetRecord): Promise<Values> {
    const { values, failures } = readRecord(this.columns, record);
    const fields = this.columns.map(({ field }) => field);
    const referred = await this.references.resolve(fields, values);
    refuse([...failures, ...referred.failures]);
    const created: Record<string, unknown> = {};
    for (const field of referred.missing) created[field.name] = await this.references.create(field, String(values[field.name]));
    return { ...referred.values, ...created, ...this.fixed };
  }

  /** Undefined where its own attempt will tell what is wrong. */
  private async draftOf(fields: readonly Field[], named: Values): Promise<Draft | undefined> {
    const { values } = await this.references.resolve(fields, named);
    try {
      return { ...(await this.draft({ ...values, ...this.fixed })), named };
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  private async draft(given: Values): Promise<Omit<Draft, 'named'>> {
    const own = stated(given);
    const values = { ...stated(await this.completed(given)), ...own };
    const compared = this.sheet.isStrict ? this.strictlyCompared(values, own) : this.changeable(values);
    return { own, values, search: { keys: this.sheet.keys ?? [this.wholeRow(given)], values, compared } };
  }

  private completed(given: Values): Promise<Values> | Values {
    const { complete, completedBy } = this.sheet;
    if (!complete) return {};
    if (!completedBy) return complete(this.unit, given);
    const key = JSON.stringify(completedBy.map((name) => given[name] ?? null));
    const known = this.completions.get(key) ?? complete(this.unit, given);
    this.completions.set(key, known);
    return known;
  }

  private async settle(given: Values): Promise<Taken> {
    const { own, values, search } = await this.draft(given);
    const [{ row: known, ambiguous } = {}] = await findKnown(this.unit, this.entity, [search]);
    if (ambiguous) throw invalid(inputName(ambiguous), 'AMBIGUOUS');
    if (!known) return { id: await this.unit.create(this.entity, this.newInput({ own, values })), outcome: 'created', changed: [] };
    const differing = (await this.stands(known)) ? [] : this.differing(known, own);
    this.refuseBarred(
      differing.filter((name) => own[name] !== undefined),
      'update',
    );
    if (differing.length) await this.change(known, differing, values);
    return { id: known.id, outcome: differing.length ? 'updated' : 'unchanged', changed: differing };
  }

  private async stands({ id }: KnownRow): Promise<boolean> {
    const { on, stands } = this.sheet;
    return stands !== undefined && this.unit.exists(on, { ...stands, id: { eq: id } });
  }

  /** Whether a row is as its record says, so that there is nothing to do. @throws VALIDATION_FAILED for what a record may not say of it */
  isAsSaid(known: KnownRow, { own }: Pick<Draft, 'own'>): boolean {
    return this.sheet.stands === undefined && this.differing(known, own).length === 0;
  }

  /**
   * A row that has left its first state has a story of its own: of a sheet that tells of the past, a record of another state is older
   * news, and what would follow from the record has been overtaken.
   */
  private differing({ id, state, differing, by }: KnownRow, own: Values): readonly string[] {
    const { status, fields } = this.entity;
    const line = this.lines.get(id);
    if (differing.length && line !== undefined) throw invalid(inputName(fields.get(by)!), 'DUPLICATE', { line });
    if (!status || !this.sheet.past || state === fields.get(status)!.default) return differing;
    if (own[status] !== undefined && own[status] !== state) return [];
    return differing.filter((name) => own[name] !== undefined);
  }

  /** The input that a new row is made of. A number that no row has is none that a new one could be given. @throws VALIDATION_FAILED */
  newInput({ own, values: said }: Pick<Draft, 'own' | 'values'>): Values {
    const { numbers = [] } = this.sheet;
    refuse(numbers.filter((name) => own[name] !== undefined).map((name) => fieldError(name, 'NOT_FOUND')));
    this.refuseBarred(Object.keys(own), 'create');
    const values = { ...this.sheet.initial?.(this.unit), ...said };
    const filled = { ...defaultValues(this.entity, this.unit.guard), ...values };
    // nobody stands behind an import whose unit and name could fill these
    const missing = [...this.entity.fields.values()].filter(
      (field) => field.kind === 'BELONGS_TO' && field.defaultsTo && field.required && filled[field.name] == null,
    );
    refuse(missing.map((field) => fieldError(inputName(field), 'REQUIRED')));
    return this.input(values);
  }

  /** Of a strict sheet nothing that a record gives is passed over. */
  private refuseBarred(names: readonly string[], use: 'create' | 'update'): void {
    if (!this.sheet.isStrict) return;
    const barred = names.flatMap((name) => this.entity.fields.get(name) ?? []).filter((field) => !this.maySet(field, use));
    refuse(barred.map((field) => fieldError(inputName(field), 'NOT_ALLOWED')));
  }

  private maySet(field: Field, use: 'create' | 'update'): boolean {
    return (use === 'create' || field.write !== 'create') && this.unit.guard.mayWrite(this.entity, field, use);
  }

  /** What the viewer may change, and what the record gives beyond that, to be refused where it differs. */
  private strictlyCompared(values: Values, own: Values): Field[] {
    const { numbers = [] } = this.sheet;
    return this.ownFields(values).filter(
      (field) => !numbers.includes(field.name) && (own[field.name] !== undefined || this.maySet(field, 'update')),
    );
  }

  private async change({ id }: KnownRow, names: readonly string[], values: Values): Promise<void> {
    const { changes = {} } = this.sheet;
    const direct = names.filter((name) => !changes[name]).map((name) => [name, values[name]]);
    if (direct.length) await this.unit.update(this.entity, { id }, this.input(Object.fromEntries(direct)));
    for (const name of names) await changes[name]?.(this.unit, id, values[name]);
  }

  private changeable(values: Values): Field[] {
    return this.ownFields(values).filter(({ name, write }) => write !== 'create' || this.sheet.changes?.[name]);
  }

  /** All but the state, which moves on while the row stays the same one. */
  private wholeRow(given: Values): string[] {
    return this.ownFields(given)
      .map(({ name }) => name)
      .filter((name) => !this.sheet.past?.includes(name));
  }

  private ownFields(values: Values): Field[] {
    return Object.keys(values).flatMap((name) => this.entity.fields.get(name) ?? []);
  }

  private input(values: Values): Values {
    return Object.fromEntries(this.ownFields(values).map((field) => [inputName(field), values[field.name]]));
  }
}

function refuse(failures: readonly FieldError[]): void {
  if (failures.length) throw inputError(failures);
}

/** Without what is left open: an empty cell changes nothing. */
function stated(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));
}
