import { columnOf, isStored, spokenTitle, TITLE_KEY, type Entity, type Field, type Registry, type TextField } from '../field/index.ts';
import { pairTable } from '../query/rows.ts';
import { titleKeyValues } from './titleKey.ts';
import { uuid7 } from './uuid7.ts';

/** Runs one statement; calls that belong together are made on one connection, inside the caller's transaction. */
export type BulkQuery = (text: string, values: readonly unknown[]) => Promise<unknown>;

/** A row by field name: a to-one field holds an id, LINKS a list of ids, decimals text. */
export type BulkRow = Readonly<Record<string, unknown>>;

export interface BulkTarget {
  readonly query: BulkQuery;
  readonly registry: Registry;
  /** Stands in `createdAt` of rows that do not say it themselves. */
  readonly now: Date;
  /** Rows per statement, 2,000 unless said otherwise. */
  readonly batch?: number;
}

type StoredField = Exclude<Field, { kind: 'HAS_MANY' | 'LINKS' }>;
type SerialField = TextField & { readonly serial: string };

/**
 * Inserts many rows, past inputs and their validation: for seeds alone. The database's own checks, references and
 * triggers hold; serial numbers that a row leaves out are counted in the month it was created.
 * @example await bulkInsert(target, registry.named('Zone'), [{ id, code: 'DJ-01', nameZh: '电解车间', otherPpe: ['VEST'] }])
 */
export async function bulkInsert(target: BulkTarget, entity: Entity, rows: readonly BulkRow[]): Promise<void> {
  const defaults = defaultsOf(entity);
  for (const batch of batchesOf(rows, target.batch)) {
    const complete = batch.map((row) => completed(row, defaults, target.now));
    const fields = storedFields(entity, complete);
    await insertRows(target, entity, { fields, rows: complete });
    await insertLinks(target, entity, complete);
  }
}

/** Sets the fields that the rows name, for what refers to rows inserted later; the first row tells which fields. */
export async function bulkUpdate(target: BulkTarget, entity: Entity, rows: readonly BulkRow[]): Promise<void> {
  for (const batch of batchesOf(rows, target.batch)) {
    const fields = storedFields(entity, batch).filter(({ name }) => name !== 'id');
    const changes = columnsOf(entity, fields)
      .map((column) => `${column} = r.${column}`)
      .join(', ');
    if (changes) {
      const source = `json_populate_recordset(null::${quoted(entity.table)}, $1::json) r`;
      const text = `update ${quoted(entity.table)} t set ${changes} from ${source} where t.id = r.id`;
      await target.query(text, [asRecords(entity, [...fields, idOf(entity)], batch)]);
    }
    await insertLinks(target, entity, batch);
  }
}

interface Insert {
  readonly fields: readonly StoredField[];
  readonly rows: readonly BulkRow[];
}

async function insertRows({ query }: BulkTarget, entity: Entity, { fields, rows }: Insert): Promise<void> {
  const serials = [...entity.fields.values()].filter(isSerial);
  const plain = fields.filter((field) => !isSerial(field));
  const given = columnsOf(entity, plain);
  const columns = [...given, ...serials.map((field) => quoted(columnOf(field)))];
  const values = [...given.map((column) => `r.${column}`), ...serials.map(serialValue)];
  const source = `json_populate_recordset(null::${quoted(entity.table)}, $1::json) r`;
  const text = `insert into ${quoted(entity.table)} (${columns.join(', ')}) select ${values.join(', ')} from ${source}`;
  const records = asRecords(entity, [...plain, ...serials], rows);
  if (serials.length === 0) return void (await query(text, [records]));
  await query(KEEP_CLOCK, []);
  await query(text, [records]);
  await query(RESTORE_CLOCK, []);
}

/** The row's own number, else the next one of its month: the clock that the count reads is set row by row. */
function serialValue(field: SerialField): string {
  const clock = `set_config('app.now', r.created_at::text, true)`;
  return `coalesce(r.${quoted(columnOf(field))}, next_serial(case when ${clock} is not null then '${field.serial}' end))`;
}

const KEEP_CLOCK = `select set_config('app.kept_now', coalesce(current_setting('app.now', true), ''), true)`;
const RESTORE_CLOCK = `select set_config('app.now', coalesce(current_setting('app.kept_now', true), ''), true)`;

async function insertLinks({ query }: BulkTarget, entity: Entity, rows: readonly BulkRow[]): Promise<void> {
  for (const field of entity.fields.values()) {
    if (field.kind !== 'LINKS') continue;
    const pairs = rows.flatMap((row) => ((row[field.name] ?? []) as readonly string[]).map((targetId) => [row.id, targetId]));
    if (pairs.length === 0) continue;
    const table = quoted(pairTable(entity, field.name));
    const ids = [pairs.map(([source]) => source), pairs.map(([, other]) => other)];
    await query(`insert into ${table} (source_id, target_id) select * from unnest($1::uuid[], $2::uuid[])`, ids);
  }
}

/** The row with its id, instants, actors and defaults, as an insert through the gateway would have them. */
function completed(row: BulkRow, defaults: BulkRow, now: Date): BulkRow {
  const createdAt = row.createdAt ?? now.toISOString();
  return { ...defaults, id: uuid7(), createdAt, updatedAt: createdAt, createdBy: null, updatedBy: row.createdBy ?? null, ...row };
}

/** Declared defaults; lists are empty rather than absent. */
function defaultsOf(entity: Entity): BulkRow {
  const fields = [...entity.fields.values()];
  const given = fields.filter((field) => field.default !== undefined).map((field) => [field.name, field.default]);
  const lists = fields.filter(({ kind }) => kind === 'TAGS' || kind === 'CHOICES').map((field) => [field.name, []]);
  return Object.fromEntries([...lists, ...given]) as BulkRow;
}

/** The stored fields that at least one of the rows names. @throws on a name that the noun does not store */
function storedFields(entity: Entity, rows: readonly BulkRow[]): StoredField[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].flatMap((name) => {
    const field = entity.fields.get(name);
    if (field && isColumn(field)) return [field];
    if (field?.kind === 'LINKS') return [];
    throw new Error(`${entity.name} stores no field ${name}`);
  });
}

/** With the key of the title where that is among the fields. */
function columnsOf(entity: Entity, fields: readonly StoredField[]): string[] {
  const key = fields.some((field) => field === spokenTitle(entity)) ? [quoted(TITLE_KEY)] : [];
  return [...fields.map((field) => quoted(columnOf(field))), ...key];
}

function asRecords(entity: Entity, fields: readonly StoredField[], rows: readonly BulkRow[]): string {
  const columns = fields.map((field) => [columnOf(field), field.name] as const);
  const records = rows.map((row) => ({
    ...Object.fromEntries(columns.map(([column, name]) => [column, row[name]])),
    [TITLE_KEY]: titleKeyValues(entity, row).titleKey,
  }));
  return JSON.stringify(records);
}

function batchesOf(rows: readonly BulkRow[], size = 2000): BulkRow[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

function idOf(entity: Entity): StoredField {
  return entity.fields.get('id') as StoredField;
}

function isColumn(field: Field): field is StoredField {
  return isStored(field);
}

function isSerial(field: Field): field is SerialField {
  return 'serial' in field && field.serial !== undefined;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
