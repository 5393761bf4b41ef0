import { databaseRole, DATABASE_ROLES, SETTINGS, SYSTEM_ROLE } from './session.ts';

const ASSESSORS = [SYSTEM_ROLE, databaseRole('MANAGER')].join(', ');
const RATERS = [ASSESSORS, databaseRole('SITE_STAFF'), databaseRole('OFFICE')].join(', ');

/**
 * The records of a month that stand to somebody's credit, whoever their accounts belong to by now: of each its noun, id, version,
 * day, the name of its account, and what decides whether it counts. For the functions below alone.
 */
const MONTH_WORK = /* sql */ `
create or replace function internal.month_work(of_specialist uuid, of_period text)
  returns table (source text, noun text, id uuid, version integer, occurred_on date, title text, facts jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with month as (select day as first_day, (day + interval '1 month')::date as next_day,
      day::timestamp at time zone 'Asia/Shanghai' as begins, (day + interval '1 month') at time zone 'Asia/Shanghai' as ends
    from (select (of_period || '-01')::date as day) first)
  select 'VISIT', 'Visit', v.id, v.version, (coalesce(v.actual_end, v.planned_start) at time zone 'Asia/Shanghai')::date, a.name,
    jsonb_build_object('account', v.account_id, 'status', v.status, 'kind', v.kind, 'mode', v.mode, 'planItem', v.plan_item_id,
      'isSummarised', coalesce(v.summary, '') <> '', 'actualEnd', v.actual_end, 'day', (v.actual_end at time zone 'Asia/Shanghai')::date)
    from month m join visit v on (v.actual_end >= m.begins and v.actual_end < m.ends) or (v.planned_start >= m.begins and v.planned_start < m.ends)
      join account a on a.id = v.account_id
    where v.specialist_id = of_specialist and v.deleted_at is null and v.hidden_at is null
  union all
  select 'EXPANSION', 'Expansion', e.id, e.version, e."on", a.name,
    jsonb_build_object('account', e.account_id, 'status', e.status, 'on', e."on", 'isCountedBefore', exists (select from expansion b
      where b.account_id = e.account_id and b.id <> e.id and b.status = 'VERIFIED' and b."on" < m.first_day and b.deleted_at is null))
    from month m join expansion e on e."on" >= m.first_day and e."on" < m.next_day join account a on a.id = e.account_id
    where e.specialist_id = of_specialist and e.deleted_at is null and e.hidden_at is null
  union all
  select 'DELIVERY', 'SiteDelivery', d.id, d.version, (coalesce(d.arrived_at, d.expected_at) at time zone 'Asia/Shanghai')::date,
    coalesce(a.name, d.party_name), jsonb_build_object('status', d.status, 'ruling', d.ruling, 'groups', d.groups,
      'day', (d.arrived_at at time zone 'Asia/Shanghai')::date)
    from month m join site_delivery d on (d.arrived_at >= m.begins and d.arrived_at < m.ends)
        or (d.expected_at >= m.begins and d.expected_at < m.ends)
      left join account a on a.id = d.account_id
    where d.specialist_id = of_specialist and d.deleted_at is null and d.hidden_at is null
  union all
  select 'DEAL', 'Deal', d.id, d.version, d.signed_on, a.name, jsonb_build_object('status', d.status, 'signedOn', d.signed_on,
      'share', case when p.splits = 0 then '1' else coalesce(p.share, 0)::text end)
    from month m join deal d on d.signed_on >= m.first_day and d.signed_on < m.next_day join account a on a.id = d.account_id
      cross join lateral (select count(*) as splits, sum(s.share) filter (where s.specialist_id = of_specialist) as share
        from deal_split s where s.deal_id = d.id and s.deleted_at is null) p
    where (d.specialist_id = of_specialist or p.share is not null) and d.deleted_at is null and d.hidden_at is null
  union all
  select 'ATTENDANCE', 'Attendance', t.id, t.version, null, concat(trim_scale(t.days_attended), ' / ', trim_scale(t.days_due)),
    jsonb_build_object('daysAttended', t.days_attended::text, 'daysDue', t.days_due::text)
    from attendance t where t.specialist_id = of_specialist and t.period = of_period and t.deleted_at is null $$;`;

