import { Migration } from '@mikro-orm/migrations';

/** The settings that reports go by, whoever asks: a figure must not depend on which of them its reader may open. */
export class Migration20261127114500_unitSettings extends Migration {
  override name = 'Migration20261127114500_unitSettings';

  override up(): void {
    this.addSql(/* sql */ `
      create function setting_text(wanted text, unit uuid, fallback text) returns text language sql stable parallel safe
        security definer set search_path = public, pg_temp as $$
        select coalesce((select value #>> '{}' from setting
          where key = wanted and (org_unit_id = unit or org_unit_id is null) and deleted_at is null
            and jsonb_typeof(value) in ('string', 'boolean')
          order by org_unit_id is null limit 1), fallback) $$`);
  }
}
