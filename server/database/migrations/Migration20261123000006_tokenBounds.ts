import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000006_tokenBounds extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table "api_token" add "max_first" int null, add "max_cost" int null;`);
    this.addSql(`alter table "api_token" add constraint "api_token_max_first_0_check" check ("max_first" >= 25 and "max_first" <= 2147483647);`);
    this.addSql(`alter table "api_token" add constraint "api_token_max_cost_0_check" check ("max_cost" >= 100 and "max_cost" <= 2147483647);`);
  }

}
