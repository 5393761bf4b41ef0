import { Migration } from '@mikro-orm/migrations';

/** What the database keeps true by itself for the month of a specialist. */
export class Migration20261127204300_monthTruths extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create function setting_flag(wanted text, fallback boolean) returns boolean language sql stable parallel safe
        security definer set search_path = public, pg_temp as $$
        select coalesce((select (value #>> '{}')::boolean from setting
          where key = wanted and org_unit_id is null and deleted_at is null and jsonb_typeof(value) = 'boolean'), fallback) $$`);
    this.addSql(/* sql */ `
      create function plan_item_is_done(item uuid) returns boolean language sql stable parallel safe
        security definer set search_path = public, pg_temp as $$
        select exists (select 1 from visit d where d.plan_item_id = item and d.status = 'DONE' and d.deleted_at is null and d.hidden_at is null)
          or exists (select 1 from expansion d where d.plan_item_id = item and d.status = 'VERIFIED' and d.deleted_at is null and d.hidden_at is null)
          or exists (select 1 from site_delivery d where d.plan_item_id = item and (d.status = 'CONFIRMED' or d.ruling = 'COUNTED')
            and d.deleted_at is null and d.hidden_at is null)
          or exists (select 1 from deal d where d.plan_item_id = item and d.status = 'SIGNED' and d.deleted_at is null and d.hidden_at is null) $$`);
    this.assignmentDays();
    this.planItems();
  }

  /** An account remembers since when it has been in the hands that it is in; a row that brings its day keeps it. */
  private assignmentDays(): void {
    this.addSql(/* sql */ `
      create function account_take_assigned_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          new.assigned_on := coalesce(new.assigned_on, case when new.specialist_id is not null then app_today() end);
        elsif new.specialist_id is distinct from old.specialist_id then
          new.assigned_on := case when new.specialist_id is not null then app_today() end;
        end if;
        return new;
      end $$`);
    this.addSql(/* sql */ `create trigger take_assigned_on before insert or update of specialist_id on account for each row execute function account_take_assigned_on()`);
    this.addSql(/* sql */ `
      update account a set assigned_on = s."from" from account_assignment s
        where s.account_id = a.id and s."to" is null and s.deleted_at is null and s.specialist_id = a.specialist_id`);
  }

  /**
   * What comes true without having been tied to the plan of its month is tied to the item that meant it: the same person, kind and
   * account or party, nothing else on it, the nearest day first.
   */
  private planItems(): void {
    this.addSql(/* sql */ `
      create function take_plan_item() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        deed jsonb := to_jsonb(new);
        moment text := deed ->> tg_argv[1];
        day date := case when length(moment) > 10 then (moment::timestamptz at time zone 'Asia/Shanghai')::date else moment::date end;
      begin
        execute format(
          'select i.id from plan_item i join monthly_plan p on p.id = i.plan_id
            where p.specialist_id = $1 and p.period = to_char($2, ''YYYY-MM'') and p.status not in (''DRAFT'', ''RETURNED'')
              and i.kind = $3 and i.deleted_at is null and i.hidden_at is null
              and (i.account_id = $4 or ($4 is null and i.target_name = $5))
              and not exists (select 1 from %I other where other.plan_item_id = i.id and other.deleted_at is null
                and other.status not in (''CANCELLED'', ''MISSED'', ''NO_SHOW'', ''REJECTED''))
            order by abs(i.planned_on - $2) nulls last, i.id limit 1', tg_table_name)
          into new.plan_item_id
          using new.specialist_id, day, tg_argv[0], new.account_id, deed ->> 'party_name';
        return new;
      end $$`);
    const deeds = [
      ['visit', 'VISIT', 'actual_end', 'DONE'],
      ['expansion', 'EXPANSION', 'on', 'VERIFIED'],
      ['site_delivery', 'DELIVERY', 'arrived_at', 'CONFIRMED'],
      ['deal', 'DEAL', 'signed_on', 'SIGNED'],
    ];
    for (const [table, kind, moment, state] of deeds)
      this.addSql(/* sql */ `
        create trigger take_plan_item before update of status on ${table} for each row
          when (new.plan_item_id is null and new.status = '${state}' and old.status is distinct from new.status)
          execute function take_plan_item('${kind}', '${moment}')`);
  }
}
