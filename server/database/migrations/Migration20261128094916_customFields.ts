import { Migration } from '@mikro-orm/migrations';

export class Migration20261128094916_customFields extends Migration {

  override name = 'Migration20261128094916_customFields';

  override up(): void | Promise<void> {
    this.addSql(`create table "custom_field" ("id" uuid not null, "title_key" text null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "noun" varchar(60) not null, "key" varchar(40) not null, "kind" text not null, "label_zh" varchar(30) not null, "label_en" varchar(60) not null, "help_zh" varchar(200) null, "help_en" varchar(200) null, "required" boolean not null default false, "order" int not null default 100, "listed" boolean not null default true, "indexed" boolean not null default false, "active" boolean not null default true, "options" jsonb null, "dictionary" text null, "max_length" int null, "min" numeric(18,4) null, "max" numeric(18,4) null, "unit_zh" varchar(20) null, "unit_en" varchar(20) null, "readers" text[] null, "writers" text[] null, "personal" boolean not null default false, primary key ("id"));`);
    this.addSql(`comment on table "custom_field" is '自定义字段 Custom field';`);
    this.addSql(`create unique index "custom_field_noun_key_unique" on "custom_field" ("noun", "key") where deleted_at is null;`);
    this.addSql(`create table "custom_dictionary" ("id" uuid not null, "title_key" text null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "code" varchar(40) not null, "name_zh" varchar(30) not null, "name_en" varchar(60) not null, "active" boolean not null default true, primary key ("id"));`);
    this.addSql(`comment on table "custom_dictionary" is '自定义字典 Custom dictionary';`);
    this.addSql(`create unique index "custom_dictionary_code_unique" on "custom_dictionary" ("code") where deleted_at is null;`);
    this.addSql(`alter table "dictionary_item" drop constraint "dictionary_item_dictionary_0_check";`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_kind_0_check" check ("kind" in ('TEXT', 'LONG_TEXT', 'NUMBER', 'DECIMAL', 'MONEY', 'PERCENT', 'FLAG', 'DATE', 'DATE_TIME', 'PERIOD', 'CHOICE', 'CHOICES', 'DICTIONARY'));`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_order_0_check" check ("order" >= 0 and "order" <= 10000);`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_max_length_0_check" check ("max_length" >= 1 and "max_length" <= 4000);`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_readers_0_check" check ("readers" <@ array['REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'OFFICE', 'GUIDE', 'SITE_STAFF', 'FINANCE', 'PARTNER', 'BI']::text[]);`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_writers_0_check" check ("writers" <@ array['REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'OFFICE', 'GUIDE', 'SITE_STAFF', 'FINANCE', 'PARTNER', 'BI']::text[]);`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_key_is_code_check" check ("key" ~ '^[a-z][A-Za-z0-9]{0,39}\$' and "key" !~ 'Ids?\$');`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_writers_read_check" check (coalesce("writers", '{}') <@ coalesce("readers", '{}'));`);
    this.addSql(`alter table "custom_dictionary" add constraint "custom_dictionary_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "custom_dictionary" add constraint "custom_dictionary_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "custom_dictionary" add constraint "custom_dictionary_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "custom_dictionary" add constraint "custom_dictionary_code_is_own_check" check ("code" ~ '^X_[A-Z0-9_]{1,38}\$');`);
  }

}
