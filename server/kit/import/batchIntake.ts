import { AppError } from '../errors.ts';
import type { BelongsToField, Entity } from '../field/index.ts';
import { comparable, plain } from '../store/trail.ts';
import type { Unit } from '../store/unit.ts';
import { normalised, type Values } from '../store/validate.ts';
import type { Draft, Intake, Taken } from './intake.ts';
import { findKnown } from './known.ts';
import type { SheetRecord } from './table.ts';

/** Records that are looked at together and, where they are new rows, written by one statement. */
export const BATCH = 500;

/** What became of a record: the row that it was taken into, or why it was refused. */
export interface Treated {
  readonly record: SheetRecord;
  readonly taken?: Taken;
  readonly error?: unknown;
}

/** What a record would do, where that can be told before it is done. */
interface Foreseen {
  readonly record: SheetRecord;
  /** The input of a new row. */
  readonly input?: Values;
  /** The row that is as the record says. */
  readonly unchanged?: string;
  /** By what others of the batch and this one may bear on each other; undefined where that cannot be told. */
  readonly marks?: Marks;
}

interface Marks {
  /** What it is known by, once it has been taken in. */
  readonly leaves: readonly string[];
  /** What it would meet of records before it. */
  readonly meets: readonly string[];
}

/**
 * Takes many records in, a few statements for a batch of them, with what would have come of taking one after the other. Whatever is not a
 * new row or one that stands as it is, has something wrong with it, or hangs on a record before it in its batch, is taken by itself.
 */
export class BatchIntake {
  private readonly unit: Unit;
  private readonly intake: Intake;
  private readonly most: number;

  constructor(unit: Unit, intake: Intake, most = BATCH) {
    this.unit = unit;
    this.intake = intake;
    this.most = most;
  }

  /** Each record in its turn; between batches `afterBatch` is waited for. */
  async *take(records: readonly SheetRecord[], afterBatch: () => Promise<void>): AsyncGenerator<Treated> {
    let size = this.most;
    for (let from = 0; from < records.length;) {
      const batch = records.slice(from, from + size);
      const start = from;
      for await (const treated of this.takeBatch(batch)) {
        from += 1;
        yield treated;
      }
      size = from - start < batch.length ? Math.ceil(size / 2) : Math.min(size * 2, this.most);
      await afterBatch();
    }
  }

  /** May end early: the rest has to be looked at anew. */
  private async *takeBatch(records: readonly SheetRecord[]): AsyncGenerator<Treated> {
    const seen = new Set<string>();
    let ready: Foreseen[] = [];
    for (const one of await this.foresee(records)) {
      const { record, marks } = one;
      const isReady = (one.input ?? one.unchanged) !== undefined && !marks?.meets.some((mark) => seen.has(mark));
      if (isReady) ready.push(one);
      if (isReady && one.input) for (const mark of marks?.leaves ?? []) seen.add(mark);
      if (isReady) continue;
      yield* this.settle(ready);
      ready = [];
      const treated = await this.alone(record);
      yield treated;
      if (!treated.taken || treated.taken.outcome === 'unchanged') continue;
      // what it has done may bear on the others in a way that nothing tells
      if (!marks) return;
      for (const mark of [...marks.leaves, rowMark(treated.taken.id)]) seen.add(mark);
    }
    yield* this.settle(ready);
  }

  private async foresee(records: readonly SheetRecord[]): Promise<readonly Foreseen[]> {
    const { unit, intake } = this;
    try {
      return await unit.attempt(async () => {
        const drafts = await intake.drafts(records);
        const searched = drafts.filter((draft) => draft !== undefined);
        const found = await findKnown(
          unit,
          intake.entity,
          searched.map(({ search }) => search),
        );
        const finds = new Map(searched.map((draft, at) => [draft, found[at]!]));
        return records.map((record, at): Foreseen => {
          const draft = drafts[at];
          if (!draft) return { record };
          const { row, ambiguous } = finds.get(draft)!;
          const marks = marksOf(intake.entity, draft, row?.id);
          const isSaid = row && orElse(() => intake.isAsSaid(row, draft), false);
          if (row) return { record, marks, ...(isSaid && { unchanged: row.id }) };
          const input = ambiguous ? undefined : orElse(() => intake.newInput(draft), undefined);
          return { record, marks, ...(input && { input }) };
        });
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return records.map((record) => ({ record }));
    }
  }

  /** Those at fault among new rows are found by halves. */
  private async *settle(ready: readonly Foreseen[]): AsyncGenerator<Treated> {
    const inputs = ready.map(({ input }) => input).filter((input) => input !== undefined);
    if (ready.length === 1 && inputs.length === 1) return yield await this.alone(ready[0]!.record);
    try {
      const ids = inputs.length ? await this.unit.attempt(() => this.unit.createAll(this.intake.entity, inputs)) : [];
      yield* this.told(ready, ids);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const half = Math.ceil(ready.length / 2);
      yield* this.settle(ready.slice(0, half));
      yield* this.settle(ready.slice(half));
    }
  }

  private told(ready: readonly Foreseen[], ids: readonly string[]): Treated[] {
    const left = ids.values();
    return ready.map(({ record, unchanged }) => {
      const id = unchanged ?? left.next().value!;
      this.intake.note(id, record);
      return { record, taken: { id, outcome: unchanged ? 'unchanged' : 'created', changed: [] } };
    });
  }

  private async alone(record: SheetRecord): Promise<Treated> {
    try {
      return { record, taken: await this.intake.take(record) };
    } catch (error) {
      return { record, error };
    }
  }
}

/** What a refusal is turned into that its record's own attempt will tell. */
function orElse<T>(judged: () => T, otherwise: T): T {
  try {
    return judged();
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}

/** A record is known again by its keys, a row also by the texts by which others may name it. */
function marksOf(entity: Entity, { values, search, named }: Draft, row: string | undefined): Marks {
  const told = (name: string): string => {
    const field = entity.fields.get(name)!;
    return comparable(field, plain(field, normalised(field, values[name])));
  };
  const keys = search.keys.filter((key) => key.some((name) => values[name] != null)).map((key) => JSON.stringify([key, key.map(told)]));
  const texts = [...entity.fields.values()].filter(({ kind, name }) => kind === 'TEXT' && values[name] != null);
  const names = texts.map((field) => nameMark(String(normalised(field, values[field.name]))));
  const own = [...entity.fields.values()].filter(
    (field): field is BelongsToField => field.kind === 'BELONGS_TO' && field.target() === entity.cls,
  );
  const refers = own.flatMap(({ name }) => (named[name] == null ? [] : nameMark(String(named[name]))));
  const rows = row === undefined ? [] : [rowMark(row)];
  return { leaves: [...keys, ...(own.length ? names : []), ...rows], meets: [...keys, ...refers, ...rows] };
}

function nameMark(text: string): string {
  return `named ${text}`;
}

function rowMark(id: string): string {
  return `row ${id}`;
}