/** The same for a sheet, to whoever may calculate it: the manager of its department, and the product itself. */
const CREDITED_WORK = /* sql */ `
create or replace function internal.credited_work(of_sheet uuid)
  returns table (source text, noun text, id uuid, version integer, occurred_on date, title text, facts jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.* from assessment_sheet s cross join lateral internal.month_work(s.specialist_id, s.period) w
  where s.id = of_sheet and s.deleted_at is null and (current_setting('role', true) = '${SYSTEM_ROLE}'
    or s.scope_department_id = any(nullif(current_setting('${SETTINGS.unitIds}', true), '')::uuid[])) $$;`;

/**
 * What was promised for a sheet's month, to the same: a plan stays with the department that it was closed in, the sheet may be another's.
 * `committed` is null for a plan that nobody approved.
 */
const PROMISED_WORK = /* sql */ `
create or replace function internal.promised_work(of_sheet uuid)
  returns table (plan uuid, committed jsonb, late_workdays integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.committed, p.late_workdays from assessment_sheet s
    join monthly_plan p on p.specialist_id = s.specialist_id and p.period = s.period and p.first_submitted_at is not null and p.deleted_at is null
  where s.id = of_sheet and s.deleted_at is null and (current_setting('role', true) = '${SYSTEM_ROLE}'
    or s.scope_department_id = any(nullif(current_setting('${SETTINGS.unitIds}', true), '')::uuid[])) $$;`;

/** Plans that are not closed go with their specialist to another department: whoever leads the person decides on them. */
const PLANS_FOLLOW = /* sql */ `
create or replace function internal.move_open_plans() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update monthly_plan set org_unit_id = new.org_unit_id where specialist_id = new.id and status <> 'CLOSED' and deleted_at is null;
  return null;
end $$;
create or replace trigger move_open_plans after update of org_unit_id on app_user for each row
  when (new.org_unit_id is distinct from old.org_unit_id) execute function internal.move_open_plans();`;

/** Whether records that a sheet rests on have come, gone or changed since its evidence was written; tells nothing else of them. */
const WORK_CHANGED = /* sql */ `
create or replace function internal.credited_work_changed(of_sheet uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from
    (select e.noun, e.record_id, e.record_version from assessment_evidence e join assessment_line l on l.id = e.line_id
      where l.sheet_id = of_sheet and e.deleted_at is null) kept
    full join (select w.noun, w.id::text as record_id, w.version from assessment_sheet s
      cross join lateral internal.month_work(s.specialist_id, s.period) w
      where s.id = of_sheet and w.source in (select l.source from assessment_line l where l.sheet_id = s.id union
        select r.source from assessment_line l join assessment_rating r on r.line_id = l.id where l.sheet_id = s.id and r.deleted_at is null)) now using (noun, record_id)
    where kept.record_version is distinct from now.version) $$;`;

/** Whether points may still be given: raters who see nothing of a sheet are not to change one that is confirmed. */
const RATING_OPEN = /* sql */ `
create or replace function internal.is_rating_open(of_rating uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select s.status not in ('CONFIRMED', 'CLOSED') from assessment_rating r join assessment_line l on l.id = r.line_id
    join assessment_sheet s on s.id = l.sheet_id where r.id = of_rating), false) $$;`;

const GRANTS = /* sql */ `
grant usage on schema internal to ${DATABASE_ROLES.join(', ')};
revoke all on function internal.month_work, internal.credited_work, internal.promised_work, internal.credited_work_changed,
  internal.is_rating_open, internal.move_open_plans from public;
grant execute on function internal.credited_work, internal.promised_work to ${ASSESSORS};
grant execute on function internal.is_rating_open to ${RATERS};
grant execute on function internal.credited_work_changed to ${DATABASE_ROLES.join(', ')};`;

/**
 * What an assessment is calculated from: work follows the person who did it, sight follows the account (domain §2.12 rule 8). These
 * functions alone see past the viewer's rows, and say no more of them than a sheet's evidence keeps. Idempotent (ADR 21).
 */
export const CREDITED_WORK_FUNCTIONS = [MONTH_WORK, CREDITED_WORK, PROMISED_WORK, PLANS_FOLLOW, WORK_CHANGED, RATING_OPEN, GRANTS].join('');
