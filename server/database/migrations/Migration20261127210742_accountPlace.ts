import { Migration } from '@mikro-orm/migrations';

export class Migration20261127210742_accountPlace extends Migration {

  override name = 'Migration20261127210742_accountPlace';

  override up(): void | Promise<void> {
    this.addSql(`alter table "account" add "geo" jsonb null;`);
  }

}
