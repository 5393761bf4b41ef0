import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client, GraphQLAnswer } from './client.ts';
import { codeOf } from './verbs.ts';

/** Runs a verb on the tour; its new status, or the code and sentence of the refusal. */
export async function runTour(client: Client, verb: string, id: string, input?: object): Promise<string> {
  const answer = await ask(client, verb, id, input);
  return answer.data?.[verb]?.status ?? `${codeOf(answer)}: ${sentence(answer)}`;
}

function ask(client: Client, verb: string, id: string, input?: object): Promise<GraphQLAnswer<Record<string, { status: string }>>> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const [declared, given] = input ? [`, $input: ${type}`, ', input: $input'] : ['', ''];
  return client.ask(`mutation($id: ID!${declared}) { ${verb}(id: $id${given}) { id status } }`, { id, input });
}

function sentence({ errors }: GraphQLAnswer<unknown>): string {
  const [error] = errors ?? [];
  const fields = error?.extensions.fieldErrors?.map(({ path, message }) => `${path} ${message}`).join('; ');
  return fields || (error?.message ?? '');
}

export function userId(username: string): string {
  return DEMO_USERS.find((user) => user.username === username)!.id;
}

/** Who receives a tour through a strong magnetic field. */
export const RECEPTION = {
  vehicleNeeded: false,
  guideNeeded: true,
  guideId: userId('guide'),
  guideSource: 'DESIGNATED',
  receptionistId: userId('office'),
  valuablesKeeperId: userId('frontdesk'),
};

interface TourAtHand {
  readonly id: string;
  readonly visitors: readonly string[];
}

/** Makes tours through the electrolysis workshop. */
export interface TourMaker {
  readonly routeId: string;
  readonly stops: readonly { readonly id: string; readonly zone: { readonly id: string; readonly code: string } }[];
  /** A draft of the applicant's, with so many visitors listed. */
  apply(plannedStart: string, headcount: number, more?: object): Promise<TourAtHand>;
  /** One that the office has approved. */
  approved(plannedStart: string, headcount: number): Promise<TourAtHand>;
}

export async function tourMaker(applicant: Client, office: Client): Promise<TourMaker> {
  const { tourRoutes, accounts } = await applicant.data<{
    tourRoutes: { nodes: { id: string; stops: { nodes: TourMaker['stops'] } }[] };
    accounts: { nodes: { id: string; name: string }[] };
  }>(
    `{ accounts(first: 1) { nodes { id name } }
      tourRoutes(where: { nameZh: { startsWith: "电解" } }) { nodes { id stops(orderBy: { order: ASC }) { nodes { id zone { id code } } } } } }`,
  );
  const [route, account] = [tourRoutes.nodes[0]!, accounts.nodes[0]!];
  const fixed = { accountId: account.id, visitorOrg: account.name, routeId: route.id };
  const apply = async (plannedStart: string, headcount: number, more: object = {}) => {
    const id = await create(applicant, 'TourRequest', { ...form(plannedStart), ...fixed, headcount, ...more });
    const visitors: string[] = [];
    for (let no = 1; no <= headcount; no += 1) visitors.push(await create(applicant, 'TourVisitor', { tourId: id, name: `来宾${no}` }));
    return { id, visitors };
  };
  const approved = async (plannedStart: string, headcount: number) => {
    const tour = await apply(plannedStart, headcount);
    const states = [await runTour(applicant, 'submitTourRequest', tour.id), await runTour(office, 'approveTourRequest', tour.id)];
    if (states.join() !== 'SUBMITTED,APPROVED') throw new Error(`The tour was not approved: ${states.join()}`);
    return tour;
  };
  return { routeId: route.id, stops: route.stops.nodes, apply, approved };
}

function form(plannedStart: string): object {
  return {
    tourType: 'ORDINARY',
    purpose: '考察铝锭质量',
    content: '电解、动力、铸造全流程',
    leaderText: '带队经理',
    plannedStart,
    plannedEnd: new Date(Date.parse(plannedStart) + 120 * 60_000).toISOString(),
    officeContactedAt: '2026-11-22T02:00:00Z',
  };
}

async function create(client: Client, noun: string, input: object): Promise<string> {
  const { made } = await client.data<{ made: { id: string } }>(
    `mutation($input: ${noun}CreateInput!) { made: create${noun}(input: $input) { id } }`,
    { input },
  );
  return made.id;
}
