import { createHash } from 'node:crypto';
import { columnOf, type Entity, type Exclusive, type Registry } from '../field/index.ts';

/**
 * The exclusion constraints by which the database keeps bookings apart, however many write at once: among rows that are neither
 * deleted nor hidden. Idempotent: applied whole after the migrations; the mark in a name changes with the definition.
 */
export function exclusives(registry: Registry): string {
  const constrained = registry.entities.filter(({ exclusives: sets }) => sets.length);
  if (!constrained.length) return '';
  return ['create extension if not exists btree_gist;', ...constrained.flatMap((entity) => constraintsOf(entity))].join('\n');
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

/** A span takes in its first instant and leaves out its last: one may begin when the other ends. */
function definitionOf(entity: Entity, { same, during }: Exclusive): string {
  const column = (name: string): string => `"${columnOf(entity.fields.get(name)!)}"`;
  const equal = same.map((name) => `${column(name)} with =`).join(', ');
  const hidden = entity.scope.via ? ' and hidden_at is null' : '';
  return `exclude using gist (${equal}, tstzrange(${during.map(column).join(', ')}) with &&) where (deleted_at is null${hidden})`;
}
