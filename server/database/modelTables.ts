/** Where a transaction that has changed custom fields finds the count that it leaves. */
export const REVISION_SETTING = 'app.model_revision';

/**
 * Counts the changes to custom fields and dictionaries, whoever makes them, in the transaction of the change: a gateway whose count is another has an old
 * model. It is put in place at each start, before the model is read.
 */
export const MODEL_TABLES = /* sql */ `
create schema if not exists internal;
create table if not exists internal.model (revision bigint not null);
insert into internal.model select 0 where not exists (select from internal.model);

create or replace function internal.note_custom_fields() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted bigint;
begin
  update internal.model set revision = revision + 1 returning revision into counted;
  perform set_config('${REVISION_SETTING}', counted::text, true);
  return null;
end $$;

do $$ declare source text; begin
  foreach source in array array['custom_field', 'custom_dictionary'] loop
    if not exists (select from pg_trigger where tgname = source || '_notes_model') then
      execute format('create trigger %I after insert or update or delete on %I for each statement execute function internal.note_custom_fields()',
        source || '_notes_model', source);
    end if;
  end loop;
end $$;`;
