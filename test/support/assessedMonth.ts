import { withClient } from '../../server/database/database.ts';
import type { Client } from './client.ts';
import type { TestServer } from './server.ts';
import { runVerb } from './verbs.ts';

/** A specialist's month as it has been; what is absent did not happen. Numbers are groups. */
export interface Month {
  readonly specialist: string;
  readonly period: string;
  /** Visits, expansions, deliveries and deals promised; absent: no plan was ever reported. */
  readonly plan?: readonly [visits: number, expansions: number, deliveries: number, deals?: number];
  readonly lateWorkdays?: number;
  readonly visits?: number;
  readonly expansions?: number;
  readonly deliveries?: number;
}

/**
 * Puts a month that the calendar has gone past into the database as its owner, in place of all that the specialist has done so far.
 * Visits go to three accounts by turns, one a day from the 1st; on the 20th parties arrive at a site.
 */
export async function tellMonth(server: TestServer, month: Month): Promise<void> {
  const { specialist, period, plan, lateWorkdays = 0, visits = 0, expansions = 0, deliveries = 0 } = month;
  await withClient(server.databaseUrl, async (client) => {
    for (const table of ['visit', 'expansion', 'site_delivery', 'deal', 'monthly_plan'])
      await client.query(`update ${table} set deleted_at = now() where specialist_id = $1`, [specialist]);
    if (plan) {
      const [visitPlanned, expansionPlanned, deliveryPlanned, dealPlanned = 0] = plan;
      await client.query(
        `insert into monthly_plan (id, created_at, updated_at, specialist_id, org_unit_id, period, status, first_submitted_at, submitted_at,
           late_workdays, committed) select gen_random_uuid(), now(), now(), id, org_unit_id, $2, 'CLOSED', now(), now(), $3, $4
         from app_user where id = $1`,
        [specialist, period, lateWorkdays, { visitPlanned, expansionPlanned, deliveryPlanned, dealPlanned }],
      );
    }
    await client.query(
      `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, status, actual_end)
       select gen_random_uuid(), now(), now(), (select id from account where specialist_id = $1 and deleted_at is null order by code
         offset (g % 3) limit 1), $1, 'REGULAR', 'ONSITE', '例行拜访', '双方讨论了供货安排', 'DONE',
         ($2 || '-01T02:00Z')::timestamptz + g * interval '1 day' from generate_series(0, $3::int - 1) g`,
      [specialist, period, visits],
    );
    await client.query(
      `insert into expansion (id, created_at, updated_at, account_id, specialist_id, "on", method, status)
       select gen_random_uuid(), now(), now(), a.id, $1, ($2 || '-12')::date, 'COLD', 'VERIFIED'
       from (select id from account where deleted_at is null order by code limit $3::int) a`,
      [specialist, period, expansions],
    );
    await client.query(
      `insert into site_delivery (id, created_at, updated_at, specialist_id, party_name, groups, site_id, status, arrived_at)
       select gen_random_uuid(), now(), now(), $1, '考察团' || g, 1, (select id from sales_site order by code limit 1), 'CONFIRMED',
         ($2 || '-20T02:00Z')::timestamptz from generate_series(1, $3::int) g`,
      [specialist, period, deliveries],
    );
  });
}

export interface SheetLine {
  readonly id: string;
  readonly plan: string | null;
  readonly wholePlan: string | null;
  readonly actual: string | null;
  readonly rate: string | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly note: string | null;
  readonly needed: number | null;
  readonly ratings: { readonly nodes: readonly { readonly id: string }[] };
  readonly evidence: {
    readonly nodes: readonly { readonly counted: boolean; readonly excludeReason: string | null; readonly title: string }[];
  };
}

export interface Sheet {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly total: string | null;
  readonly max: string | null;
  readonly percent: string | null;
  readonly penalty: string | null;
  readonly grade: string | null;
  readonly isSourceChanged: boolean;
  readonly lines: { readonly nodes: readonly SheetLine[] };
}

const SHEET = /* GraphQL */ `
  query ($id: ID!) {
    assessmentSheet(id: $id) {
      id
      version
      status
      total
      max
      percent
      penalty
      grade
      isSourceChanged
      lines(first: 10) {
        nodes {
          id
          plan
          wholePlan
          actual
          rate
          weight
          score
          note
          needed
          ratings(first: 9) {
            nodes {
              id
            }
          }
          evidence(first: 60) {
            nodes {
              counted
              excludeReason
              title
            }
          }
        }
      }
    }
  }
`;

export async function readSheet(client: Client, id: string): Promise<Sheet> {
  return (await client.data<{ assessmentSheet: Sheet }>(SHEET, { id })).assessmentSheet;
}

/** Opens a sheet of the month by a template, given by its id or the code of the one that is seeded. */
export async function openSheet(manager: Client, { specialist, period }: Month, template: string): Promise<string> {
  const input = { specialistId: specialist, period, templateId: await templateId(manager, template) };
  const mutation = 'mutation($input: AssessmentSheetCreateInput!) { createAssessmentSheet(input: $input) { id } }';
  return (await manager.data<{ createAssessmentSheet: { id: string } }>(mutation, { input })).createAssessmentSheet.id;
}

async function templateId(client: Client, template: string): Promise<string> {
  if (template.length > 16) return template;
  const query = 'query($code: String!) { assessmentTemplates(where: { code: { eq: $code }, edition: { eq: 1 } }) { nodes { id } } }';
  const { assessmentTemplates } = await client.data<{ assessmentTemplates: { nodes: { id: string }[] } }>(query, { code: template });
  return assessmentTemplates.nodes[0]!.id;
}

/** Opens, calculates and rates a sheet, the points in the order of the form. */
export async function assess(manager: Client, month: Month, template: string, points: readonly number[]): Promise<Sheet> {
  const id = await openSheet(manager, month, template);
  await runVerb(manager, 'calculateAssessment', id);
  const { lines } = await readSheet(manager, id);
  const ratings = lines.nodes.flatMap((line) => line.ratings.nodes.map((rating) => rating.id));
  for (const [index, rating] of ratings.entries()) await runVerb(manager, 'rateAssessment', rating, { points: String(points[index]) });
  return readSheet(manager, id);
}

/** Sets a setting of the company as an administrator; what it was. */
export async function setValue(admin: Client, key: string, value: unknown): Promise<unknown> {
  const query = 'query($key: String!) { settings(where: { key: { eq: $key } }) { nodes { id value } } }';
  const { settings } = await admin.data<{ settings: { nodes: { id: string; value: unknown }[] } }>(query, { key });
  const [row] = settings.nodes;
  await admin.data('mutation($id: ID!, $value: JSON!) { updateSetting(id: $id, input: { value: $value }) { id } }', { id: row!.id, value });
  return row!.value;
}
