import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runTour as run } from '../support/tours.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let office: Client;
let guide: Client;
let region: Client;
let wang: Client;
let routeId: string;
let stops: readonly { readonly id: string; readonly zone: { readonly id: string; readonly code: string } }[];

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'office', 'guide', 'region', 'specialist-wang'];
  [li, office, guide, region, wang] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client, Client];
  const data = await li.data<{ tourRoutes: { nodes: { id: string; stops: { nodes: typeof stops } }[] } }>(
    `{ tourRoutes(where: { nameZh: { startsWith: "电解" } }) { nodes { id stops(orderBy: { order: ASC }) { nodes { id zone { id code } } } } } }`,
  );
  const [route] = data.tourRoutes.nodes;
  [routeId, stops] = [route!.id, route!.stops.nodes];
});
afterAll(() => server.close());

function userId(username: string): string {
  return DEMO_USERS.find((user) => user.username === username)!.id;
}

/** An application for a tour through the electrolysis workshop by li, with so many visitors listed. */
async function apply(plannedStart: string, headcount: number): Promise<{ id: string; visitors: readonly string[] }> {
  const [account] = (await li.data<{ accounts: { nodes: { id: string; name: string }[] } }>('{ accounts(first: 1) { nodes { id name } } }'))
    .accounts.nodes;
  const input = {
    accountId: account!.id,
    visitorOrg: account!.name,
    tourType: 'ORDINARY',
    purpose: '考察铝锭质量',
    content: '电解、动力、铸造全流程',
    headcount,
    leaderText: '带队经理',
    plannedStart,
    plannedEnd: new Date(Date.parse(plannedStart) + 120 * 60_000).toISOString(),
    routeId,
    officeContactedAt: '2026-11-22T02:00:00Z',
  };
  const { createTourRequest: tour } = await li.data<{ createTourRequest: { id: string } }>(
    'mutation($input: TourRequestCreateInput!) { createTourRequest(input: $input) { id } }',
    { input },
  );
  const names = Array.from({ length: headcount }, (_, index) => `来宾${index + 1}`);
  const visitors: string[] = [];
  for (const name of names) {
    const { createTourVisitor } = await li.data<{ createTourVisitor: { id: string } }>(
      'mutation($input: TourVisitorCreateInput!) { createTourVisitor(input: $input) { id } }',
      { input: { tourId: tour.id, name } },
    );
    visitors.push(createTourVisitor.id);
  }
  return { id: tour.id, visitors };
}

const RECEPTION = {
  vehicleNeeded: false,
  guideNeeded: true,
  guideId: userId('guide'),
  guideSource: 'DESIGNATED',
  receptionistId: userId('office'),
  valuablesKeeperId: userId('frontdesk'),
};

async function approved(plannedStart: string, headcount: number): Promise<{ id: string; visitors: readonly string[] }> {
  const tour = await apply(plannedStart, headcount);
  expect(await run(li, 'submitTourRequest', tour.id)).toBe('SUBMITTED');
  expect(await run(office, 'approveTourRequest', tour.id)).toBe('APPROVED');
  return tour;
}

