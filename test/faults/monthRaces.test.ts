import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { openSheet } from '../support/assessedMonth.ts';
import type { Client } from '../support/client.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runVerb } from '../support/verbs.ts';

/** `npm run faults` multiplies the rounds. */
const ROUNDS = 5 * Number(process.env.FAULTS_RUNS ?? 1);

/** On whatever else the machine does. */
const A_WHILE_MS = 600_000;

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

let database: TestDatabase;
let gateways: TestServer[];
let li: readonly Client[];
let manager: readonly Client[];

beforeAll(async () => {
  database = await cloneDatabase();
  await forgetMonths(database.url);
  gateways = await Promise.all([1, 2].map(() => startServer({ databaseUrl: database.url })));
  [li, manager] = (await Promise.all(
    ['specialist-li', 'manager-east'].map((name) => Promise.all(gateways.map((gateway) => gateway.as(name)))),
  )) as [Client[], Client[]];
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await database.drop();
});

const set = (statement: string, values: readonly unknown[]): Promise<unknown> => rowsOf({ databaseUrl: database.url }, statement, values);

let months = 0;

/** A month that nothing has been planned for or assessed in yet. */
function aMonth(): string {
  months += 1;
  return new Date(Date.UTC(2030, months)).toISOString().slice(0, 7);
}

async function aPlan(status: string): Promise<string> {
  const mutation = 'mutation($input: MonthlyPlanCreateInput!) { createMonthlyPlan(input: $input) { id } }';
  const input = { period: aMonth(), visitTyped: 4 };
  const { id } = (await li[0]!.data<{ createMonthlyPlan: { id: string } }>(mutation, { input })).createMonthlyPlan;
  await set('update monthly_plan set status = $2 where id = $1', [id, status]);
  return id;
}

async function aSheet(status: string): Promise<string> {
  const id = await openSheet(manager[0]!, { specialist: LI, period: aMonth() }, 'B');
  await runVerb(manager[0]!, 'calculateAssessment', id);
  await set(
    'update assessment_rating set points = 90, is_counted = true where line_id in (select id from assessment_line where sheet_id = $1)',
    [id],
  );
  await set('update assessment_sheet set status = $2 where id = $1', [id, status]);
  return id;
}

interface Try {
  readonly by: () => readonly Client[];
  readonly verb: string;
  readonly input?: object;
}

interface Race {
  readonly make: () => Promise<string>;
  /** One through each gateway, at once. */
  readonly tries: readonly [Try, Try];
}

const twice = (tried: Try): readonly [Try, Try] => [tried, tried];
const approve: Try = { by: () => manager, verb: 'approveMonthlyPlan' };

const RACES: Readonly<Record<string, Race>> = {
  'a plan is submitted twice': {
    make: () => aPlan('DRAFT'),
    tries: twice({ by: () => li, verb: 'submitMonthlyPlan', input: {} }),
  },
  'a plan is approved twice': { make: () => aPlan('SUBMITTED'), tries: twice(approve) },
  'a plan is approved and returned': {
    make: () => aPlan('SUBMITTED'),
    tries: [approve, { by: () => manager, verb: 'returnMonthlyPlan', input: { comment: '请补充' } }],
  },
  'a sheet is confirmed twice': { make: () => aSheet('RATED'), tries: twice({ by: () => li, verb: 'confirmAssessment' }) },
  'a sheet is closed twice': { make: () => aSheet('CONFIRMED'), tries: twice({ by: () => manager, verb: 'closeAssessment' }) },
};

describe('two at once through two gateways, one wins and stands once in the audit', () => {
  test.each(Object.entries(RACES))(
    `%s, ${ROUNDS} times`,
    async (_name, { make, tries }) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = await make();

        const answers = await Promise.all(tries.map(({ by, verb, input }, place) => runVerb(by()[place]!, verb, id, input)));

        const verbs = [...new Set(tries.map(({ verb }) => verb))];
        const written = await rowsOf(gateways[0]!, 'select 1 from audit_event where entity_id = $1 and action = any($2)', [id, verbs]);
        expect(answers.filter((answer) => typeof answer === 'string')).toEqual(['INVALID_TRANSITION']);
        expect(written).toHaveLength(1);
      }
    },
    A_WHILE_MS,
  );
});

describe('a sheet that is calculated', () => {
  test(
    `twice at once has each line and each receipt once, ${ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = await openSheet(manager[0]!, { specialist: LI, period: aMonth() }, 'B');
        const [visit] = await rowsOf<{ id: string }>(
          gateways[0]!,
          "select id from visit where specialist_id = $1 and status = 'DONE' limit 1",
          [LI],
        );
        await set(
          "update visit set actual_end = (select (period || '-10T02:00Z')::timestamptz from assessment_sheet where id = $2) where id = $1",
          [visit!.id, id],
        );

        const answers = await Promise.all(manager.map((client) => runVerb(client, 'calculateAssessment', id)));

        const doubles = `select line_id, record_id from assessment_evidence where deleted_at is null
          and line_id in (select id from assessment_line where sheet_id = $1) group by 1, 2`;
        const all = await rowsOf(gateways[0]!, doubles, [id]);
        const double = await rowsOf(gateways[0]!, `${doubles} having count(*) > 1`, [id]);
        expect(answers.filter((answer) => typeof answer === 'object').length).toBeGreaterThan(0);
        expect(answers.filter((answer) => typeof answer === 'string' && answer !== 'CONFLICT')).toEqual([]);
        expect(all.length).toBeGreaterThan(0);
        expect(double).toEqual([]);
      }
    },
    A_WHILE_MS,
  );

  test(
    `while it is closed is either calculated before, or stands, ${ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = await aSheet('CONFIRMED');

        const [closed, calculated] = await Promise.all([
          runVerb(manager[0]!, 'closeAssessment', id),
          runVerb(manager[1]!, 'calculateAssessment', id),
        ]);

        expect(closed).toEqual({ id });
        expect(calculated).toBe('INVALID_TRANSITION');
      }
    },
    A_WHILE_MS,
  );
});
