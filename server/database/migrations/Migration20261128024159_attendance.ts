import { Migration } from '@mikro-orm/migrations';

export class Migration20261128024159_attendance extends Migration {

  override name = 'Migration20261128024159_attendance';

  override up(): void | Promise<void> {
    this.addSql(`create table "attendance" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "period" char(7) not null, "specialist_id" uuid not null, "days_due" numeric(18,2) not null, "days_attended" numeric(18,2) not null, "remark" varchar(200) null, primary key ("id"));`);
    this.addSql(`comment on table "attendance" is '出勤 Attendance';`);
    this.addSql(`create index "attendance_scope_department_id_index" on "attendance" ("scope_department_id");`);
    this.addSql(`create index "attendance_scope_partner_id_index" on "attendance" ("scope_partner_id");`);
    this.addSql(`create index "attendance_specialist_id_index" on "attendance" ("specialist_id");`);
    this.addSql(`create index "attendance_order_f2d5d9" on "attendance" ("period" desc, "id" desc);`);
    this.addSql(`create index "attendance_owner_order_54ab4c" on "attendance" ("scope_owner_id", "period" desc, "id" desc);`);
    this.addSql(`create unique index "attendance_specialist_id_period_unique" on "attendance" ("specialist_id", "period") where deleted_at is null;`);
    this.addSql(`alter table "assessment_indicator" add "standard_en" varchar(500) null;`);
    this.addSql(`alter table "assessment_sub_item" add "source" text not null default 'MANUAL';`);
    this.addSql(`alter table "assessment_sub_item" add constraint "assessment_sub_item_source_0_check" check ("source" in ('MANUAL', 'ATTENDANCE'));`);
    this.addSql(`alter table "assessment_rating" add "source" text not null default 'MANUAL';`);
    this.addSql(`alter table "assessment_rating" add constraint "assessment_rating_source_0_check" check ("source" in ('MANUAL', 'ATTENDANCE'));`);
    // forms that are in use: what is printed as attendance can be taken from days, and the printed standards have their English
    this.addSql(`update "assessment_sub_item" set "source" = 'ATTENDANCE' where "name_zh" = '出勤';`);
    this.addSql(`update "assessment_indicator" i set "standard_en" = said."en" from (values
      ('每月最后一个工作日上报次月拜访计划', 'Plan of next month’s visits, reported on the last working day'),
      ('每月最后一个工作日上报次月拓展计划', 'Plan of next month’s expansions, reported on the last working day'),
      ('每月最后一个工作日上报次月输送案场计划', 'Plan of next month’s deliveries to sites, reported on the last working day'),
      ('团队合作、客户维护、平时表现、出勤', 'Teamwork, customer care, conduct, attendance')) said("zh", "en")
      where i."standard" = said."zh";`);
    this.addSql(`alter table "attendance" add constraint "attendance_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "attendance" add constraint "attendance_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "attendance" add constraint "attendance_specialist_id_foreign" foreign key ("specialist_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "attendance" add constraint "attendance_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "attendance" add constraint "attendance_period_0_check" check ("period" ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])\$');`);
    this.addSql(`alter table "attendance" add constraint "attendance_days_due_0_check" check ("days_due" >= 0);`);
    this.addSql(`alter table "attendance" add constraint "attendance_days_due_1_check" check ("days_due" <= 31);`);
    this.addSql(`alter table "attendance" add constraint "attendance_days_attended_0_check" check ("days_attended" >= 0);`);
    this.addSql(`alter table "attendance" add constraint "attendance_days_attended_1_check" check ("days_attended" <= 31);`);
  }

}
