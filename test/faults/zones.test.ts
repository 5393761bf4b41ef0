import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import { Client } from '../support/client.ts';
import { cloneDatabase } from '../support/database.ts';
import { forgetMonths } from '../support/month.ts';
import { runProgram } from '../support/program.ts';
import { jobsSettled } from '../support/queue.ts';

/** A machine half a day behind Shanghai, and the first of all to see a new day. */
const ELSEWHERE = ['America/New_York', 'Pacific/Kiritimati'];
const HOME = 'Asia/Shanghai';

/** Each of them starts a program, on whatever else the machine does. */
const A_WHILE_MS = 300_000;

const PERIOD = '2026-12';

const DUE = `select kind, subject, occasion, due_at, u.username from notification n join app_user u on u.id = n.recipient_id
  order by kind, subject, occasion, u.username`;

const TOLD = /* GraphQL */ `
  query ($period: Period!) {
    catalogue {
      business {
        today
      }
      reports {
        name
        initial
      }
    }
    planSubmission(period: $period) {
      rows {
        deadline
        status
        lateWorkdays
      }
    }
    visitStatistics {
      total {
        planned
        made
        duplicates
      }
    }
    visitsByMonth(from: "2026-11") {
      rows {
        period
        made
      }
    }
    assessmentSheets(first: 20, orderBy: [{ period: ASC }, { specialist: { employeeNo: ASC } }]) {
      nodes {
        period
        dueOn
      }
    }
  }
`;

interface Facts {
  readonly plan: unknown;
  readonly told: { readonly catalogue: { readonly business: { readonly today: string } }; readonly assessmentSheets: unknown };
  readonly reminders: readonly { readonly kind: string; readonly subject: string; readonly occasion: string }[];
}

/** What a gateway on a machine of a zone makes of the moment: reminders, a plan that is reported just then, reports and sheets. */
async function factsAt(now: string, zone: string): Promise<Facts> {
  const database = await cloneDatabase();
  await forgetMonths(database.url);
  const env = { DATABASE_URL: database.url, DEMO: '1', NOW: now, TZ: zone, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', JOBS: '1' };
  const gateway = runProgram('dist/server/main.js', [], env);
  try {
    const address = (await gateway.line(/^Panel/)).replace(/^Panel\s+|\/$/g, '');
    await jobsSettled(database.url);
    const rows = (statement: string): Promise<Facts['reminders']> =>
      withClient(database.url, async (client) => (await client.query(statement)).rows as Facts['reminders']);
    const reminders = await rows(DUE);
    const plan = await reportPlan(await Client.signIn(address, 'specialist-li', 'zh'));
    const told = await (await Client.signIn(address, 'manager-east', 'zh')).data<Facts['told']>(TOLD, { period: PERIOD });
    return { plan, told, reminders };
  } finally {
    await gateway.end('SIGTERM');
    await database.drop();
  }
}

async function reportPlan(li: Client): Promise<unknown> {
  const query = 'query($period: Period!) { monthlyPlans(where: { period: { eq: $period } }) { nodes { id } } }';
  const { monthlyPlans } = await li.data<{ monthlyPlans: { nodes: { id: string }[] } }>(query, { period: PERIOD });
  const create = 'mutation($input: MonthlyPlanCreateInput!) { createMonthlyPlan(input: $input) { id } }';
  const id =
    monthlyPlans.nodes[0]?.id ??
    (await li.data<{ createMonthlyPlan: { id: string } }>(create, { input: { period: PERIOD, visitTyped: 3 } })).createMonthlyPlan.id;
  const submit = 'mutation($id: ID!) { submitMonthlyPlan(id: $id, input: {}) { status deadline firstSubmittedAt lateWorkdays } }';
  return (await li.data<{ submitMonthlyPlan: unknown }>(submit, { id })).submitMonthlyPlan;
}

const MIDNIGHT: readonly [string, object][] = [
  ['2026-11-30T23:59:58+08:00', { today: '2026-11-30', late: 0, due: ['2026-11-05'] }],
  ['2026-12-01T00:00:01+08:00', { today: '2026-12-01', late: 1, due: ['2026-12-05'] }],
];

describe('the days of Shanghai', () => {
  test.each(MIDNIGHT)(
    'are the same at %s wherever the gateway stands',
    async (now, expected) => {
      const { told, plan, reminders } = await factsAt(now, HOME);
      const sheets = told.assessmentSheets as { nodes: { period: string; dueOn: string }[] };
      const due = [...new Set(sheets.nodes.map(({ dueOn }) => dueOn))].filter((on) => on >= '2026-11-01');

      expect({ today: told.catalogue.business.today, late: (plan as { lateWorkdays: number }).lateWorkdays, due }).toEqual(expected);
      expect(plan).toMatchObject({ deadline: '2026-11-30T15:59:59.000Z' });
      expect(reminders.length).toBeGreaterThan(0);
      for (const zone of ELSEWHERE) expect(await factsAt(now, zone)).toEqual({ told, plan, reminders });
    },
    A_WHILE_MS,
  );

  test('are worked out the same by the rules, whatever the zone of the machine', () => {
    const answers = [HOME, ...ELSEWHERE].map((zone) => ruled(zone));

    expect(JSON.parse(answers[0]!)).toMatchObject({
      last: ['2015-02-28', '2018-09-30', '2026-02-28', '2026-11-30', '2026-12-31'],
      days: ['2026-11-30', '2026-12-01'],
      dayEnd: '2026-11-30T15:59:59.999Z',
      monthStart: '2026-11-30T16:00:00.000Z',
    });
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });
});

const RULES = `
  const { WorkCalendar } = await import('./dist/server/rules/workCalendar.js');
  const { officialDays } = await import('./dist/server/rules/officialDays.js');
  const { dayEnd, monthStart, workdayMoments, dayMoments, quarterOf } = await import('./dist/server/rules/reminders.js');
  const { dayOf } = await import('./dist/server/kit/store/clock.js');
  const calendar = new WorkCalendar(officialDays());
  console.log(JSON.stringify({
    last: ['2015-02', '2018-09', '2026-02', '2026-11', '2026-12'].map((month) => calendar.lastWorkday(month)),
    months: Array.from({ length: 144 }, (_, n) => calendar.workdaysOf(new Date(Date.UTC(2015, n)).toISOString().slice(0, 7))),
    days: ['2026-11-30T23:59:59+08:00', '2026-12-01T00:00:00+08:00'].map((at) => dayOf(new Date(at))),
    dayEnd: dayEnd('2026-11-30'), monthStart: monthStart('2026-12'), quarter: quarterOf('2026-11'),
    workdays: workdayMoments(calendar, '2026-11-30', [5, 2, 0, -1], '09:00'), plain: dayMoments('2027-01-10', [60, 30, 7], '09:00'),
  }));
`;

function ruled(zone: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', RULES], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return stdout;
}
