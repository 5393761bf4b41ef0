import { Migration } from '@mikro-orm/migrations';

export class Migration20261127195628_assessment extends Migration {

  override name = 'Migration20261127195628_assessment';

  override up(): void | Promise<void> {
    this.addSql(`alter table "assessment_template" drop constraint "assessment_template_weight_policy_0_check";`);
    this.addSql(`alter table "assessment_template" alter column "weight_policy" drop default;`);
    this.addSql(`alter table "assessment_template" alter column "weight_policy" drop not null;`);
    this.addSql(`alter table "assessment_template" alter column "cap" drop default;`);
    this.addSql(`alter table "assessment_template" alter column "cap" drop not null;`);
    this.addSql(`alter table "assessment_template" alter column "plan_zero_policy" drop default;`);
    this.addSql(`alter table "assessment_template" alter column "plan_zero_policy" drop not null;`);
    this.addSql(`alter table "assessment_template" add constraint "assessment_template_weight_policy_0_check" check ("weight_policy" in ('AS_PRINTED', 'NORMALISE', 'ADD_ROW'));`);
    this.addSql(`alter table "assessment_sheet" add "due_on" date null, add "weight_policy" text null, add "cap" numeric(18,2) null, add "plan_zero_policy" text null;`);
    this.addSql(`alter table "assessment_sheet" add constraint "assessment_sheet_weight_policy_0_check" check ("weight_policy" in ('AS_PRINTED', 'NORMALISE', 'ADD_ROW'));`);
    this.addSql(`alter table "assessment_sheet" add constraint "assessment_sheet_plan_zero_policy_0_check" check ("plan_zero_policy" in ('NOT_APPLICABLE', 'REDISTRIBUTE', 'ZERO', 'FULL'));`);
    this.addSql(`alter table "assessment_line" drop constraint "assessment_line_note_0_check";`);
    this.addSql(`alter table "assessment_line" add "whole_plan" numeric(18,2) null, add "needed" int null;`);
    this.addSql(`alter table "assessment_line" add constraint "assessment_line_needed_0_check" check ("needed" >= 0 and "needed" <= 2147483647);`);
    this.addSql(`alter table "assessment_line" add constraint "assessment_line_note_0_check" check ("note" in ('PLAN_NOT_SUBMITTED', 'PLAN_ZERO', 'BEYOND_PLAN', 'PRO_RATED', 'NOT_RATED'));`);
    this.addSql(`alter table "assessment_rating" add "rated_by_id" uuid null, add "is_counted" boolean not null default false;`);
    this.addSql(`alter table "assessment_rating" add constraint "assessment_rating_rated_by_id_foreign" foreign key ("rated_by_id") references "app_user" ("id") on update no action on delete no action;`);
    this.addSql(`create index "assessment_rating_rated_by_id_index" on "assessment_rating" ("rated_by_id");`);
  }

}
