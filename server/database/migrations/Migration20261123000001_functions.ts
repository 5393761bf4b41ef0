import { Migration } from '@mikro-orm/migrations';

/** What column defaults and computed fields call. */
export class Migration20261123000001_functions extends Migration {
  override up(): void {
    this.addSql(/* sql */ `create extension if not exists btree_gist`);
    this.addSql(/* sql */ `create schema internal`);
    this.addSql(/* sql */ `create schema serial`);
    this.addSql(/* sql */ `
      create function app_now() returns timestamptz language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$`);
    this.addSql(/* sql */ `
      create function app_today() returns date language sql stable parallel safe as
        $$ select (app_now() at time zone 'Asia/Shanghai')::date $$`);
    // one sequence per count, made at its first number: two writers never wait for each other
    this.addSql(/* sql */ `
      create function next_serial(pattern text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        key text := replace(pattern, '{yyyymm}', to_char(public.app_now() at time zone 'Asia/Shanghai', 'YYYYMM'));
        width int := substring(pattern from '\\{(\\d+)\\}$')::int;
        prefix text := regexp_replace(key, '\\{\\d+\\}$', '');
        value bigint;
      begin
        if to_regclass(format('serial.%I', prefix)) is null then
          perform pg_advisory_xact_lock(hashtext('serial'), hashtext(prefix));
          execute format('create sequence if not exists serial.%I', prefix);
        end if;
        value := nextval(format('serial.%I', prefix)::regclass);
        return prefix || lpad(value::text, greatest(width, length(value::text)), '0');
      end $$`);
  }
}
