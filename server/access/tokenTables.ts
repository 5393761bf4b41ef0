import { databaseRole, SYSTEM_ROLE } from './session.ts';

const ISSUERS = [databaseRole('ADMIN'), databaseRole('MANAGER')].join(', ');

/**
 * What API tokens keep beside their noun; may run again. A secret is stored as its HMAC alone, by a key that only this
 * function reads; who may see a token's row may give it a secret, and nobody but the system reads one.
 */
export const TOKEN_TABLES = /* sql */ `
create table if not exists internal.secret (name text primary key, value bytea not null check (octet_length(value) = 32));
insert into internal.secret values ('api token', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))
  on conflict do nothing;

create table if not exists internal.api_token_secret (
  lookup text primary key check (length(lookup) = 12),
  token_id uuid not null references public.api_token on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  valid_until timestamptz
);
create index if not exists api_token_secret_token_id_index on internal.api_token_secret (token_id);

alter table internal.api_token_secret enable row level security;
drop policy if exists system_all on internal.api_token_secret;
drop policy if exists issue on internal.api_token_secret;
create policy system_all on internal.api_token_secret to ${SYSTEM_ROLE} using (true) with check (true);
create policy issue on internal.api_token_secret to ${ISSUERS}
  using (exists (select 1 from public.api_token t where t.id = token_id))
  with check (exists (select 1 from public.api_token t where t.id = token_id));

grant usage on schema internal to ${ISSUERS};
grant insert, update (valid_until), select (token_id, valid_until) on internal.api_token_secret to ${ISSUERS};

create or replace function internal.keyed_hash(message text) returns bytea
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  key bytea := (select value from internal.secret where name = 'api token') || decode(repeat('00', 32), 'hex');
  inner_key bytea := key;
  outer_key bytea := key;
begin
  for place in 0..63 loop
    inner_key := set_byte(inner_key, place, get_byte(key, place) # 54);
    outer_key := set_byte(outer_key, place, get_byte(key, place) # 92);
  end loop;
  return sha256(outer_key || sha256(inner_key || convert_to(message, 'UTF8')));
end $$;
revoke all on function internal.keyed_hash(text) from public;
grant execute on function internal.keyed_hash(text) to ${SYSTEM_ROLE}, ${ISSUERS};
`;
