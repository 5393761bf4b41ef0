import { Migration } from '@mikro-orm/migrations';

export class Migration20261127204223_dayOfTheMonth extends Migration {

  override name = 'Migration20261127204223_dayOfTheMonth';

  override up(): void | Promise<void> {
    this.addSql(`create table "delivery_statement" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "hidden_at" timestamptz(3) null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "delivery_id" uuid not null, "by_id" uuid not null, "at" timestamptz(3) not null, "text" varchar(2000) not null, primary key ("id"));`);
    this.addSql(`comment on table "delivery_statement" is '争议陈述 Delivery statement';`);
    this.addSql(`create index "delivery_statement_scope_department_id_index" on "delivery_statement" ("scope_department_id");`);
    this.addSql(`create index "delivery_statement_scope_partner_id_index" on "delivery_statement" ("scope_partner_id");`);
    this.addSql(`create index "delivery_statement_by_id_index" on "delivery_statement" ("by_id");`);
    this.addSql(`create index "delivery_statement_order_b3c876" on "delivery_statement" ("at" asc, "id" asc);`);
    this.addSql(`create index "delivery_statement_owner_order_e85864" on "delivery_statement" ("scope_owner_id", "at" asc, "id" asc);`);
    this.addSql(`create index "delivery_statement_delivery_order_363130" on "delivery_statement" ("delivery_id", "at" asc, "id" asc);`);
    this.addSql(`alter table "account" add "assigned_on" date null;`);
    // what was said so far stays said, by whom it was said
    this.addSql(`insert into "delivery_statement" ("id", "created_at", "updated_at", "created_by_id", "updated_by_id", "delivery_id", "by_id", "at", "text")
      select gen_random_uuid(), "updated_at", "updated_at", "specialist_id", "specialist_id", "id", "specialist_id", "updated_at", "statement" from "site_delivery" where "statement" is not null;`);
    this.addSql(`alter table "site_delivery" drop column "statement";`);
    this.addSql(`alter table "site_delivery" add "is_contested" boolean not null default false;`);
    this.addSql(`alter table "deal" add "plan_item_id" uuid null;`);
    this.addSql(`alter table "deal" add constraint "deal_plan_item_id_foreign" foreign key ("plan_item_id") references "plan_item" ("id") on update no action on delete no action;`);
    this.addSql(`create index "deal_plan_item_id_index" on "deal" ("plan_item_id");`);
    this.addSql(`alter table "delivery_statement" add constraint "delivery_statement_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "delivery_statement" add constraint "delivery_statement_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "delivery_statement" add constraint "delivery_statement_delivery_id_foreign" foreign key ("delivery_id") references "site_delivery" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "delivery_statement" add constraint "delivery_statement_by_id_foreign" foreign key ("by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "delivery_statement" add constraint "delivery_statement_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
  }

}
