import { Migration } from '@mikro-orm/migrations';

export class Migration20261128000329_reminderChoices extends Migration {

  override name = 'Migration20261128000329_reminderChoices';

  override up(): void | Promise<void> {
    this.addSql(`create table "reminder_choice" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "recipient_id" uuid not null, "kind" text not null, "way" text not null default 'INBOX_AND_EMAIL', primary key ("id"));`);
    this.addSql(`comment on table "reminder_choice" is '提醒方式 Reminder choice';`);
    this.addSql(`create index "reminder_choice_recipient_id_index" on "reminder_choice" ("recipient_id");`);
    this.addSql(`create unique index "reminder_choice_recipient_id_kind_unique" on "reminder_choice" ("recipient_id", "kind") where deleted_at is null;`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_recipient_id_foreign" foreign key ("recipient_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_kind_0_check" check ("kind" in ('PLAN_DUE', 'PLANS_MISSING', 'ASSESSMENT_DUE', 'QUARTER_DUE', 'YEAR_DUE', 'VISIT_REPORT_DUE', 'AGREEMENT_ENDING'));`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_way_0_check" check ("way" in ('INBOX_AND_EMAIL', 'INBOX', 'NONE'));`);
    this.addSql(`alter table "reminder_choice" add constraint "reminder_choice_compulsory_reminder_check" check ("way" <> 'NONE' or ("kind" <> 'PLAN_DUE' and "kind" <> 'PLANS_MISSING' and "kind" <> 'ASSESSMENT_DUE'));`);
  }

}
