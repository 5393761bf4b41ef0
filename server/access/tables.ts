/**
 * What sign-in keeps beside the nouns, in a schema that no viewer's statement names; may run again. Sessions end with
 * a changed password, a suspension or a deletion in the very transaction of it, whoever writes it and through what.
 */
export const ACCESS_TABLES = /* sql */ `
create schema if not exists internal;

create table if not exists internal.credential (
  user_id uuid primary key references app_user on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null
);

create table if not exists internal.session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  user_id uuid not null references app_user on delete cascade,
  role text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  ip text
);
create index if not exists session_user_id_index on internal.session (user_id);
create index if not exists session_expires_at_index on internal.session (expires_at);

create or replace function internal.end_sessions() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from internal.session where user_id = (to_jsonb(new) ->> tg_argv[0])::uuid;
  return null;
end $$;

create or replace trigger credential_ends_sessions after update of password_hash on internal.credential
  for each row execute function internal.end_sessions('user_id');

create or replace trigger app_user_ends_sessions after update of active, deleted_at on app_user
  for each row when (not new.active or new.deleted_at is not null) execute function internal.end_sessions('id');
`;
