import { Client, types } from 'pg';
import { entities, type EntityName } from '../../../server/entities/index.ts';
import { pairTable } from '../../../server/kit/query/rows.ts';
import { columnOf, isStored, Registry, type Entity, type Field, type LinksField } from '../../../server/kit/field/index.ts';

import { STAGE_FIELDS } from './customFields.ts';

/** A row by field name, values as an answer writes them; instants keep their microseconds, links are lists of ids. */
export type WorldRow = Readonly<Record<string, unknown>> & { readonly id: string };

const TIMESTAMPTZ = 1184;
const DATE = 1082;

/** Everything that the database holds, past every scope: what the oracle judges by. */
export class World {
  readonly registry: Registry;
  private readonly tables: ReadonlyMap<string, readonly WorldRow[]>;
  private readonly ids = new Map<string, ReadonlyMap<string, WorldRow>>();
  private readonly indexes = new Map<string, ReadonlyMap<unknown, readonly WorldRow[]>>();
  private readonly ranks: ReadonlyMap<string, number>;
  /** The business day that the database takes for today. */
  readonly today: string;
  /** The seals of audit events, by event. */
  readonly seals: ReadonlyMap<string, string>;

  constructor({ registry, tables, ranks, today, seals }: WorldParts) {
    this.registry = registry;
    this.seals = seals;
    this.tables = tables;
    this.ranks = ranks;
    this.today = today;
    for (const [name, rows] of tables) this.ids.set(name, new Map(rows.map((row) => [row.id, row])));
  }

  rows(noun: string): readonly WorldRow[] {
    return this.tables.get(noun)!;
  }

  row(noun: EntityName, id: unknown): WorldRow | undefined {
    return typeof id === 'string' ? this.ids.get(noun)?.get(id) : undefined;
  }

  /** Whether fields have been added to the declared ones. */
  get isExtended(): boolean {
    return this.registry.entities.some(({ fields }) => [...fields.values()].some(({ custom }) => custom));
  }

  /** The rows of a noun that name `id` in a field. */
  children(noun: string, field: string, id: string): readonly WorldRow[] {
    const key = `${noun}.${field}`;
    const index = this.indexes.get(key) ?? Map.groupBy(this.rows(noun), (row) => row[field]);
    this.indexes.set(key, index);
    return index.get(id) ?? [];
  }

  /** The rows of a noun that have `id` among the links of a field. */
  linking(noun: string, field: string, id: string): readonly WorldRow[] {
    const key = `${noun}.${field}`;
    const index = this.indexes.get(key) ?? byLink(this.rows(noun), field);
    this.indexes.set(key, index);
    return index.get(id) ?? [];
  }

  /** The place of a text among all others by pinyin; texts of the world alone have one. */
  rank(text: string): number {
    const rank = this.ranks.get(text);
    if (rank === undefined) throw new Error(`no rank for ${text}`);
    return rank;
  }
}

function byLink(rows: readonly WorldRow[], field: string): ReadonlyMap<unknown, readonly WorldRow[]> {
  const pairs = rows.flatMap((row) => (row[field] as readonly string[]).map((id) => ({ id, row })));
  const groups = Map.groupBy(pairs, ({ id }) => id as unknown);
  return new Map([...groups].map(([id, found]) => [id, found.map(({ row }) => row)]));
}

interface WorldParts {
  readonly registry: Registry;
  readonly tables: ReadonlyMap<string, readonly WorldRow[]>;
  readonly ranks: ReadonlyMap<string, number>;
  readonly today: string;
  readonly seals: ReadonlyMap<string, string>;
}

/** Reads a database whole, as its owner. */
export async function readWorld(url: string, today: string): Promise<World> {
  const client = new Client({ connectionString: url, types: { getTypeParser: asText } });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    const tables = new Map<string, readonly WorldRow[]>();
    const registry = await nounsIn(client);
    for (const entity of registry.entities) tables.set(entity.name, await readTable(client, entity));
    const seals = await readSeals(client);
    const ranks = await pinyin(client, [...valuesOf(tables), ...seals.values()]);
    return new World({ registry, tables, ranks, today, seals });
  } finally {
    await client.end();
  }
}

/** With the fields of the stage, where somebody has added them. */
async function nounsIn(client: Client): Promise<Registry> {
  const { rowCount } = await client.query("select from custom_field where key = 'cap'");
  return new Registry(Object.values(entities), rowCount ? STAGE_FIELDS : undefined);
}

/** Days and instants as the database writes them, everything else as usual. */
function asText(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === DATE) return (text) => text;
  return oid === TIMESTAMPTZ ? canonicalInstant : (types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown);
}

/** `2026-11-23 01:00:00.5+00` → `2026-11-23T01:00:00.500000Z`, so that text order is the order of time. */
function canonicalInstant(text: string): string {
  const [, day, time, fraction = ''] = /^(\S+) ([\d:]+)(?:\.(\d+))?\+00$/.exec(text)!;
  return `${day}T${time}.${fraction.padEnd(6, '0')}Z`;
}

async function readTable(client: Client, entity: Entity): Promise<WorldRow[]> {
  const { rows } = await client.query<Record<string, unknown>>(`select * from "${entity.table}"`);
  const links = new Map<string, Map<unknown, unknown[]>>();
  for (const field of entity.fields.values()) if (field.kind === 'LINKS') links.set(field.name, await readPairs(client, entity, field));
  return rows.map((row) => {
    const stored = [...entity.fields.values()].filter(isStored).map((field: Field) => [field.name, row[columnOf(field)]]);
    const linked = [...links].map(([name, pairs]) => [name, pairs.get(row['id']) ?? []]);
    return Object.fromEntries([...stored, ...linked]) as WorldRow;
  });
}

async function readSeals(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ event_id: string; seal: string }>(
    "select event_id, encode(hash, 'hex') as seal from internal.audit_seal",
  );
  return new Map(rows.map(({ event_id: event, seal }) => [event, seal]));
}

async function readPairs(client: Client, entity: Entity, field: LinksField): Promise<Map<unknown, unknown[]>> {
  const { rows } = await client.query<{ source_id: string; target_id: string }>(
    `select source_id, target_id from "${pairTable(entity, field.name)}"`,
  );
  const pairs = Map.groupBy(rows, (row) => row.source_id as unknown);
  return new Map([...pairs].map(([source, links]) => [source, links.map((link) => link.target_id)]));
}

function valuesOf(tables: WorldParts['tables']): unknown[] {
  return [...tables.values()].flatMap((rows) => rows.flatMap((row) => Object.values(row)));
}

/** The database's collation is not the product's doing: it is asked for the order of all texts there are. */
async function pinyin(client: Client, values: readonly unknown[]): Promise<Map<string, number>> {
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  const { rows } = await client.query<{ text: string }>('select text from unnest($1::text[]) text order by text collate "zh-x-icu"', [
    [...texts],
  ]);
  return new Map(rows.map(({ text }, place) => [text, place]));
}
