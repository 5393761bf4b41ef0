import { createHash } from 'node:crypto';
import { columnOf, snakeCase, type Entity, type Exclusive, type Registry } from '../field/index.ts';
import { typeOf } from '../query/column.ts';

/**
 * The exclusion constraints by which the database keeps bookings apart, however many write at once: among rows that are neither
 * deleted nor hidden. Idempotent: applied whole after the migrations; the mark in a name changes with the definition.
 */
export function exclusives(registry: Registry): string {
  const constrained = registry.entities.filter(({ exclusives: sets }) => sets.length);
  if (!constrained.length) return '';
  const constraints = constrained.flatMap((entity) => constraintsOf(entity));
  const functions = constrained.flatMap((entity) => entity.exclusives.map((set) => takenSql(entity, set)));
  return ['create extension if not exists btree_gist;', ...constraints, ...functions].join('\n');
}

/**
 * The function that says whether a constraint would refuse a row with these values in this span, whoever's row stands in its way, and
 * nothing else of it: `(values…, span tstzrange, but uuid[])`, the last the rows that would make room.
 */
export function takenFunction(entity: Entity, { same }: Exclusive): string {
  return `internal."${entity.table}_has_${same.map((name) => snakeCase(name)).join('_')}"`;
}

/** The name of the constraint; the write path finds the fields of a conflict by it. */
export function exclusiveName(entity: Entity, exclusive: Exclusive): string {
  const mark = createHash('sha256').update(definitionOf(entity, exclusive)).digest('hex').slice(0, 6);
  return `${entity.table}_apart_${mark}`;
}

function constraintsOf(entity: Entity): string[] {
  const sets = entity.exclusives.map((exclusive) => ({ name: exclusiveName(entity, exclusive), text: definitionOf(entity, exclusive) }));
  const names = sets.map(({ name }) => `'${name}'`).join(', ');
  const outdated = `do $$ declare c name; begin
  for c in select conname from pg_constraint where conrelid = '"${entity.table}"'::regclass and contype = 'x' and conname not in (${names}) loop
    execute format('alter table "${entity.table}" drop constraint %I', c); end loop; end $$;`;
  return [outdated, ...sets.map(({ name, text }) => added(entity, name, text))];
}

function added({ table }: Entity, name: string, definition: string): string {
  return `do $$ begin if not exists (select from pg_constraint where conname = '${name}') then
  alter table "${table}" add constraint "${name}" ${definition}; end if; end $$;`;
}

function takenSql(entity: Entity, exclusive: Exclusive): string {
  const fields = exclusive.same.map((name) => entity.fields.get(name)!);
  const columns = [...fields, ...exclusive.during.map((name) => entity.fields.get(name)!)].map((field) => `"${columnOf(field)}"`);
  const equal = fields.map((_, place) => `t.${columns[place]} = $${place + 1}`);
  const [from, until] = columns.slice(-2);
  const [span, but] = [`$${fields.length + 1}`, `$${fields.length + 2}`];
  return `create or replace function ${takenFunction(entity, exclusive)}(${[...fields.map(typeOf), 'tstzrange', 'uuid[]'].join(', ')}) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from "${entity.table}" t where ${equal.join(' and ')} and tstzrange(t.${from}, t.${until}) && ${span}
    and ${standing(entity)} and t.id <> all(${but})) $$;`;
}

/** Rows that keep others apart. */
function standing({ scope }: Entity): string {
  return scope.via ? 'deleted_at is null and hidden_at is null' : 'deleted_at is null';
}

/** A span takes in its first instant and leaves out its last: one may begin when the other ends. */
function definitionOf(entity: Entity, { same, during }: Exclusive): string {
  const column = (name: string): string => `"${columnOf(entity.fields.get(name)!)}"`;
  const equal = same.map((name) => `${column(name)} with =`).join(', ');
  return `exclude using gist (${equal}, tstzrange(${during.map(column).join(', ')}) with &&) where (${standing(entity)})`;
}
