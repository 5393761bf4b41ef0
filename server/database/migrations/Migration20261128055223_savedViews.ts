import { Migration } from '@mikro-orm/migrations';

export class Migration20261128055223_savedViews extends Migration {

  override name = 'Migration20261128055223_savedViews';

  override up(): void | Promise<void> {
    this.addSql(`create table "saved_view" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "name" varchar(40) not null, "resource" varchar(80) not null, "state" jsonb not null, "owner_id" uuid not null, "shared_role" text null, "shared_unit_id" uuid null, "is_default" boolean not null default false, primary key ("id"));`);
    this.addSql(`comment on table "saved_view" is '列表视图 List view';`);
    this.addSql(`create index "saved_view_owner_id_index" on "saved_view" ("owner_id");`);
    this.addSql(`create index "saved_view_shared_unit_id_index" on "saved_view" ("shared_unit_id");`);
    this.addSql(`create unique index "saved_view_owner_id_resource_name_unique" on "saved_view" ("owner_id", "resource", "name") where deleted_at is null;`);
    this.addSql(`create unique index "saved_view_owner_id_resource_someunique" on "saved_view" ("owner_id", "resource") where is_default and deleted_at is null;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_owner_id_foreign" foreign key ("owner_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_shared_unit_id_foreign" foreign key ("shared_unit_id") references "org_unit" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_shared_role_0_check" check ("shared_role" in ('ADMIN', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'OFFICE', 'GUIDE', 'SITE_STAFF', 'FINANCE', 'AUDITOR'));`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_shared_once_check" check (num_nonnulls("shared_role", "shared_unit_id") < 2);`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_state_is_object_check" check (jsonb_typeof("state") = 'object');`);
  }

}
