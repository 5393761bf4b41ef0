import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000005_apiTokens extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`create table "api_token" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "name" varchar(80) not null, "kind" text not null, "owner_id" uuid not null, "partner_id" uuid null, "scopes" text[] not null, "denied_fields" text[] null, "rate_per_minute" int not null default 120, "ip_allow_list" text[] null, "expires_at" timestamptz(3) null, "prefix" varchar(60) null, "last_four" varchar(4) null, "last_used_at" timestamptz(3) null, "last_ip" varchar(60) null, "revoked_at" timestamptz(3) null, "revoked_by_id" uuid null, primary key ("id"));`);
    this.addSql(`comment on table "api_token" is '接口令牌 API token';`);
    this.addSql(`create index "api_token_scope_department_id_index" on "api_token" ("scope_department_id");`);
    this.addSql(`create index "api_token_scope_owner_id_index" on "api_token" ("scope_owner_id");`);
    this.addSql(`create index "api_token_scope_partner_id_index" on "api_token" ("scope_partner_id");`);
    this.addSql(`create index "api_token_owner_id_index" on "api_token" ("owner_id");`);
    this.addSql(`create index "api_token_partner_id_index" on "api_token" ("partner_id");`);
    this.addSql(`create index "api_token_revoked_by_id_index" on "api_token" ("revoked_by_id");`);
    this.addSql(`create table "api_token_usage" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "hidden_at" timestamptz(3) null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "api_token_id" uuid not null, "day" date not null, "queries" int not null, "rows" int not null, "denied" int not null, primary key ("id"));`);
    this.addSql(`comment on table "api_token_usage" is '令牌用量 Token usage';`);
    this.addSql(`create index "api_token_usage_scope_department_id_index" on "api_token_usage" ("scope_department_id");`);
    this.addSql(`create index "api_token_usage_scope_owner_id_index" on "api_token_usage" ("scope_owner_id");`);
    this.addSql(`create index "api_token_usage_scope_partner_id_index" on "api_token_usage" ("scope_partner_id");`);
    this.addSql(`create index "api_token_usage_api_token_id_index" on "api_token_usage" ("api_token_id");`);
    this.addSql(`create unique index "api_token_usage_api_token_id_day_unique" on "api_token_usage" ("api_token_id", "day") where deleted_at is null;`);
    this.addSql(`create table "api_token_org_units" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`create table "api_token_accounts" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`alter table "api_token" add constraint "api_token_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token" add constraint "api_token_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token" add constraint "api_token_owner_id_foreign" foreign key ("owner_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token" add constraint "api_token_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token" add constraint "api_token_revoked_by_id_foreign" foreign key ("revoked_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token" add constraint "api_token_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "api_token" add constraint "api_token_kind_0_check" check ("kind" in ('BI', 'PARTNER'));`);
    this.addSql(`alter table "api_token" add constraint "api_token_rate_per_minute_0_check" check ("rate_per_minute" >= 1 and "rate_per_minute" <= 6000);`);
    this.addSql(`alter table "api_token" add constraint "api_token_partner_required_check" check ("partner_id" is not null or ("kind" <> 'PARTNER'));`);
    this.addSql(`alter table "api_token" add constraint "api_token_ip_allow_list_networks_check" check (array_to_string("ip_allow_list", ' ') ~ '^((([0-9]{1,3}\\.){3}[0-9]{1,3}(/([0-9]|[12][0-9]|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?)( |\$))*\$');`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_api_token_id_foreign" foreign key ("api_token_id") references "api_token" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_queries_0_check" check ("queries" >= 0 and "queries" <= 2147483647);`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_rows_0_check" check ("rows" >= 0 and "rows" <= 2147483647);`);
    this.addSql(`alter table "api_token_usage" add constraint "api_token_usage_denied_0_check" check ("denied" >= 0 and "denied" <= 2147483647);`);
    this.addSql(`alter table "api_token_org_units" add constraint "api_token_org_units_source_id_foreign" foreign key ("source_id") references "api_token" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "api_token_org_units" add constraint "api_token_org_units_target_id_foreign" foreign key ("target_id") references "org_unit" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "api_token_accounts" add constraint "api_token_accounts_source_id_foreign" foreign key ("source_id") references "api_token" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "api_token_accounts" add constraint "api_token_accounts_target_id_foreign" foreign key ("target_id") references "account" ("id") on update cascade on delete cascade;`);
  }

}
