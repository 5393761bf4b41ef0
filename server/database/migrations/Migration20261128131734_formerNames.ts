import { Migration } from '@mikro-orm/migrations';

export class Migration20261128131734_formerNames extends Migration {

  override name = 'Migration20261128131734_formerNames';

  override up(): void | Promise<void> {
    this.addSql(`alter table "account" add "formerly" varchar(4000) null;`);
  }

}
