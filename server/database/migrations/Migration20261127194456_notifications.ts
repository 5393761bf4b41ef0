import { Migration } from '@mikro-orm/migrations';

export class Migration20261127194456_notifications extends Migration {

  override name = 'Migration20261127194456_notifications';

  override up(): void | Promise<void> {
    this.addSql(`create table "notification" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "recipient_id" uuid not null, "kind" text not null, "title_zh" varchar(160) not null, "title_en" varchar(160) not null, "message_zh" varchar(4000) not null, "message_en" varchar(4000) not null, "account_id" uuid null, "noun" varchar(80) not null, "record_id" varchar(36) null, "subject" varchar(80) not null, "occasion" varchar(80) not null, "due_at" timestamptz(3) null, "read_at" timestamptz(3) null, "done_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`comment on table "notification" is '提醒 Notification';`);
    this.addSql(`create index "notification_recipient_id_index" on "notification" ("recipient_id");`);
    this.addSql(`create index "notification_account_id_index" on "notification" ("account_id");`);
    this.addSql(`create unique index "notification_recipient_id_kind_subject_occasion_unique" on "notification" ("recipient_id", "kind", "subject", "occasion") where deleted_at is null;`);
    this.addSql(`create table "outbox_message" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "channel" text not null, "recipient_id" uuid null, "notification_id" uuid null, "key" varchar(200) not null, "title" varchar(160) not null, "body" varchar(4000) not null, "path" varchar(200) null, "status" text not null default 'PENDING', "attempts" int not null default 0, "next_attempt_at" timestamptz(3) null, "sent_at" timestamptz(3) null, "last_error" varchar(500) null, primary key ("id"));`);
    this.addSql(`comment on table "outbox_message" is '外发消息 Outbox message';`);
    this.addSql(`create index "outbox_message_recipient_id_index" on "outbox_message" ("recipient_id");`);
    this.addSql(`create index "outbox_message_notification_id_index" on "outbox_message" ("notification_id");`);
    this.addSql(`create unique index "outbox_message_key_unique" on "outbox_message" ("key") where deleted_at is null;`);
    this.addSql(`alter table "notification" add constraint "notification_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "notification" add constraint "notification_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "notification" add constraint "notification_recipient_id_foreign" foreign key ("recipient_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "notification" add constraint "notification_account_id_foreign" foreign key ("account_id") references "account" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "notification" add constraint "notification_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "notification" add constraint "notification_kind_0_check" check ("kind" in ('PLAN_DUE', 'PLANS_MISSING', 'ASSESSMENT_DUE', 'QUARTER_DUE', 'YEAR_DUE', 'VISIT_REPORT_DUE', 'AGREEMENT_ENDING'));`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_recipient_id_foreign" foreign key ("recipient_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_notification_id_foreign" foreign key ("notification_id") references "notification" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_channel_0_check" check ("channel" in ('EMAIL', 'ROBOT'));`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_status_0_check" check ("status" in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN'));`);
    this.addSql(`alter table "outbox_message" add constraint "outbox_message_attempts_0_check" check ("attempts" >= 0 and "attempts" <= 2147483647);`);
  }

}
