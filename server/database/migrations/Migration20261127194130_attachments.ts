import { Migration } from '@mikro-orm/migrations';

export class Migration20261127194130_attachments extends Migration {

  override name = 'Migration20261127194130_attachments';

  override up(): void | Promise<void> {
    this.addSql(`create table "communication_files" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`create table "account_files" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`create table "visit_files" ("source_id" uuid not null, "target_id" uuid not null, primary key ("source_id", "target_id"));`);
    this.addSql(`alter table "file" add "width" int null, add "height" int null, add "linked_at" timestamptz(3) null;`);
    this.addSql(`alter table "file" add constraint "file_width_0_check" check ("width" >= 0 and "width" <= 2147483647);`);
    this.addSql(`alter table "file" add constraint "file_height_0_check" check ("height" >= 0 and "height" <= 2147483647);`);
    this.addSql(`alter table "communication_files" add constraint "communication_files_source_id_foreign" foreign key ("source_id") references "communication" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "communication_files" add constraint "communication_files_target_id_foreign" foreign key ("target_id") references "file" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "account_files" add constraint "account_files_source_id_foreign" foreign key ("source_id") references "account" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "account_files" add constraint "account_files_target_id_foreign" foreign key ("target_id") references "file" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "visit_files" add constraint "visit_files_source_id_foreign" foreign key ("source_id") references "visit" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "visit_files" add constraint "visit_files_target_id_foreign" foreign key ("target_id") references "file" ("id") on update cascade on delete cascade;`);
    // files that records name already are theirs
    this.addSql(`update "file" set "linked_at" = "created_at" where "id" in (select "target_id" from "visit_photos" union select "target_id" from "agreement_files");`);
  }

}
