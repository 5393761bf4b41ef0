import { Migration } from '@mikro-orm/migrations';

/** The settings that are lists, for reports: whoever asks, like setting_text. */
export class Migration20261127233200_settingLists extends Migration {
  override name = 'Migration20261127233200_settingLists';

  override up(): void {
    this.addSql(/* sql */ `
      create function setting_list(wanted text, unit uuid) returns jsonb language sql stable parallel safe
        security definer set search_path = public, pg_temp as $$
        select coalesce((select value from setting
          where key = wanted and (org_unit_id = unit or org_unit_id is null) and deleted_at is null and jsonb_typeof(value) = 'array'
          order by org_unit_id is null limit 1), '[]') $$`);
  }
}
