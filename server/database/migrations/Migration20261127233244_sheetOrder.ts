import { Migration } from '@mikro-orm/migrations';

export class Migration20261127233244_sheetOrder extends Migration {

  override name = 'Migration20261127233244_sheetOrder';

  override up(): void | Promise<void> {
    this.addSql(`drop index "assessment_sheet_order_0159ea";`);
    this.addSql(`drop index "assessment_sheet_owner_order_1448d9";`);
    this.addSql(`create index "assessment_sheet_order_ed3e33" on "assessment_sheet" ("period" desc, "is_shadow" asc, "total" desc nulls last, "id" desc);`);
    this.addSql(`create index "assessment_sheet_owner_order_3eef93" on "assessment_sheet" ("scope_owner_id", "period" desc, "is_shadow" asc, "total" desc nulls last, "id" desc);`);
  }

}
