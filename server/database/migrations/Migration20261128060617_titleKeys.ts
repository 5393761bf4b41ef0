import { Migration } from '@mikro-orm/migrations';

export class Migration20261128060617_titleKeys extends Migration {

  override name = 'Migration20261128060617_titleKeys';

  // the gateway fills it as it starts, for the rows that are there: the database does not know how Chinese is read
  override up(): void | Promise<void> {
    this.addSql(`alter table "org_unit" add "title_key" text null;`);
    this.addSql(`alter table "saved_view" add "title_key" text null;`);
    this.addSql(`alter table "app_user" add "title_key" text null;`);
    this.addSql(`alter table "tour_route" add "title_key" text null;`);
    this.addSql(`alter table "region" add "title_key" text null;`);
    this.addSql(`alter table "setting" add "title_key" text null;`);
    this.addSql(`alter table "sales_site" add "title_key" text null;`);
    this.addSql(`alter table "plan_amendment" add "title_key" text null;`);
    this.addSql(`alter table "file" add "title_key" text null;`);
    this.addSql(`alter table "equipment" add "title_key" text null;`);
    this.addSql(`alter table "stock_take_line" add "title_key" text null;`);
    this.addSql(`alter table "dictionary_item" add "title_key" text null;`);
    this.addSql(`alter table "product" add "title_key" text null;`);
    this.addSql(`alter table "development_stage" add "title_key" text null;`);
    this.addSql(`alter table "checklist_item" add "title_key" text null;`);
    this.addSql(`alter table "assessment_template" add "title_key" text null;`);
    this.addSql(`alter table "assessment_indicator" add "title_key" text null;`);
    this.addSql(`alter table "account" add "title_key" text null;`);
    this.addSql(`alter table "plan_item" add "title_key" text null;`);
    this.addSql(`alter table "notification" add "title_key" text null;`);
    this.addSql(`alter table "outbox_message" add "title_key" text null;`);
    this.addSql(`alter table "contact" add "title_key" text null;`);
    this.addSql(`alter table "partner" add "title_key" text null;`);
    this.addSql(`alter table "api_token" add "title_key" text null;`);
    this.addSql(`alter table "agreement" add "title_key" text null;`);
    this.addSql(`alter table "vehicle" add "title_key" text null;`);
    this.addSql(`alter table "tour_visitor" add "title_key" text null;`);
    this.addSql(`alter table "deposit_item" add "title_key" text null;`);
    this.addSql(`alter table "need_countermeasure" add "title_key" text null;`);
    this.addSql(`alter table "zone" add "title_key" text null;`);
    this.addSql(`alter table "tour_incident" add "title_key" text null;`);
    this.addSql(`alter table "tour_check" add "title_key" text null;`);
    this.addSql(`alter table "zone_sign" add "title_key" text null;`);
  }

}
