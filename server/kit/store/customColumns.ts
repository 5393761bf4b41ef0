import { createHash } from 'node:crypto';
import { columnOf, customFields, type Entity, type Field, type Registry } from '../field/index.ts';
import { sortKey, valueOf } from '../query/column.ts';
import { render } from '../query/sql.ts';
import { fieldChecks } from './checks.ts';

/**
 * Makes the columns of custom fields, and brings what they may hold up to date; for the owner of the tables. What is as it should be is
 * not touched, not even locked: each column carries the mark of what made it.
 */
export function customColumns(registry: Registry): string[] {
  return registry.entities.flatMap((entity) => customFields(entity).map((field) => columnSql(registry, entity, field)));
}

/** Statements to be run one by one, outside of a transaction, that may take long and hold nobody up: checks of rows and indexes. */
export function customUpkeep(registry: Registry): readonly Upkeep[] {
  return registry.entities.flatMap((entity) => customFields(entity).flatMap((field) => upkeepOf(entity, field)));
}

/** Work that is still to be done where its question finds a row. */
interface Upkeep {
  readonly question: string;
  readonly statements: readonly string[];
}

/** In the name of every index of a custom field. */
const INDEXED = 'custom';

function columnSql(registry: Registry, entity: Entity, field: Field): string {
  const [table, column] = [`"${entity.table}"`, columnOf(field)];
  const type = columnType(field);
  const refers = field.kind === 'BELONGS_TO' ? ` references "${registry.target(field).table}" (id)` : '';
  const check = checkOf(field);
  const constraint = checkName(entity, field);
  const mark = hashOf(`${type} ${check}`);
  const isMade = `exists (select from pg_attribute a where a.attrelid = '${table}'::regclass and a.attname = '${column}' and not a.attisdropped
    and col_description(a.attrelid, a.attnum) = '${mark}')`;
  const checked = check ? `alter table ${table} add constraint "${constraint}" check (${check}) not valid;` : '';
  const isOther = `exists (select from pg_attribute a where a.attrelid = '${table}'::regclass and a.attname = '${column}' and not a.attisdropped
    and a.atttypid <> '${type}'::regtype)`;
  return `do $$ begin if not ${isMade} then
    if ${isOther} then raise exception '${column} is of another type' using errcode = '42804'; end if;
    alter table ${table} add column if not exists "${column}" ${type}${refers};
    alter table ${table} drop constraint if exists "${constraint}";
    ${checked}
    comment on column ${table}."${column}" is '${mark}';
  end if; end $$;`;
}

function columnType(field: Field): string {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
    case 'CHOICE':
      return 'text';
    case 'NUMBER':
      return 'integer';
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return `numeric(${field.precision}, ${field.scale})`;
    case 'FLAG':
      return 'boolean';
    case 'DATE':
      return 'date';
    case 'DATE_TIME':
      return 'timestamptz(3)';
    case 'PERIOD':
      return 'char(7)';
    case 'CHOICES':
      return 'text[]';
    case 'BELONGS_TO':
      return 'uuid';
    default:
      throw new Error(`${field.name}: a custom field cannot be of the kind ${field.kind}`);
  }
}

function checkOf(field: Field): string {
  const length = field.kind === 'TEXT' || field.kind === 'LONG_TEXT' ? [`char_length("${columnOf(field)}") <= ${field.max}`] : [];
  return [...length, ...fieldChecks(field)].map((part) => `(${part})`).join(' and ');
}

function upkeepOf(entity: Entity, field: Field): Upkeep[] {
  const index = nameOf(entity, field, INDEXED);
  const isIndexed = `select 1 from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname = '${index}' and i.indisvalid`;
  const constraint = checkName(entity, field);
  const drop = `drop index concurrently if exists "${index}"`;
  return [
    {
      question: `select 1 from pg_constraint where conname = '${constraint}' and conrelid = '"${entity.table}"'::regclass and not convalidated`,
      statements: [`alter table "${entity.table}" validate constraint "${constraint}"`],
    },
    field.index
      ? // one that was broken off is there and of no use
        { question: `select 1 where not exists (${isIndexed})`, statements: [drop, indexSql(entity, field, index)] }
      : { question: `select 1 from pg_class where relname = '${index}'`, statements: [drop] },
  ];
}

/** For the order of lists, which equality can use too where it is the column's own. */
function indexSql(entity: Entity, field: Field, name: string): string {
  const start = `create index concurrently "${name}" on "${entity.table}"`;
  if (field.kind === 'CHOICES') return `${start} using gin ("${columnOf(field)}")`;
  if (field.kind === 'CHOICE' || field.kind === 'BELONGS_TO' || field.kind === 'FLAG') return `${start} ("${columnOf(field)}", "id")`;
  return `${start} (${render(sortKey(field, valueOf(field, ''))).text}, "id")`;
}

function checkName(entity: Entity, field: Field): string {
  return nameOf(entity, field, 'custom_check');
}

/** Names of the database end after 63 bytes. */
function nameOf({ table }: Entity, field: Field, use: string): string {
  const whole = `${table}_${columnOf(field)}_${use}`;
  return whole.length <= 63 ? whole : `${whole.slice(0, 40)}_${hashOf(whole)}_${use}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
