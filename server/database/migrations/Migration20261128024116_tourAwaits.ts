import { Migration } from '@mikro-orm/migrations';

export class Migration20261128024116_tourAwaits extends Migration {

  override name = 'Migration20261128024116_tourAwaits';

  override up(): void | Promise<void> {
    this.addSql(`alter table "tour_request" add "awaits" text[] null;`);
    this.addSql(`alter table "tour_request" add constraint "tour_request_awaits_0_check" check ("awaits" <@ array['OFFICE', 'REGIONAL_MANAGER']::text[]);`);
    // what waits already, by the matrix that is shipped
    this.addSql(`
      update "tour_request" set "awaits" = array_remove(array[
          case when office_approved_by_id is null then 'OFFICE' end,
          case when leader_approved_by_id is null and (tour_type in ('GROUP', 'VIP') or (
              select count(distinct coalesce(z.org_unit_id, z.id)) from route_stop s join zone z on z.id = s.zone_id
               where s.route_id = tour_request.route_id and s.deleted_at is null and z.kind = 'WORKSHOP') > 1)
            then 'REGIONAL_MANAGER' end], null)
       where status = 'SUBMITTED';`);
  }

}
