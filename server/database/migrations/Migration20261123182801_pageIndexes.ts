import { Migration } from '@mikro-orm/migrations';

export class Migration20261123182801_pageIndexes extends Migration {

  override name = 'Migration20261123182801_pageIndexes';

  override up(): void | Promise<void> {
    this.addSql(`drop index "app_user_scope_owner_id_index";`);
    this.addSql(`create index "app_user_order_f54b20" on "app_user" ("employee_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "app_user_owner_order_25623d" on "app_user" ("scope_owner_id", "employee_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "specialist_scope_owner_id_index";`);
    this.addSql(`create index "specialist_order_be2ecf" on "specialist" ("joined_on" asc, "id" asc);`);
    this.addSql(`create index "specialist_owner_order_43e8c9" on "specialist" ("scope_owner_id", "joined_on" asc, "id" asc);`);
    this.addSql(`drop index "setting_scope_owner_id_index";`);
    this.addSql(`create index "setting_order_e3b96f" on "setting" ("key" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "setting_owner_order_f6cb06" on "setting" ("scope_owner_id", "key" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "sales_site_scope_owner_id_index";`);
    this.addSql(`create index "sales_site_order_939009" on "sales_site" ("code" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "sales_site_owner_order_0e3d3b" on "sales_site" ("scope_owner_id", "code" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "file_scope_owner_id_index";`);
    this.addSql(`create index "file_order_c8386a" on "file" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "file_owner_order_7cc488" on "file" ("scope_owner_id", "created_at" desc, "id" desc);`);
    this.addSql(`drop index "equipment_scope_owner_id_index";`);
    this.addSql(`create index "equipment_order_3df3d9" on "equipment" ("asset_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "equipment_owner_order_b8cf6e" on "equipment" ("scope_owner_id", "asset_no" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "equipment_event_item_id_index";`);
    this.addSql(`drop index "equipment_event_scope_owner_id_index";`);
    this.addSql(`create index "equipment_event_order_1bfbae" on "equipment_event" ("at" desc, "id" desc);`);
    this.addSql(`create index "equipment_event_owner_order_cb437f" on "equipment_event" ("scope_owner_id", "at" desc, "id" desc);`);
    this.addSql(`create index "equipment_event_item_order_88186f" on "equipment_event" ("item_id", "at" desc, "id" desc);`);
    this.addSql(`drop index "account_scope_owner_id_index";`);
    this.addSql(`create index "account_order_c5d320" on "account" ("updated_at" desc, "id" desc);`);
    this.addSql(`create index "account_owner_order_ea9b02" on "account" ("scope_owner_id", "updated_at" desc, "id" desc);`);
    this.addSql(`drop index "contact_account_id_index";`);
    this.addSql(`drop index "contact_scope_owner_id_index";`);
    this.addSql(`create index "contact_order_225143" on "contact" ("is_primary" desc, "name" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "contact_owner_order_e8517e" on "contact" ("scope_owner_id", "is_primary" desc, "name" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "contact_account_order_00fe33" on "contact" ("account_id", "is_primary" desc, "name" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "partner_scope_owner_id_index";`);
    this.addSql(`create index "partner_order_939009" on "partner" ("code" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`create index "partner_owner_order_0e3d3b" on "partner" ("scope_owner_id", "code" collate "zh-x-icu" asc, "id" asc);`);
    this.addSql(`drop index "api_token_scope_owner_id_index";`);
    this.addSql(`create index "api_token_order_c8386a" on "api_token" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "api_token_owner_order_7cc488" on "api_token" ("scope_owner_id", "created_at" desc, "id" desc);`);
    this.addSql(`drop index "api_token_usage_api_token_id_index";`);
    this.addSql(`drop index "api_token_usage_scope_owner_id_index";`);
    this.addSql(`create index "api_token_usage_order_96019e" on "api_token_usage" ("day" desc, "id" desc);`);
    this.addSql(`create index "api_token_usage_owner_order_f47829" on "api_token_usage" ("scope_owner_id", "day" desc, "id" desc);`);
    this.addSql(`create index "api_token_usage_api_token_order_0b1882" on "api_token_usage" ("api_token_id", "day" desc, "id" desc);`);
    this.addSql(`drop index "account_assignment_account_id_index";`);
    this.addSql(`drop index "account_assignment_scope_owner_id_index";`);
    this.addSql(`create index "account_assignment_order_a0c029" on "account_assignment" ("from" desc, "created_at" desc, "id" desc);`);
    this.addSql(`create index "account_assignment_owner_order_2007e2" on "account_assignment" ("scope_owner_id", "from" desc, "created_at" desc, "id" desc);`);
    this.addSql(`create index "account_assignment_account_order_3d2038" on "account_assignment" ("account_id", "from" desc, "created_at" desc, "id" desc);`);
    this.addSql(`drop index "tour_request_account_id_index";`);
    this.addSql(`drop index "tour_request_scope_owner_id_index";`);
    this.addSql(`create index "tour_request_order_54753d" on "tour_request" ("planned_start" desc, "id" desc);`);
    this.addSql(`create index "tour_request_owner_order_c43f13" on "tour_request" ("scope_owner_id", "planned_start" desc, "id" desc);`);
    this.addSql(`create index "tour_request_account_order_052f1a" on "tour_request" ("account_id", "planned_start" desc, "id" desc);`);
    this.addSql(`drop index "visit_account_id_index";`);
    this.addSql(`drop index "visit_scope_owner_id_index";`);
    this.addSql(`create index "visit_order_a8cf09" on "visit" ("planned_start" desc nulls last, "created_at" desc, "id" desc);`);
    this.addSql(`create index "visit_owner_order_f343c7" on "visit" ("scope_owner_id", "planned_start" desc nulls last, "created_at" desc, "id" desc);`);
    this.addSql(`create index "visit_account_order_093895" on "visit" ("account_id", "planned_start" desc nulls last, "created_at" desc, "id" desc);`);
    this.addSql(`drop index "need_account_id_index";`);
    this.addSql(`drop index "need_scope_owner_id_index";`);
    this.addSql(`create index "need_order_c8386a" on "need" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "need_owner_order_7cc488" on "need" ("scope_owner_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "need_account_order_55dc7d" on "need" ("account_id", "created_at" desc, "id" desc);`);
    this.addSql(`drop index "need_countermeasure_account_id_index";`);
    this.addSql(`drop index "need_countermeasure_scope_owner_id_index";`);
    this.addSql(`create index "need_countermeasure_order_a6dd1d" on "need_countermeasure" ("due_on" asc, "id" asc);`);
    this.addSql(`create index "need_countermeasure_owner_order_216f6f" on "need_countermeasure" ("scope_owner_id", "due_on" asc, "id" asc);`);
    this.addSql(`create index "need_countermeasure_account_order_4065c9" on "need_countermeasure" ("account_id", "due_on" asc, "id" asc);`);
  }

}
