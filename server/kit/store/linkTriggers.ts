import { columnOf, type Entity, type Naming, type Registry } from '../field/index.ts';
import { pairTable } from '../query/rows.ts';

/**
 * The triggers by which the database itself keeps watch over uploaded files: a row names a file only where who writes it sees the
 * file, a file knows when it was first named, and one that is named no more counts as touched from then on.
 * Idempotent: applied whole after the migrations.
 */
export function linkTriggers(registry: Registry): string {
  const uploads = registry.entities.filter(({ upload }) => upload);
  return uploads.flatMap((entity) => registry.naming(entity).map((naming) => triggersOf(entity, placeOf(naming)))).join('\n');
}

/** Rows of no noun name the file. */
export function isUnnamed(registry: Registry, entity: Entity, alias: string): string {
  const named = registry.naming(entity).map(placeOf);
  return named.map(({ table, column }) => `not exists (select 1 from "${table}" where "${column}" = ${alias}.id)`).join(' and ');
}

/** Where ids of files stand. */
interface Place {
  readonly table: string;
  readonly column: string;
}

function placeOf({ source, field }: Naming): Place {
  if (field.kind === 'LINKS') return { table: pairTable(source, field.name), column: 'target_id' };
  return { table: source.table, column: columnOf(field) };
}

function triggersOf({ table: files, upload, fields }: Entity, { table, column }: Place): string {
  const linkedAt = columnOf(fields.get(upload!.linkedAt)!);
  const key = `new."${column}"`;
  const isNew = `${key} is not null and (tg_op = 'INSERT' or ${key} is distinct from old."${column}")`;
  return [
    `create index if not exists "${table}_${column}_names" on "${table}" ("${column}");`,
    // with the rights of who writes: row-level security tells what they see
    trigger(table, {
      name: `${column}_is_seen`,
      moment: `before insert or update of "${column}"`,
      body: `if tg_op = 'UPDATE' and ${key} is not distinct from old."${column}" then return new; end if;
  if ${key} is not null and not exists (select 1 from "${files}" f where f.id = ${key} and f.deleted_at is null) then
    raise insufficient_privilege using message = 'the file is out of sight';
  end if;
  return new;`,
    }),
    trigger(table, {
      name: `${column}_is_linked`,
      moment: `after insert or delete or update of "${column}"`,
      isOwners: true,
      body: `if tg_op <> 'INSERT' then update "${files}" set updated_at = app_now() where id = old."${column}"; end if;
  if tg_op <> 'DELETE' then
    if ${isNew} then update "${files}" set ${linkedAt} = coalesce(${linkedAt}, app_now()), updated_at = app_now() where id = ${key}; end if;
  end if;
  return null;`,
    }),
  ].join('\n');
}

interface TriggerText {
  readonly name: string;
  readonly moment: string;
  readonly body: string;
  readonly isOwners?: boolean;
}

function trigger(table: string, { name, moment, body, isOwners = false }: TriggerText): string {
  const fn = `"${table}_${name}"`;
  const rights = isOwners ? 'security definer set search_path = public, pg_temp' : 'set search_path = public, pg_temp';
  return `create or replace function ${fn}() returns trigger language plpgsql ${rights} as $link$
begin
  ${body}
end $link$;
create or replace trigger "${name}" ${moment} on "${table}" for each row execute function ${fn}();`;
}
