import { withClient } from '../../server/database/database.ts';

/** Takes out what the demo tells of plans, expansions, deliveries and assessments, for tests that tell a month of their own. */
export function forgetMonths(url: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(`
      delete from assessment_appeal; delete from self_review; delete from assessment_evidence; delete from assessment_rating;
      delete from assessment_line; delete from assessment_sheet;
      update visit set plan_item_id = null where plan_item_id is not null;
      update deal set plan_item_id = null where plan_item_id is not null;
      delete from delivery_statement; delete from expansion; delete from site_delivery; delete from plan_item; delete from plan_amendment; delete from monthly_plan`);
  });
}
