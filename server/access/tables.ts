import { VIEWED } from './viewAs.ts';

/**
 * Every beginning and every end of looking as somebody else is an audit event, whatever ended it: by a request of ours, with
 * its session, or with the right to it.
 */
const VIEW_AS_AUDIT = /* sql */ `
create or replace function internal.record_view_as(seen internal.session, action text, request_id text, ip text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform internal.record_changes(jsonb_build_array(jsonb_build_object('id', encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid,
    'at', public.app_now(), 'actor', seen.user_id, 'via', 'UI', 'action', action, 'changes', '[]'::jsonb,
    'entity', case when seen.as_token_id is null then '${VIEWED.user}' else '${VIEWED.token}' end,
    'entityId', coalesce(seen.as_token_id, seen.as_user_id), 'requestId', request_id, 'ip', ip)));
end $$;
revoke all on function internal.record_view_as from public;

create or replace function internal.audit_view_as() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.as_until > '-infinity' and (new is null or new.as_until is distinct from old.as_until) then
    perform internal.record_view_as(old, 'endViewAs', new.as_request_id, new.as_ip);
  end if;
  if new.as_until > '-infinity' and new.as_until is distinct from old.as_until then
    perform internal.record_view_as(new, 'viewAs', new.as_request_id, new.as_ip);
  end if;
  return null;
end $$;

create or replace trigger session_audits_view_as after update of as_until or delete on internal.session
  for each row execute function internal.audit_view_as();
`;

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

-- whom the session looks as, until when at the latest, and the request that began or ended it; -infinity: it is over, by no wish
alter table internal.session
  add column if not exists as_user_id uuid references app_user on delete set null,
  add column if not exists as_token_id uuid references api_token on delete set null,
  add column if not exists as_until timestamptz,
  add column if not exists as_request_id text,
  add column if not exists as_ip text;

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
${VIEW_AS_AUDIT}`;
