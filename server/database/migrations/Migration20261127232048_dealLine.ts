import { Migration } from '@mikro-orm/migrations';

export class Migration20261127232048_dealLine extends Migration {

  override name = 'Migration20261127232048_dealLine';

  override up(): void | Promise<void> {
    this.addSql(`alter table "assessment_line" alter column "indicator_id" drop not null;`);
  }

}
