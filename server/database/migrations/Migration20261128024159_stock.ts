import { Migration } from '@mikro-orm/migrations';

export class Migration20261128024159_stock extends Migration {

  override name = 'Migration20261128024159_stock';

  override up(): void | Promise<void> {
    this.addSql(`create table "stock_take" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "no" varchar(32) not null default next_serial('PD-{yyyymm}-{4}'::text), "site_id" uuid not null, "period" char(7) not null, "status" text not null default 'OPEN', "counted_by_id" uuid null, "counted_at" timestamptz(3) null, "confirmed_by_id" uuid null, "confirmed_at" timestamptz(3) null, "return_reason" varchar(500) null, "note" varchar(1000) null, primary key ("id"));`);
    this.addSql(`comment on table "stock_take" is '盘点 Stock-take';`);
    this.addSql(`create index "stock_take_scope_department_id_index" on "stock_take" ("scope_department_id");`);
    this.addSql(`create index "stock_take_scope_partner_id_index" on "stock_take" ("scope_partner_id");`);
    this.addSql(`create index "stock_take_site_id_index" on "stock_take" ("site_id");`);
    this.addSql(`create index "stock_take_counted_by_id_index" on "stock_take" ("counted_by_id");`);
    this.addSql(`create index "stock_take_confirmed_by_id_index" on "stock_take" ("confirmed_by_id");`);
    this.addSql(`create index "stock_take_order_16b5ff" on "stock_take" ("period" desc, "no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "stock_take_owner_order_0bc3d4" on "stock_take" ("scope_owner_id", "period" desc, "no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create unique index "stock_take_no_unique" on "stock_take" ("no") where deleted_at is null;`);
    this.addSql(`create unique index "stock_take_site_id_period_someunique" on "stock_take" ("site_id", "period") where status <> 'CONFIRMED' and deleted_at is null;`);
    this.addSql(`create table "stock_take_line" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "hidden_at" timestamptz(3) null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "stock_take_id" uuid not null, "item_id" uuid not null, "asset_no" varchar(40) not null, "name" varchar(80) not null, "unit" varchar(8) null, "period" char(7) not null, "book_qty" int not null, "counted_qty" int null, "condition" text null, "note" varchar(500) null, "counted_by_id" uuid null, "counted_at" timestamptz(3) null, "agreed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`comment on table "stock_take_line" is '盘点明细 Stock-take line';`);
    this.addSql(`create index "stock_take_line_scope_department_id_index" on "stock_take_line" ("scope_department_id");`);
    this.addSql(`create index "stock_take_line_scope_partner_id_index" on "stock_take_line" ("scope_partner_id");`);
    this.addSql(`create index "stock_take_line_item_id_index" on "stock_take_line" ("item_id");`);
    this.addSql(`create index "stock_take_line_counted_by_id_index" on "stock_take_line" ("counted_by_id");`);
    this.addSql(`create index "stock_take_line_order_3df3d9" on "stock_take_line" ("asset_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "stock_take_line_owner_order_b8cf6e" on "stock_take_line" ("scope_owner_id", "asset_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "stock_take_line_stock_take_order_7027c3" on "stock_take_line" ("stock_take_id", "asset_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create unique index "stock_take_line_stock_take_id_item_id_unique" on "stock_take_line" ("stock_take_id", "item_id") where deleted_at is null;`);
    this.addSql(`create table "stock_take_line_photos" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`alter table "reminder_choice" drop constraint "reminder_choice_kind_0_check";`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_kind_0_check" check ("kind" in ('PLAN_DUE', 'PLANS_MISSING', 'ASSESSMENT_DUE', 'QUARTER_DUE', 'YEAR_DUE', 'VISIT_REPORT_DUE', 'AGREEMENT_ENDING', 'WARRANTY_ENDING', 'EQUIPMENT_CHECK_DUE', 'STOCK_TAKE_DUE'));`);
    this.addSql(`alter table "equipment" add "is_helmet" boolean not null default false;`);
    // none was never a number to register, though forms took it
    this.addSql(`update "equipment" set "quantity" = 1 where "quantity" < 1;`);
    this.addSql(`alter table "equipment" add constraint "equipment_quantity_at_least_one_check" check ("quantity" >= 1);`);
    this.addSql(`alter table "equipment" add constraint "equipment_helmets_are_safety_gear_check" check (not "is_helmet" or coalesce("category", '') = 'SAFETY');`);
    this.addSql(`alter table "equipment_event" drop constraint "equipment_event_kind_0_check";`);
    this.addSql(`alter table "equipment_event" add "status_after" text null, add "quantity_after" int null, add "item_version" int null;`);
    this.addSql(`create unique index "equipment_event_item_id_item_version_unique" on "equipment_event" ("item_id", "item_version") where deleted_at is null;`);
    this.addSql(`alter table "equipment_event" add constraint "equipment_event_status_after_0_check" check ("status_after" in ('IN_USE', 'IDLE', 'LENT', 'REPAIR', 'LOST', 'SCRAPPED'));`);
    this.addSql(`alter table "equipment_event" add constraint "equipment_event_quantity_after_0_check" check ("quantity_after" >= 0 and "quantity_after" <= 2147483647);`);
    this.addSql(`alter table "equipment_event" add constraint "equipment_event_item_version_0_check" check ("item_version" >= 1 and "item_version" <= 2147483647);`);
    this.addSql(`alter table "equipment_event" add constraint "equipment_event_kind_0_check" check ("kind" in ('ISSUE', 'RETURN', 'TRANSFER', 'REPAIR', 'REPAIRED', 'CHECK', 'LOSS', 'FOUND', 'SCRAP'));`);
    this.addSql(`alter table "notification" drop constraint "notification_kind_0_check";`);
    this.addSql(`alter table "notification" add constraint "notification_kind_0_check" check ("kind" in ('PLAN_DUE', 'PLANS_MISSING', 'ASSESSMENT_DUE', 'QUARTER_DUE', 'YEAR_DUE', 'VISIT_REPORT_DUE', 'AGREEMENT_ENDING', 'WARRANTY_ENDING', 'EQUIPMENT_CHECK_DUE', 'STOCK_TAKE_DUE'));`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_site_id_foreign" foreign key ("site_id") references "sales_site" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_counted_by_id_foreign" foreign key ("counted_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_confirmed_by_id_foreign" foreign key ("confirmed_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_period_0_check" check ("period" ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])\$');`);
    this.addSql(`alter table "stock_take" add constraint "stock_take_status_0_check" check ("status" in ('OPEN', 'COUNTED', 'CONFIRMED'));`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_stock_take_id_foreign" foreign key ("stock_take_id") references "stock_take" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_item_id_foreign" foreign key ("item_id") references "equipment" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_counted_by_id_foreign" foreign key ("counted_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_period_0_check" check ("period" ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])\$');`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_book_qty_0_check" check ("book_qty" >= 0 and "book_qty" <= 2147483647);`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_counted_qty_0_check" check ("counted_qty" >= 0 and "counted_qty" <= 2147483647);`);
    this.addSql(`alter table "stock_take_line" add constraint "stock_take_line_condition_0_check" check ("condition" in ('GOOD', 'WORN', 'BROKEN', 'MISSING'));`);
    this.addSql(`alter table "stock_take_line_photos" add constraint "stock_take_line_photos_source_id_foreign" foreign key ("source_id") references "stock_take_line" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "stock_take_line_photos" add constraint "stock_take_line_photos_target_id_foreign" foreign key ("target_id") references "file" ("id") on update cascade on delete cascade;`);
  }

}
