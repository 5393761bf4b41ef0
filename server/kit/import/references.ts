import { AppError, fieldError, type FieldError } from '../errors.ts';
import { columnOf, inputName, type BelongsToField, type Entity, type Field } from '../field/index.ts';
import { valueOf } from '../query/column.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, anyOf, ident, sql } from '../query/sql.ts';
import type { Unit } from '../store/unit.ts';
import type { Values } from '../store/validate.ts';
import type { Sheet } from './sheet.ts';

/** The records' references: the words of a cell are a row's title or another text by which it is unique. */
export class References {
  private readonly unit: Unit;
  private readonly sheet: Sheet;
  private readonly known = new Map<string, string>();

  constructor(unit: Unit, sheet: Sheet) {
    this.unit = unit;
    this.sheet = sheet;
  }

  /** The values with ids for the words that name a row; `missing` are those whose row may be created. */
  async resolve(fields: readonly Field[], given: Values): Promise<{ values: Values; missing: BelongsToField[]; failures: FieldError[] }> {
    const values: Record<string, unknown> = { ...given };
    const missing: BelongsToField[] = [];
    const failures: FieldError[] = [];
    for (const field of fields) {
      if (field.kind !== 'BELONGS_TO' || given[field.name] == null) continue;
      const words = String(given[field.name]);
      const ids = (await this.idsOf(field, [words])).get(words)!;
      const instead = this.sheet.words?.[field.name];
      if (ids.length === 1) values[field.name] = ids[0];
      else if (ids.length > 1) failures.push(fieldError(inputName(field), 'AMBIGUOUS'));
      else if (this.isCreatable(field)) missing.push(field);
      else if (instead) Object.assign(values, { [field.name]: null, [instead]: values[instead] ?? words });
      else failures.push(fieldError(inputName(field), 'NOT_FOUND'));
    }
    return { values, missing, failures };
  }

  /** Creates the row that a cell names, unless the same record has just done so for another cell. @throws at the field, as Unit.create */
  async create(field: BelongsToField, words: string): Promise<string> {
    const [known] = (await this.lookUp(field, [words])).get(words) ?? [];
    if (known) return known;
    const target = this.unit.registry.target(field);
    const named = keysOf(target, field).filter(({ required }) => required);
    const input = { ...field.only, ...Object.fromEntries(named.map(({ name }) => [name, words])) };
    return this.unit.create(target, input).catch((error: unknown) => {
      throw at(inputName(field), error);
    });
  }

  private isCreatable(field: BelongsToField): boolean {
    return Boolean(this.sheet.creates?.includes(this.unit.registry.target(field).cls));
  }

  /** Looks at once for all that many records name, a statement for each field. */
  async learn(fields: readonly Field[], given: readonly Values[]): Promise<void> {
    for (const field of fields) {
      if (field.kind !== 'BELONGS_TO') continue;
      const words = new Set(given.flatMap((values) => (values[field.name] == null ? [] : String(values[field.name]))));
      await this.idsOf(field, [...words]);
    }
  }

  /** Whether all that a record names has been found. */
  knows(fields: readonly Field[], given: Values): boolean {
    return fields.every(
      (field) => field.kind !== 'BELONGS_TO' || given[field.name] == null || this.known.has(keyOf(field, String(given[field.name]))),
    );
  }

  /** Rows that are found stay found; one that is not may come into being with a later record. */
  private async idsOf(field: BelongsToField, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const unknown = words.filter((each) => !this.known.has(keyOf(field, each)));
    const found = await this.lookUp(field, unknown);
    for (const [each, [id, other]] of found) if (id && !other) this.known.set(keyOf(field, each), id);
    return new Map(words.map((each) => [each, found.get(each) ?? [this.known.get(keyOf(field, each)) ?? []].flat()]));
  }

  private async lookUp(field: BelongsToField, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    // no text of the database holds a NUL, and it cannot be asked for one
    const asked = words.filter((each) => !each.includes('\0'));
    if (!asked.length) return new Map();
    const target = this.unit.registry.target(field);
    const only = Object.entries(field.only ?? {}).map(([name, value]) => sql`${ident(columnOf(target.fields.get(name)!), 't')} = ${value}`);
    const keys = keysOf(target, field).filter((key) => this.unit.guard.mayUse(target, key, 'filter'));
    const named = anyOf(keys.map((key) => sql`${valueOf(key, 't')} = named.words`));
    const rows = allOf([named, ...only, visibleRows(this.unit.compilation(), target, 't')]);
    const found = await this.unit.rows<{ words: string; id: string }>(
      sql`select named.words, f.id from unnest(${asked}::text[]) as named (words)
        cross join lateral (select t.id from ${fromClause(target, 't')} where ${rows} limit 2) f`,
    );
    return new Map([...Map.groupBy(found, (row) => row.words)].map(([each, ids]) => [each, ids.map(({ id }) => id)]));
  }
}

function keyOf({ name }: Field, words: string): string {
  return `${name}\n${words}`;
}

/** What is wrong with the row to be created is, for the record's reader, wrong with the cell that names it. */
function at(path: string, error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const fieldErrors = error.fieldErrors.map((failure) => ({ ...failure, path }));
  return new AppError(error.code, { label: error.label, fieldErrors, cause: error });
}

/** The texts that tell a row from the others that the field may refer to: its title, and what is unique among those. */
function keysOf({ title, uniques, fields }: Entity, { only = {} }: BelongsToField): Field[] {
  const free = uniques.filter(({ where }) => !where).map((set) => set.fields.filter((name) => !(name in only)));
  const names = new Set([title, ...free.filter((set) => set.length === 1).flat()]);
  return [...fields.values()].filter(({ kind, name }) => kind === 'TEXT' && names.has(name));
}
