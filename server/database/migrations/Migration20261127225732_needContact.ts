import { Migration } from '@mikro-orm/migrations';

export class Migration20261127225732_needContact extends Migration {

  override name = 'Migration20261127225732_needContact';

  override up(): void | Promise<void> {
    this.addSql(`alter table "need" add "contact_id" uuid null;`);
    this.addSql(`alter table "need" add constraint "need_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on update no action on delete no action;`);
    this.addSql(`create index "need_contact_id_index" on "need" ("contact_id");`);
    this.addSql(`alter table "need_countermeasure" add constraint "need_countermeasure_result_required_check" check ("result" is not null or ("status" <> 'DONE' and "status" <> 'VERIFIED'));`);
  }

}
