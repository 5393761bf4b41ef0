import { KEPT_HOURS } from '../kit/store/once.ts';
import { databaseRole, DATABASE_ROLES, SYSTEM_ROLE } from './session.ts';

const EVERYBODY = DATABASE_ROLES.join(', ');
const SEAL_READERS = (['ADMIN', 'AUDITOR'] as const).map(databaseRole).join(', ');

/** The sealers of all gateways on one database take turns by it. */
const SEAL_LOCK = 20_250_104;

/** What belongs in a seal: the event as written, without the scope columns, which follow its row when that changes hands. */
const CONTENT = /* sql */ `
create or replace function internal.audit_content(e audit_event) returns text language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_array(e.id, extract(epoch from e.created_at), e.actor_id, e.token, e.via, e.action, e.entity, e.entity_id,
    e.changes, e.request_id, e.ip)::text $$;`;

/**
 * The only way into the audit: whoever may write business rows may call it, in the same transaction. The clock is the
 * database's, however those of its gateways differ, and read while the changed rows are still locked.
 */
const RECORD = /* sql */ `
create or replace function internal.record_changes(events jsonb) returns void language sql security definer
  set search_path = public, pg_temp as $$
  with clock as (select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) as at), added as (
    insert into audit_event (id, created_at, updated_at, version, created_by_id, actor_id, token, via, action, entity, entity_id,
      changes, request_id, ip)
    select id, at, at, 1, actor, actor, token, via, action, entity, "entityId", changes, "requestId", ip
    from clock, jsonb_to_recordset(events) as e (id uuid, actor uuid, token text, via text, action text, entity text,
      "entityId" text, changes jsonb, "requestId" text, ip text)
    returning id)
  insert into internal.audit_pending select id from added $$;`;

/** Seals what has been committed, oldest first, and answers how many; nothing while another sealer is at it. */
const SEAL = /* sql */ `
create or replace function internal.seal_audit() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last internal.audit_seal;
  event audit_event;
  sealed integer := 0;
begin
  if not pg_try_advisory_xact_lock(${SEAL_LOCK}) then return 0; end if;
  select * into last from internal.audit_seal order by seq desc limit 1;
  for event in select a.* from internal.audit_pending p join audit_event a on a.id = p.event_id order by a.id limit 2000 loop
    last.seq := coalesce(last.seq, 0) + 1;
    last.hash := sha256(coalesce(last.hash, ''::bytea) || convert_to(internal.audit_content(event), 'UTF8'));
    insert into internal.audit_seal values (last.seq, event.id, last.hash, clock_timestamp());
    delete from internal.audit_pending where event_id = event.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;`;

/**
 * Walks the whole chain. \`broken_at\` is the first seal that is missing or does not fit what stands under it; \`waiting\` counts
 * the unsealed tail, \`lost\` the events that no seal knows and no sealer would find.
 */
const VERIFY = /* sql */ `
create or replace function internal.verify_audit(out seals bigint, out broken_at bigint, out waiting bigint, out oldest timestamptz, out lost bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at record;
  chain bytea := ''::bytea;
begin
  seals := 0;
  for at in select s.seq, s.hash, internal.audit_content(a) as content from internal.audit_seal s
    left join audit_event a on a.id = s.event_id order by s.seq loop
    chain := sha256(chain || convert_to(coalesce(at.content, ''), 'UTF8'));
    if at.seq <> seals + 1 or at.content is null or at.hash <> chain then
      broken_at := seals + 1;
      exit;
    end if;
    seals := at.seq;
  end loop;
  select count(p.event_id), min(a.created_at), count(*) - count(p.event_id) into waiting, oldest, lost
    from audit_event a left join internal.audit_pending p on p.event_id = a.id
    where not exists (select from internal.audit_seal s where s.event_id = a.id);
end $$;`;

/**
 * Claims a request for the transaction at hand, or gives what it answered. A second claim waits for the end of the first. The
 * caller's own claims alone are there for them; each lasts 24 hours.
 */
const CLAIM = /* sql */ `
create or replace function internal.claim_request(by_token text, request_key text, request_part text, request_digest text,
  out digest text, out answer text) returns setof record language plpgsql security definer set search_path = internal, pg_temp as $$
declare
  asker text := coalesce(current_setting('app.viewer_id', true), '');
begin
  delete from internal.idempotency i where i.created_at < clock_timestamp() - interval '${KEPT_HOURS} hours'
    and (i.viewer_id, i.token, i.key) = (asker, by_token, request_key);
  delete from internal.idempotency i where i.ctid = any (array(select o.ctid from internal.idempotency o
    where o.created_at < clock_timestamp() - interval '${KEPT_HOURS} hours' limit 20 for update skip locked));
  insert into internal.idempotency values (asker, by_token, request_key, request_part, request_digest, null, clock_timestamp())
    on conflict do nothing;
  if found then return; end if;
  return query select i.digest, i.answer from internal.idempotency i
    where (i.viewer_id, i.token, i.key, i.part) = (asker, by_token, request_key, request_part);
end $$;

create or replace function internal.keep_answer(by_token text, request_key text, request_part text, given text) returns void
  language sql security definer set search_path = internal, pg_temp as $$
  update internal.idempotency set answer = given where (viewer_id, token, key, part) =
    (coalesce(current_setting('app.viewer_id', true), ''), by_token, request_key, request_part) $$;`;

/** Nobody changes or deletes an audit event or a seal, the product itself included. */
const GRANTS = /* sql */ `
grant usage on schema internal to ${EVERYBODY};
revoke all on function internal.audit_content, internal.record_changes, internal.seal_audit, internal.verify_audit,
  internal.claim_request, internal.keep_answer from public;
grant execute on function internal.record_changes, internal.claim_request, internal.keep_answer to ${EVERYBODY};
grant execute on function internal.seal_audit to ${SYSTEM_ROLE};
revoke insert, update, delete, truncate on audit_event from ${EVERYBODY};
revoke all on internal.audit_seal, internal.audit_pending, internal.idempotency from ${EVERYBODY};
grant select on internal.audit_seal to ${SEAL_READERS};`;

/**
 * The audit's seal, its insert-only rights, and the memory of requests that take effect once; to be applied after the nouns'
 * tables and their rights. Idempotent.
 */
export const AUDIT_TABLES = /* sql */ `
create table if not exists internal.audit_pending (event_id uuid primary key);
create table if not exists internal.audit_seal (
  seq bigint primary key,
  event_id uuid not null unique,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);
create table if not exists internal.idempotency (
  viewer_id text not null,
  token text not null,
  key text not null,
  part text not null,
  digest text not null,
  answer text,
  created_at timestamptz not null,
  primary key (viewer_id, token, key, part)
);
create index if not exists idempotency_created_at_index on internal.idempotency (created_at);
${CONTENT}${RECORD}${SEAL}${VERIFY}${CLAIM}${GRANTS}`;
