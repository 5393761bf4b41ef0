import type { Client } from 'pg';
import { withClient } from '../../../server/database/database.ts';
import { entities } from '../../../server/entities/index.ts';
import { columnOf, isStored, Registry, type Entity, type Field } from '../../../server/kit/field/index.ts';
import { fillTitleKeys } from '../../../server/kit/store/titleKey.ts';
import { isSpoken } from '../oracle/spoken.ts';
import type { World } from '../oracle/world.ts';
import { MONTH, THINNED_MONTH } from './month.ts';

/** Nouns of which some rows are deleted, so that deleted, hidden and dangling rows are everywhere. */
const THINNED = [
  'Account',
  'Contact',
  'Visit',
  'Need',
  'NeedCountermeasure',
  'TourRequest',
  'Equipment',
  'EquipmentEvent',
  'StockTake',
  'StockTakeLine',
  'Partner',
];
const THINNED_REFERENCE = ['Product', 'Zone', 'RouteStop', 'TourRoute', 'Vehicle', 'Region', 'DictionaryItem', 'File', 'Specialist'];

/** Makes the demo a harder test: a mark in every text of every row, deleted rows, settings of single departments. */
export async function unsettle(databaseUrl: string): Promise<void> {
  const registry = new Registry(Object.values(entities));
  await withClient(databaseUrl, async (client) => {
    await client.query(MONTH);
    for (const entity of registry.entities) await markTexts(client, entity);
    await fillTitleKeys((text, values) => client.query(text, values), registry);
    await client.query(OWN_SETTINGS);
    await client.query(FILES);
    await client.query(PARTNER_ACCOUNTS);
    for (const name of THINNED_MONTH) await thin(client, registry.named(name).table, 9);
    for (const name of [...THINNED, ...THINNED_REFERENCE]) await thin(client, registry.named(name).table, THINNED.includes(name) ? 9 : 6);
    // last: what happens to a row touches its history
    for (const { name, table } of registry.entities) await tellHistory(client, name, table);
    await client.query('select internal.seal_audit()');
    await client.query('analyze');
  });
}

/** A mark that stands in one text of one row. */
const MARK = /~[0-9a-f]{12}/g;

/** Where each mark stands: the row and the field that a viewer must see to come across it. */
export function marksOf(world: World): Map<string, { noun: string; id: string; field: string }> {
  const texts = world.registry.entities.flatMap(({ name: noun }) =>
    world.rows(noun).flatMap((row) => Object.entries(row).map(([field, value]) => ({ value, place: { noun, id: row.id, field } }))),
  );
  return new Map(texts.flatMap(({ value, place }) => marksIn(value).map((mark) => [mark, place] as const)));
}

export function marksIn(value: unknown): readonly string[] {
  const text = typeof value === 'object' ? JSON.stringify(value) : value;
  return typeof text === 'string' ? (text.match(MARK) ?? []) : [];
}

async function markTexts(client: Client, entity: Entity): Promise<void> {
  const sets = textsOf(entity).map(
    ({ column, name, max }) => `"${column}" = left("${column}", ${max - 13}) || '~' || substr(md5(id::text || '${name}'), 1, 12)`,
  );
  const key = isSpoken(entity) ? ['title_key = null'] : [];
  if (sets.length) await client.query(`update "${entity.table}" set ${[...sets, ...key].join(', ')}`);
}

/** The columns of a noun that hold any text at all. */
export function textsOf(entity: Entity): { readonly column: string; readonly name: string; readonly max: number }[] {
  // what the audit holds is never changed
  if (entity.name === 'AuditEvent') return [];
  return [...entity.fields.values()].filter(isPlainText).map((field) => ({ column: columnOf(field), name: field.name, max: field.max }));
}

function isPlainText(field: Field): field is TextField {
  if (field.kind !== 'TEXT' && field.kind !== 'LONG_TEXT') return false;
  return isStored(field) && field.max >= 60 && !field.format && !field.serial && !field.unique && !KEPT.has(field.name);
}

type TextField = Extract<Field, { kind: 'TEXT' | 'LONG_TEXT' }>;

/** Texts that mean something to the database itself. */
const KEPT = new Set(['path', 'key', 'sha256', 'mimeType']);

async function thin(client: Client, table: string, every: number): Promise<void> {
  await client.query(`update "${table}" set deleted_at = created_at where abs(hashtext(id::text)) % ${every} = 0`);
}

/** A change of a remark for some rows of a noun, each with a mark in what was there before. */
async function tellHistory(client: Client, noun: string, table: string): Promise<void> {
  await client.query(
    `select internal.record_changes(jsonb_agg(jsonb_build_object('id', md5('event' || id)::uuid, 'at', created_at, 'via', 'UI',
        'action', 'update', 'entity', $1::text, 'entityId', id, 'changes', jsonb_build_array(jsonb_build_object('field', 'remark',
        'before', '~' || substr(md5(id || 'before'), 1, 12), 'after', null)))))
      from (select id::text, created_at from "${table}" order by md5(id::text) limit 40) chosen having count(*) > 0`,
    [noun],
  );
}

/** Accounts of both departments are one partner's. */
const PARTNER_ACCOUNTS = `update account set partner_id = (select id from partner where deleted_at is null and status = 'ACTIVE' order by code limit 1)
  where abs(hashtext(id::text)) % 7 = 0`;

const OWN_SETTINGS = `insert into setting (id, created_at, updated_at, key, value, name_zh, name_en, org_unit_id)
  select md5(id::text)::uuid, created_at, created_at, 'cadence.KEY', '21', 'own ~' || substr(md5(id::text), 1, 12), 'Own cadence', id from org_unit`;

/** The demo has no files: every person gets some, hung on records of theirs and of others, and one that hangs nowhere. */
const FILES = `insert into file (id, created_at, updated_at, created_by_id, name, mime_type, size_bytes, sha256)
    select md5(u.id::text || n)::uuid, u.created_at, u.created_at, u.id, 'photo-' || n || '~' || substr(md5(u.id::text || n), 1, 12), 'image/jpeg', n, repeat(n::text, 64)
    from app_user u, generate_series(1, 4) n;
  create temporary view hung as select id from file where size_bytes < 4;
  insert into visit_photos (source_id, target_id)
    select v.id, f.id from visit v, lateral (select id from hung order by md5(v.id::text || hung.id::text) limit 2) f
    where abs(hashtext(v.id::text)) % 23 = 0;
  insert into stock_take_line_photos (source_id, target_id)
    select l.id, f.id from stock_take_line l, lateral (select id from hung order by md5(l.id::text || hung.id::text) limit 1) f
    where abs(hashtext(l.id::text)) % 3 = 0;
  ${['visit', 'account', 'agreement', 'communication']
    .map(
      (table, index) => `insert into ${table}_files (source_id, target_id)
    select r.id, f.id from ${table} r, lateral (select id from hung order by md5('${index}' || r.id::text || hung.id::text) limit 1) f
    where abs(hashtext(r.id::text)) % 19 = ${index};`,
    )
    .join('\n  ')}`;
