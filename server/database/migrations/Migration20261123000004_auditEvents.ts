import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000004_auditEvents extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`create table "audit_event" ("id" uuid not null, "scope_department_id" uuid null, "scope_owner_id" uuid null, "scope_partner_id" uuid null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "created_by_id" uuid null, "updated_by_id" uuid null, "deleted_at" timestamptz(3) null, "actor_id" uuid null, "token" varchar(60) null, "via" text not null, "action" varchar(60) not null, "entity" varchar(60) not null, "entity_id" varchar(36) not null, "changes" jsonb not null, "request_id" varchar(60) null, "ip" varchar(60) null, primary key ("id"));`);
    this.addSql(`comment on table "audit_event" is '审计记录 Audit event';`);
    this.addSql(`create index "audit_event_scope_department_id_index" on "audit_event" ("scope_department_id");`);
    this.addSql(`create index "audit_event_scope_owner_id_index" on "audit_event" ("scope_owner_id");`);
    this.addSql(`create index "audit_event_scope_partner_id_index" on "audit_event" ("scope_partner_id");`);
    this.addSql(`create index "audit_event_actor_id_index" on "audit_event" ("actor_id");`);
    this.addSql(`create index "audit_event_entity_id_index" on "audit_event" ("entity_id");`);
    this.addSql(`alter table "audit_event" add constraint "audit_event_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "audit_event" add constraint "audit_event_updated_by_id_foreign" foreign key ("updated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "audit_event" add constraint "audit_event_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "audit_event" add constraint "audit_event_version_0_check" check ("version" >= 0 and "version" <= 2147483647);`);
    this.addSql(`alter table "audit_event" add constraint "audit_event_via_0_check" check ("via" in ('UI', 'API', 'JOB', 'IMPORT'));`);
    this.addSql(`create index "audit_event_created_at_kept" on "audit_event" ("created_at" desc, "id" desc);`);
  }
}
