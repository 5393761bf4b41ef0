import { withClient } from '../../server/database/database.ts';
import type { Client } from './client.ts';
import { runVerb } from './verbs.ts';

/** A month of a specialist: what was promised, and what was done that counts. */
export interface Month {
  readonly specialist: string;
  readonly period: string;
  readonly promised: { readonly visits: number; readonly expansions: number; readonly deliveries: number };
  readonly done: { readonly visits: number; readonly expansions: number; readonly deliveries: number };
}

/** Puts a month's work where it belongs, as the database's owner: the clock has gone past it. Whatever else was visited then is gone. */
export async function tellMonth(databaseUrl: string, { specialist, period, promised, done }: Month): Promise<void> {
  const committed = {
    visitPlanned: promised.visits,
    expansionPlanned: promised.expansions,
    deliveryPlanned: promised.deliveries,
    dealPlanned: 0,
  };
  const at = `${period}-01T02:00Z`;
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `update visit set deleted_at = now() where specialist_id = $1
        and to_char(coalesce(actual_end, planned_start) at time zone 'Asia/Shanghai', 'YYYY-MM') = $2`,
      [specialist, period],
    );
    await client.query(
      `insert into monthly_plan (id, created_at, updated_at, specialist_id, org_unit_id, period, status, first_submitted_at, submitted_at, late_workdays, committed)
       select gen_random_uuid(), now(), now(), id, org_unit_id, $2, 'CLOSED', $3, $3, 0, $4 from app_user where id = $1`,
      [specialist, period, at, JSON.stringify(committed)],
    );
    await client.query(
      `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, status, actual_end)
       select gen_random_uuid(), now(), now(), (select id from account where specialist_id = $1 and deleted_at is null order by code offset (g % 3) limit 1),
         $1, 'REGULAR', 'ONSITE', '例行拜访', '双方讨论了供货安排', 'DONE', $2::timestamptz + g * interval '1 day' from generate_series(0, $3::int - 1) g`,
      [specialist, at, done.visits],
    );
    // an account is expanded to but once
    await client.query('delete from expansion where account_id in (select id from account where specialist_id = $1)', [specialist]);
    await client.query(
      `insert into expansion (id, created_at, updated_at, account_id, specialist_id, "on", method, status)
       select gen_random_uuid(), now(), now(), a.id, $1, $2::timestamptz::date, 'COLD', 'VERIFIED'
       from (select id from account where specialist_id = $1 and deleted_at is null order by code limit $3) a`,
      [specialist, at, done.expansions],
    );
    await client.query(
      `insert into site_delivery (id, created_at, updated_at, specialist_id, party_name, groups, site_id, status, arrived_at)
       select gen_random_uuid(), now(), now(), $1, '考察团' || g, 1, (select id from sales_site order by code limit 1), 'CONFIRMED', $2
       from generate_series(1, $3::int) g`,
      [specialist, at, done.deliveries],
    );
  });
}

interface Assessed extends Pick<Month, 'specialist' | 'period'> {
  /** Of the printed form: A, B or C. */
  readonly code: string;
  /** Of all rated items in the order of the form. */
  readonly points: readonly number[];
}

/** Opens a sheet as the manager, has its items rated, and has it calculated; the sheet's id. */
export async function assess(databaseUrl: string, manager: Client, { specialist, period, code, points }: Assessed): Promise<string> {
  const { assessmentTemplates } = await manager.data<{ assessmentTemplates: { nodes: { id: string }[] } }>(
    'query($code: String!) { assessmentTemplates(where: { code: { eq: $code } }) { nodes { id } } }',
    { code },
  );
  const { createAssessmentSheet } = await manager.data<{ createAssessmentSheet: { id: string } }>(
    'mutation($input: AssessmentSheetCreateInput!) { createAssessmentSheet(input: $input) { id } }',
    { input: { specialistId: specialist, period, templateId: assessmentTemplates.nodes[0]!.id } },
  );
  const { id } = createAssessmentSheet;
  await withClient(databaseUrl, (client) =>
    client.query(
      `update assessment_rating set points = ($2::numeric[])[place], rated_at = now()
       from (select r.id, row_number() over (order by l."order", i."order") as place from assessment_rating r
         join assessment_line l on l.id = r.line_id join assessment_sub_item i on i.id = r.sub_item_id where l.sheet_id = $1) rated
       where rated.id = assessment_rating.id`,
      [id, points],
    ),
  );
  await runVerb(manager, 'calculateAssessment', id);
  return id;
}

/** The worked examples of the specification (domain §2.8.5) in one month: form B of the first, form A of the second specialist. */
export async function tellWorkedExamples(
  server: { readonly databaseUrl: string },
  manager: Client,
  [first, second]: readonly [string, string],
): Promise<void> {
  const period = '2026-07';
  const promised = { visits: 20, expansions: 10, deliveries: 8 };
  await tellMonth(server.databaseUrl, { specialist: first, period, promised, done: { visits: 18, expansions: 7, deliveries: 4 } });
  await tellMonth(server.databaseUrl, { specialist: second, period, promised, done: { visits: 18, expansions: 12, deliveries: 0 } });
  await assess(server.databaseUrl, manager, { specialist: first, period, code: 'B', points: [90, 80, 85, 100] });
  await assess(server.databaseUrl, manager, { specialist: second, period, code: 'A', points: [90, 80, 85] });
  await assess(server.databaseUrl, manager, { specialist: first, period, code: 'C', points: [80, 90, 70, 100, 85] });
}
