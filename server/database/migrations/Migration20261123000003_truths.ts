import { Migration } from '@mikro-orm/migrations';

/** What the database keeps true by itself, beyond what the nouns' declarations say. */
export class Migration20261123000003_truths extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create function setting_number(wanted text, fallback numeric) returns numeric language sql stable parallel safe
        security definer set search_path = public, pg_temp as $$
        select coalesce((select (value #>> '{}')::numeric from setting
          where key = wanted and org_unit_id is null and deleted_at is null and jsonb_typeof(value) = 'number'), fallback) $$`);
    this.addSql(/* sql */ `
      alter table account_assignment add constraint account_assignment_no_overlap_kept
        exclude using gist (account_id with =, daterange("from", "to") with &&) where (deleted_at is null)`);
    this.addSql(/* sql */ `create index visit_done_kept on visit (account_id, actual_end) where status = 'DONE'`);
    this.unitPaths();
  }

  /** `path` is the ids from the root down, joined by "/": sub-units are those whose path starts with one's own. */
  private unitPaths(): void {
    this.addSql(/* sql */ `
      create function org_unit_take_path() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        above text := (select p.path from org_unit p where p.id = new.parent_id for share);
      begin
        if strpos(above, new.id::text) > 0 then
          raise exception 'org unit below itself' using errcode = '23514', constraint = 'org_unit_no_cycle';
        end if;
        new.path := concat_ws('/', above, new.id);
        return new;
      end $$`);
    this.addSql(/* sql */ `create trigger take_path before insert or update of parent_id, path on org_unit for each row execute function org_unit_take_path()`);
    this.addSql(/* sql */ `
      create function org_unit_hand_down_path() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update org_unit set parent_id = new.id where parent_id = new.id;
        return new;
      end $$`);
    this.addSql(/* sql */ `create trigger hand_down_path after update on org_unit for each row when (old.path is distinct from new.path) execute function org_unit_hand_down_path()`);
  }
}
