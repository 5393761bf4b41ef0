import { DATABASE_ROLES, SETTINGS } from './session.ts';

/** For how long an upload is kept, whole or not. */
export const UPLOAD_HOURS = 24;

/** Uploads of one person that are kept: one more takes the place of the oldest. */
const MOST = 4;

const EVERYBODY = DATABASE_ROLES.join(', ');

/** By whom the transaction says that it runs, and by whom the gateway does. */
const OWN = `u.viewer_id = by_viewer and u.viewer_id = nullif(current_setting('${SETTINGS.id}', true), '')`;
const STALE = `u.created_at < clock_timestamp() - interval '${UPLOAD_HOURS} hours'`;

const SWEEP = /* sql */ `
create or replace function internal.sweep_uploads() returns void language sql security definer set search_path = internal, pg_temp as $$
  delete from internal.upload u where ${STALE} $$;`;

/** An upload is there for who began it, until it is stale, and for nobody else. */
const STEPS = /* sql */ `
create or replace function internal.begin_upload(by_viewer text, upload_id uuid, upload_size integer) returns boolean
  language plpgsql security definer set search_path = internal, pg_temp as $$
begin
  if by_viewer is distinct from nullif(current_setting('${SETTINGS.id}', true), '') then return false; end if;
  perform internal.sweep_uploads();
  delete from internal.upload u where u.viewer_id = by_viewer and u.id not in
    (select o.id from internal.upload o where o.viewer_id = by_viewer order by o.created_at desc limit ${MOST - 1});
  insert into internal.upload values (upload_id, by_viewer, upload_size, 0, clock_timestamp());
  return true;
end $$;

create or replace function internal.find_upload(by_viewer text, upload_id uuid, out size integer, out received integer, out expires text)
  returns setof record language sql stable security definer set search_path = internal, pg_temp as $$
  select u.size, u.received, to_char((u.created_at + interval '${UPLOAD_HOURS} hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    from internal.upload u
    where u.id = upload_id and ${OWN} and not ${STALE} $$;

create or replace function internal.append_upload(by_viewer text, upload_id uuid, place integer, piece bytea) returns integer
  language plpgsql security definer set search_path = internal, pg_temp as $$
declare
  reached integer;
begin
  update internal.upload u set received = u.received + octet_length(piece)
    where u.id = upload_id and u.received = place and ${OWN} and not ${STALE} returning u.received into reached;
  if found then insert into internal.upload_part values (upload_id, place, piece); end if;
  return reached;
end $$;

create or replace function internal.read_upload(by_viewer text, upload_id uuid) returns bytea
  language sql stable security definer set search_path = internal, pg_temp as $$
  select coalesce(string_agg(p.bytes, ''::bytea order by p.place), ''::bytea) from internal.upload u
    join internal.upload_part p on p.upload_id = u.id where u.id = read_upload.upload_id and ${OWN} and not ${STALE} $$;

create or replace function internal.drop_upload(by_viewer text, upload_id uuid) returns boolean
  language plpgsql security definer set search_path = internal, pg_temp as $$
begin
  delete from internal.upload u where u.id = upload_id and ${OWN};
  return found;
end $$;`;

const NAMES = ['begin_upload', 'find_upload', 'append_upload', 'read_upload', 'drop_upload'].map((name) => `internal.${name}`).join(', ');

/** Files that are on their way in, in parts, for whichever gateway the next part comes to; to be applied after the roles. Idempotent. */
export const UPLOAD_TABLES = /* sql */ `
create table if not exists internal.upload (
  id uuid primary key,
  viewer_id text not null,
  size integer not null,
  received integer not null check (received <= size),
  created_at timestamptz not null
);
create index if not exists upload_viewer_id_index on internal.upload (viewer_id, created_at);
create index if not exists upload_created_at_index on internal.upload (created_at);
create table if not exists internal.upload_part (
  upload_id uuid not null references internal.upload on delete cascade,
  place integer not null,
  bytes bytea not null,
  primary key (upload_id, place)
);
${SWEEP}${STEPS}
revoke all on function internal.sweep_uploads, ${NAMES} from public;
grant execute on function internal.sweep_uploads, ${NAMES} to ${EVERYBODY};
revoke all on internal.upload, internal.upload_part from ${EVERYBODY};`;
