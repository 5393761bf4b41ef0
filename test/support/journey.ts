import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from './client.ts';
import { cloneDatabase } from './database.ts';
import { startServer, type TestServer } from './server.ts';
import { letTimePass } from './time.ts';
import { runVerb } from './verbs.ts';

/** The month that is planned, worked and assessed, by whom. */
export const PERIOD = '2026-12';
export const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

/** On which days of the journey what is done: before the deadline of the plan, at the end of the month, after it. */
export const MOMENTS = {
  plan: '2026-11-27T10:00:00+08:00',
  work: '2026-12-30T18:00:00+08:00',
  assess: '2027-01-04T09:00:00+08:00',
} as const;

/** One database that gateways are started on one after another, each with a later clock; between them time does what it does. */
export interface Months {
  at(moment: keyof typeof MOMENTS): Promise<TestServer>;
  close(): Promise<void>;
}

export async function startMonths(): Promise<Months> {
  const database = await cloneDatabase();
  let server: TestServer | undefined;
  return {
    at: async (moment) => {
      if (server) {
        await server.close();
        await letTimePass(database.url, MOMENTS[moment]);
      }
      server = await startServer({ databaseUrl: database.url, env: { NOW: MOMENTS[moment] } });
      return server;
    },
    close: async () => {
      await server?.close();
      await database.drop();
    },
  };
}

export async function create(client: Client, noun: string, input: object): Promise<string> {
  const mutation = `mutation($input: ${noun}CreateInput!) { create${noun}(input: $input) { id } }`;
  return (await client.data<Record<string, { id: string }>>(mutation, { input }))[`create${noun}`]!.id;
}

/** Runs a verb that must not be refused. */
export async function run(client: Client, verb: string, id: string, input?: object): Promise<void> {
  const answer = await runVerb<{ id: string }>(client, verb, id, input);
  if (typeof answer === 'string') throw new Error(`${verb}: ${answer}`);
}

export async function ids(client: Client, query: string): Promise<string[]> {
  const answer = await client.data<Record<string, { nodes: { id: string }[] }>>(query);
  return Object.values(answer)[0]!.nodes.map(({ id }) => id);
}

/** Rows of one noun, all in one document. */
async function createMany(client: Client, noun: string, inputs: readonly object[]): Promise<string[]> {
  const fields = inputs.map((_input, index) => `row${index}: create${noun}(input: $input${index}) { id }`);
  const rows = await many(client, `${noun}CreateInput!`, fields, inputs);
  return inputs.map((_input, index) => rows[`row${index}`]!.id);
}

/** Runs a verb on several rows, all in one document; none may be refused. */
async function runMany(client: Client, verb: string, rows: readonly string[], inputs: readonly object[] = []): Promise<void> {
  const given = (index: number): string => (inputs.length > 0 ? `, input: $input${index}` : '');
  const fields = rows.map((id, index) => `row${index}: ${verb}(id: "${id}"${given(index)}) { id }`);
  await many(client, `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`, fields, inputs);
}

function many(client: Client, type: string, fields: readonly string[], inputs: readonly object[]): Promise<Record<string, { id: string }>> {
  const declared = inputs.map((_input, index) => `$input${index}: ${type}`).join(', ');
  const variables = Object.fromEntries(inputs.map((input, index) => [`input${index}`, input]));
  return client.data(`mutation${declared && `(${declared})`} { ${fields.join('\n')} }`, variables);
}

interface VisitFacts {
  readonly account: string;
  readonly day: number;
  readonly hour?: number;
  readonly mode?: string;
}

interface Made {
  readonly account: string;
  readonly visit: string;
}

/** Visits that were made on days of the month; each is reported when the clock says. */
export async function makeVisits(client: Client, facts: readonly VisitFacts[]): Promise<Made[]> {
  const planned = facts.map(({ account, mode = 'ONSITE' }) => ({ accountId: account, kind: 'REGULAR', mode, purpose: '月度计划拜访' }));
  const visits = await createMany(client, 'Visit', planned);
  await runMany(client, 'recordVisit', visits, facts.map(reportOf));
  return facts.map(({ account }, index) => ({ account, visit: visits[index]! }));
}

