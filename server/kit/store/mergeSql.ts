import { columnOf, type Entity, type Naming, type Registry } from '../field/index.ts';
import { pairTable } from '../query/rows.ts';

/** The fields that come to name the row that stays, where the one that they name is merged into it. */
export function followers(registry: Registry, entity: Entity): readonly Naming[] {
  return registry.naming(entity).filter(({ field }) => !field.staysBehind);
}

/** Where the ids stand that a field names its rows by. */
function placeOf({ source, field }: Naming): { readonly table: string; readonly column: string } {
  if (field.kind === 'LINKS') return { table: pairTable(source, field.name), column: 'target_id' };
  return { table: source.table, column: columnOf(field) };
}

/** The function by which rows of the noun are merged: `(keeps uuid, gives uuid)` answers each row that was moved, and by which field. */
export function mergeFunction(entity: Entity): string {
  return `internal."merge_${entity.table}"`;
}

interface MergeText {
  /** Whether the role that calls may merge the row under the alias. */
  readonly may: (alias: string) => string;
  /** Who is at work. */
  readonly actor: string;
}

/**
 * Everything that names `gives` comes to name `keeps`: with the owner's rights, since rows that are deleted or somebody else's own go along
 * and may be shown to nobody for it. Which two rows, is for the caller's own policies to say (ADR 36). Rows keep their version, as when an
 * account changes hands: nothing in them has been written by a person.
 */
export function mergeFunctionSql(registry: Registry, entity: Entity, { may, actor }: MergeText): string {
  const hidden = entity.scope.via ? ' and t.hidden_at is null' : '';
  const moves = followers(registry, entity).map((naming) => moveSql(naming, actor));
  return `create or replace function ${mergeFunction(entity)}(keeps uuid, gives uuid) returns table (noun text, field text, moved uuid)
  language plpgsql security definer set search_path = public, pg_temp as $merge$
begin
  -- waits for whoever is about to name one of them, and has those who come later wait for the end
  perform 1 from "${entity.table}" t where t.id in (keeps, gives) order by t.id for update;
  if (select count(*) from "${entity.table}" t where t.id in (keeps, gives) and t.deleted_at is null${hidden} and ${may('t')}) <> 2 then
    raise insufficient_privilege using message = 'not both rows may be merged';
  end if;
  insert into internal.merged values (gives) on conflict do nothing;
  ${moves.join('\n  ')}
end $merge$;`;
}

function moveSql(naming: Naming, actor: string): string {
  const { table, column } = placeOf(naming);
  const told = `'${naming.source.name}'::text, '${naming.field.name}'::text`;
  if (naming.field.kind === 'LINKS')
    return `return query with gone as (delete from "${table}" p where p.target_id = gives returning p.source_id),
    come as (insert into "${table}" (source_id, target_id) select g.source_id, keeps from gone g on conflict do nothing)
    select ${told}, g.source_id from gone g;`;
  return `return query update "${table}" m set "${column}" = keeps, updated_at = app_now(), updated_by_id = ${actor}
    where m."${column}" = gives returning ${told}, m.id;`;
}

/**
 * Rows that were merged into others, and the triggers by which nothing comes to name one of them: what is being written while rows are
 * merged takes effect before, and goes along, or not at all. Idempotent: applied whole after the migrations.
 */
export function mergeTriggers(registry: Registry): string {
  const merging = registry.entities.filter(({ merges }) => merges);
  const triggers = merging.flatMap((entity) => followers(registry, entity).map((naming) => refusal(entity, naming)));
  return ['create table if not exists internal.merged (id uuid primary key);', ...triggers].join('\n');
}

/** A row that was restored from the bin may be named again. */
function refusal(entity: Entity, naming: Naming): string {
  const { table, column } = placeOf(naming);
  const fn = `"${table}_${column}_stays"`;
  const key = `new."${column}"`;
  return `create or replace function ${fn}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $merged$
begin
  if ${key} is null then return new; end if;
  if tg_op = 'UPDATE' then
    if ${key} is not distinct from old."${column}" then return new; end if;
  end if;
  perform 1 from "${entity.table}" p where p.id = ${key} for key share;
  if exists (select 1 from internal.merged m join "${entity.table}" p on p.id = m.id where m.id = ${key} and p.deleted_at is not null) then
    raise exception 'merged into another row' using errcode = 'serialization_failure';
  end if;
  return new;
end $merged$;
create or replace trigger "${column}_stays" before insert or update of "${column}" on "${table}" for each row execute function ${fn}();`;
}