describe('a tour of twelve through the electrolysis workshop', () => {
  let id: string;
  let visitors: readonly string[];

  test('is applied for, returned, handed in again and approved by the office alone', async () => {
    ({ id, visitors } = await apply('2026-12-03T01:00:00Z', 12));

    expect(await run(li, 'submitTourRequest', id)).toBe('SUBMITTED');
    expect(await run(li, 'submitTourRequest', id)).toMatch(/^INVALID_TRANSITION/);
    expect(codeOf(await li.ask('mutation($id: ID!) { updateTourRequest(id: $id, input: { headcount: 3 }) { id } }', { id }))).toBe(
      'INVALID_TRANSITION',
    );
    expect(await run(office, 'returnTourRequest', id, { reason: '请补充名单' })).toBe('RETURNED');
    expect(await run(li, 'submitTourRequest', id)).toBe('SUBMITTED');
    expect(await run(region, 'approveTourRequest', id)).toMatch(/^FORBIDDEN/);
    expect(await run(li, 'approveTourRequest', id)).toMatch(/^GRAPHQL_VALIDATION_FAILED/);
    expect(await run(office, 'approveTourRequest', id)).toBe('APPROVED');
  });

  test('is arranged with guide and keeper, and books them', async () => {
    const { valuablesKeeperId: _keeper, ...without } = RECEPTION;

    expect(await run(office, 'arrangeTour', id, without)).toMatch(/强磁场.*第七条/);
    expect(await run(office, 'arrangeTour', id, { ...RECEPTION, guideId: null })).toMatch(/讲解员.*第八条/);
    expect(await run(office, 'arrangeTour', id, RECEPTION)).toBe('ARRANGED');
    const { tourRequest } = await office.data<{ tourRequest: { bookings: { totalCount: number }; checks: { totalCount: number } } }>(
      'query($id: ID!) { tourRequest(id: $id) { bookings(where: { released: { eq: false } }) { totalCount } checks { totalCount } } }',
      { id },
    );
    expect(tourRequest.bookings.totalCount).toBe(3 + stops.length);
    expect(tourRequest.checks.totalCount).toBeGreaterThan(10);
  });

  test('is seen by its guide, and its door kept by those assigned alone', async () => {
    expect(await run(guide, 'signInVisitor', id, { visitorId: visitors[0], badgeNo: 'B01', ageConfirmed: true })).toBe('ARRANGED');
    expect(await run(wang, 'signInVisitor', id, { visitorId: visitors[1] })).toMatch(/^NOT_FOUND/);
    expect(await run(li, 'signInVisitor', id, { visitorId: visitors[1] })).toMatch(/^FORBIDDEN/);
    const seen = await guide.ask('query($id: ID!) { tourRequest(id: $id) { visitors { nodes { name idNo } } } }', { id });
    expect(codeOf(seen)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('is not checked in before everybody has come or is noted, and has a badge', async () => {
    expect(await run(office, 'checkInTour', id)).toMatch(/来宾2：尚未签到（参观管理制度第五条）/);
    for (const [index, visitorId] of visitors.entries()) {
      await run(office, 'signInVisitor', id, { visitorId, badgeNo: `B${index + 1}`, ageConfirmed: true });
    }
    expect(await run(office, 'signInVisitor', id, { visitorId: visitors[1], badgeNo: 'B1' })).toMatch(/badgeNo 已被占用/);
    expect(await run(office, 'checkInTour', id)).toBe('CHECKED_IN');
  });

  test('is briefed person by person, with its checklist', async () => {
    expect(await run(office, 'briefTour', id)).toMatch(/来宾1：未做安全交底（参观管理制度第六条）/);
    for (const [index, visitorId] of visitors.entries()) {
      await run(office, 'briefVisitor', id, { visitorId, implantDeclared: index === 3 ? 'PACEMAKER' : 'NONE' });
    }
    expect(await run(office, 'briefTour', id)).toMatch(/未完成：提醒保持环境卫生（参观管理制度第十条）/);
    await tick('BRIEFING');
    expect(await run(office, 'briefTour', id)).toBe('BRIEFED');
  });

  test('does not start while a helmet is missing', async () => {
    for (const [index, visitorId] of visitors.slice(0, 11).entries())
      await run(guide, 'issueHelmet', id, { visitorId, helmetNo: `H${index + 1}` });
    expect(await run(guide, 'startTour', id)).toBe('INVALID_TRANSITION: 来宾12：未领安全帽（参观管理制度第六条）');
    await run(guide, 'issueHelmet', id, { visitorId: visitors[11], helmetNo: 'H12' });
    expect(await run(guide, 'startTour', id)).toBe('IN_PROGRESS');
  });

  test('is kept out of the electrolysis workshop by the pacemaker and the undeclared, by name and article', async () => {
    const [hall, electrolysis] = stops;
    expect(await run(guide, 'enterZone', id, { stopId: hall!.id, counted: 12 })).toBe('IN_PROGRESS');
    const refusal = await run(guide, 'enterZone', id, { stopId: electrolysis!.id, counted: 12 });
    expect(refusal).toMatch(/来宾4：体内有植入物，不得进入强磁场区域（参观管理制度第七条）/);
    expect(refusal).toMatch(/来宾1：未寄存易受磁场影响的物品，也未声明没有（参观管理制度第七条）/);

    await run(guide, 'depositValuable', id, { visitorId: visitors[0], kind: 'WATCH', tagNo: 'T1', description: '机械表' });
    for (const visitorId of visitors.slice(1)) await run(guide, 'declareNothing', id, { visitorId });
    await run(guide, 'excludeFromZone', id, { visitorId: visitors[3], zoneId: electrolysis!.zone.id });
    await tick('BEFORE_ZONE');
    expect(await run(guide, 'enterZone', id, { stopId: electrolysis!.id, counted: 10 })).toBe('IN_PROGRESS');
    const { tourIncidents } = await office.data<{
      tourIncidents: { nodes: { kind: string; place: { code: string }; description: string }[] };
    }>('query($id: ID!) { tourIncidents(where: { tour: { id: { eq: $id } } }) { nodes { kind place { code } description } } }', { id });
    expect(tourIncidents.nodes).toEqual([{ kind: 'LEFT_GROUP', place: { code: 'DJ-01' }, description: '点名 10 人，应到 11 人' }]);
  });

  test('ends only after the watch, helmets and badges are back and heads are counted', async () => {
    await tick('END');
    const early = await run(office, 'finishTour', id);
    expect(early).toMatch(/结束前须点名（参观管理制度第五条）/);
    expect(early).toMatch(/来宾1：寄存物品 T1 未领回（参观管理制度第七条）/);
    expect(early).toMatch(/来宾12：安全帽未归还（参观管理制度第六条）/);

    for (const visitorId of visitors) await run(office, 'signOutVisitor', id, { visitorId, helmetReturned: true, badgeReturned: true });
    await run(office, 'countHeads', id, { counted: 12 });
    expect(await run(office, 'finishTour', id)).toBe('INVALID_TRANSITION: 来宾1：寄存物品 T1 未领回（参观管理制度第七条）');
    const { depositItems } = await guide.data<{ depositItems: { nodes: { id: string }[] } }>(
      '{ depositItems(where: { tagNo: { eq: "T1" } }) { nodes { id } } }',
    );
    await run(guide, 'returnValuable', id, { depositId: depositItems.nodes[0]!.id });
    expect(await run(office, 'finishTour', id)).toBe('COMPLETED');
  });

  test('is closed by the office once comments are asked for and incidents dealt with', async () => {
    expect(await run(office, 'closeTour', id, {})).toMatch(/feedbackScore/);
    expect(await run(office, 'closeTour', id, { feedbackScore: '4.8' })).toMatch(/异常未处理/);
    const { tourIncidents } = await office.data<{ tourIncidents: { nodes: { id: string }[] } }>(
      'query($id: ID!) { tourIncidents(where: { tour: { id: { eq: $id } } }) { nodes { id } } }',
      { id },
    );
    await run(office, 'settleIncident', id, { incidentId: tourIncidents.nodes[0]!.id, action: '掉队人员五分钟后归队' });
    expect(await run(office, 'closeTour', id, { feedbackScore: '4.8', feedback: '讲解专业' })).toBe('CLOSED');
  });

  async function tick(phase: string): Promise<void> {
    const { tourChecks } = await office.data<{ tourChecks: { nodes: { id: string }[] } }>(
      'query($id: ID!, $phase: CheckPhase!) { tourChecks(first: 100, where: { tour: { id: { eq: $id } }, phase: { eq: $phase } }) { nodes { id } } }',
      { id, phase },
    );
    for (const { id: checkId } of tourChecks.nodes) expect(await run(office, 'doTourCheck', id, { checkId })).not.toMatch(/:/);
  }
});

describe('bookings', () => {
  test('of the same people or zone at the same time: of two arranged at once one wins, the other is told what is taken', async () => {
    const [first, second] = await Promise.all([approved('2026-12-10T01:00:00Z', 1), approved('2026-12-10T01:30:00Z', 1)]);
    const outcomes = await Promise.all([first, second].map((tour) => run(office, 'arrangeTour', tour.id, RECEPTION)));

    expect(outcomes.filter((outcome) => outcome === 'ARRANGED')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome !== 'ARRANGED')!;
    expect(refused).toMatch(/^VALIDATION_FAILED/);
    expect(refused).toMatch(/receptionistId 已被占用.*guideId 已被占用.*valuablesKeeperId 已被占用/);
  });

  test('are free again after a cancellation, and for whoever comes right after', async () => {
    const first = await approved('2026-12-11T01:00:00Z', 1);
    const second = await approved('2026-12-11T01:00:00Z', 1);
    const after = await approved('2026-12-11T03:00:00Z', 1);

    expect(await run(office, 'arrangeTour', first.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', after.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', second.id, RECEPTION)).toMatch(/已被占用/);
    expect(await run(li, 'cancelTour', first.id, { reason: '客户改期' })).toBe('CANCELLED');
    expect(await run(office, 'arrangeTour', second.id, RECEPTION)).toBe('ARRANGED');
  });

  test('can be arranged anew, with others', async () => {
    const tour = await approved('2026-12-14T01:00:00Z', 1);

    expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', tour.id, { ...RECEPTION, receptionistId: userId('specialist-li') })).toBe('ARRANGED');
    expect(await run(li, 'noteNoShow', tour.id)).toMatch(/60 分钟/);
  });
});

describe('at the door', () => {
  test('whoever came unannounced is listed until the party is checked in, as far as the zones take so many', async () => {
    const tour = await approved('2026-12-15T01:00:00Z', 1);
    expect(await run(office, 'addVisitor', tour.id, { name: '临时来宾' })).toMatch(/^INVALID_TRANSITION/);
    expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');

    expect(await run(li, 'addVisitor', tour.id, { name: '临时来宾' })).toMatch(/^FORBIDDEN/);
    expect(await run(guide, 'addVisitor', tour.id, { name: '临时来宾' })).toBe('ARRANGED');
    const { tourRequest } = await office.data<{ tourRequest: { headcount: number; visitors: { nodes: { name: string }[] } } }>(
      'query($id: ID!) { tourRequest(id: $id) { headcount visitors(orderBy: { createdAt: ASC }) { nodes { name } } } }',
      { id: tour.id },
    );
    expect(tourRequest).toEqual({ headcount: 2, visitors: { nodes: [{ name: '来宾1' }, { name: '临时来宾' }] } });
    const refusals = [];
    for (let index = 0; index < 40; index += 1) refusals.push(await run(office, 'addVisitor', tour.id, { name: `来宾${index}` }));
    expect(refusals.at(-1)).toMatch(/单批上限 \d+ 人/);
  });

  test('what is told later happened when it is said to have, but never later than now', async () => {
    const tour = await approved('2026-12-16T01:00:00Z', 1);
    await run(office, 'arrangeTour', tour.id, RECEPTION);
    const incident = { kind: 'ROUTE_DEVIATION', description: '走错通道' };

    expect(await run(guide, 'reportIncident', tour.id, { ...incident, at: '2026-11-23T02:00:00Z' })).toMatch(/at 不得大于/);
    expect(await run(guide, 'reportIncident', tour.id, { ...incident, at: '2026-11-23T00:40:00Z' })).toBe('ARRANGED');
    const { tourIncidents } = await office.data<{ tourIncidents: { nodes: { at: string }[] } }>(
      'query($id: ID!) { tourIncidents(where: { tour: { id: { eq: $id } } }) { nodes { at } } }',
      { id: tour.id },
    );
    expect(tourIncidents.nodes).toEqual([{ at: '2026-11-23T00:40:00.000Z' }]);
  });
});

test('a tour of guests of honour is approved by the office and a leader, in either order', async () => {
  const tour = await apply('2026-12-17T01:00:00Z', 1);
  await li.data('mutation($id: ID!) { updateTourRequest(id: $id, input: { tourType: VIP }) { id } }', { id: tour.id });
  expect(await run(li, 'submitTourRequest', tour.id)).toBe('SUBMITTED');

  expect(await run(region, 'approveTourRequest', tour.id)).toBe('SUBMITTED');
  expect(await run(office, 'approveTourRequest', tour.id)).toBe('APPROVED');
});
