import { Migration } from '@mikro-orm/migrations';

export class Migration20261127225732_needContact extends Migration {

  override name = 'Migration20261127225732_needContact';

  override up(): void | Promise<void> {
    this.addSql(`alter table "need" add "contact_id" uuid null;`);
    this.addSql(`alter table "need" add constraint "need_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on update no action on delete no action;`);
    this.addSql(`create index "need_contact_id_index" on "need" ("contact_id");`);
    // a result was not asked for before: records of that time say so, or the rule would hold up the upgrade
    this.addSql(`update "need_countermeasure" set "result" = '未填写（升级前的记录）' where "result" is null and "status" in ('DONE', 'VERIFIED');`);
    this.addSql(`alter table "need_countermeasure" add constraint "need_countermeasure_result_required_check" check ("result" is not null or ("status" <> 'DONE' and "status" <> 'VERIFIED'));`);
  }

}