/** One visit a day from the first on, the accounts in turn. */
export function dayByDay(accounts: readonly string[], count: number): VisitFacts[] {
  return Array.from({ length: count }, (_none, index) => ({ account: accounts[index % accounts.length]!, day: index + 1 }));
}

function reportOf({ day, hour = 10 }: VisitFacts): object {
  const actualEnd = `${PERIOD}-${String(day).padStart(2, '0')}T${hour}:00:00+08:00`;
  return { actualEnd, outcome: 'POSITIVE', summary: '双方确认了下季度的供货安排' };
}

/** Accounts won for the base: claimed with a visit as evidence, and verified by the manager. */
export async function expand(client: Client, manager: Client, made: readonly Made[]): Promise<void> {
  const on = `${PERIOD}-15`;
  const inputs = made.map(({ account, visit }) => ({ accountId: account, on, method: 'REFERRAL', visitId: visit }));
  const expansions = await createMany(client, 'Expansion', inputs);
  await runMany(client, 'claimExpansion', expansions);
  const verdicts = expansions.map(() => ({ verdict: 'VERIFIED' }));
  await runMany(manager, 'verifyExpansion', expansions, verdicts);
}

/** Parties that are on their way to the sales site of the front desk. */
export async function sendParties(client: Client, count: number): Promise<string[]> {
  const [site] = await ids(client, `{ salesSites(where: { frontDesk: { id: { eq: "${DESK}" } } }) { nodes { id } } }`);
  const parties = Array.from({ length: count }, (_none, index) => ({ partyName: `年末考察团${index + 1}`, siteId: site, persons: 6 }));
  return createMany(client, 'SiteDelivery', parties);
}

/** The front desk sees parties come, and confirms them. */
export async function receiveParties(desk: Client, arrived: readonly string[], confirmed: readonly string[]): Promise<void> {
  const now = arrived.map(() => ({}));
  await runMany(desk, 'arriveSiteDelivery', arrived, now);
  await runMany(desk, 'confirmSiteDelivery', confirmed);
}

const DESK = DEMO_USERS.find(({ username }) => username === 'frontdesk')!.id;

/** Own accounts that have not counted as won before. */
export async function freshAccounts(client: Client): Promise<string[]> {
  const won = await client.data<{ expansions: { nodes: { account: { id: string } | null }[] } }>(
    '{ expansions(first: 100) { nodes { account { id } } } }',
  );
  const known = new Set(won.expansions.nodes.map(({ account }) => account?.id));
  return (await ids(client, '{ accounts(first: 100, orderBy: [{ code: ASC }]) { nodes { id } } }')).filter((id) => !known.has(id));
}

/** The sheet that the end of the month has opened, by the form in force. */
export async function sheetFor(manager: Client): Promise<string> {
  const ofLi = `period: { eq: "${PERIOD}" }, specialist: { id: { eq: "${LI}" } }, isShadow: { eq: false }`;
  const [open, ...others] = await ids(manager, `{ assessmentSheets(where: { ${ofLi} }) { nodes { id } } }`);
  if (!open || others.length > 0) throw new Error(`${others.length + Number(Boolean(open))} sheets instead of one`);
  return open;
}

/** Somebody changes a visit that a sheet has counted. */
export async function editCountedVisit(writer: Client, specialist: Client): Promise<void> {
  const made = `status: { eq: DONE }, actualEnd: { gte: "${PERIOD}-01T00:00:00Z" }`;
  const [visit] = await ids(specialist, `{ visits(first: 1, where: { ${made} }) { nodes { id } } }`);
  await writer.data('mutation($id: ID!) { updateVisit(id: $id, input: { mode: REMOTE }) { mode } }', { id: visit });
}

interface OpenItem {
  readonly plannedOn: string;
  readonly account: { readonly shortName: string };
}

/** A visit of the plan that nobody has made yet. */
export async function openItem(client: Client): Promise<OpenItem> {
  const where = `plan: { period: { eq: "${PERIOD}" } }, kind: { eq: VISIT }, isDone: { eq: false }, account: { shortName: { isNull: false } }`;
  const query = `{ planItems(first: 1, where: { ${where} }) { nodes { plannedOn account { shortName } } } }`;
  return (await client.data<{ planItems: { nodes: [OpenItem] } }>(query)).planItems.nodes[0];
}
