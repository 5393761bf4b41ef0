import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { tourMaker, RECEPTION, runTour as run, userId, type TourMaker } from '../support/tours.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let office: Client;
let guide: Client;
let region: Client;
let wang: Client;
let maker: TourMaker;

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'office', 'guide', 'region', 'specialist-wang'];
  [li, office, guide, region, wang] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client, Client];
  maker = await tourMaker(li, office);
});
afterAll(() => server.close());

describe('a tour of twelve through the electrolysis workshop', () => {
  let id: string;
  let visitors: readonly string[];

  test('is applied for, returned, handed in again and approved by the office alone', async () => {
    ({ id, visitors } = await maker.apply('2026-12-03T01:00:00Z', 12));

    expect(await run(li, 'submitTourRequest', id)).toBe('SUBMITTED');
    expect(await run(li, 'submitTourRequest', id)).toMatch(/^INVALID_TRANSITION/);
    expect(codeOf(await li.ask('mutation($id: ID!) { updateTourRequest(id: $id, input: { headcount: 3 }) { id } }', { id }))).toBe(
      'INVALID_TRANSITION',
    );
    expect(await run(office, 'returnTourRequest', id, { reason: '请补充名单' })).toBe('RETURNED');
    expect(await run(li, 'submitTourRequest', id)).toBe('SUBMITTED');
    expect(await awaited(id)).toEqual(['OFFICE']);
    expect(await run(region, 'approveTourRequest', id)).toBe('FORBIDDEN: 此申请不需要您审批');
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
    expect(tourRequest.bookings.totalCount).toBe(3 + maker.stops.length);
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
    const { errors } = await guide.ask('mutation($id: ID!) { startTour(id: $id) { id } }', { id });
    expect(errors?.[0]?.extensions.reasons).toEqual([{ who: '来宾12', what: '未领安全帽', code: 'T6', rule: '参观管理制度第六条' }]);
    await run(guide, 'issueHelmet', id, { visitorId: visitors[11], helmetNo: 'H12' });
    expect(await run(guide, 'startTour', id)).toBe('IN_PROGRESS');
  });

  test('is kept out of the electrolysis workshop by the pacemaker and the undeclared, by name and article', async () => {
    const [hall, electrolysis] = maker.stops;
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
    const [first, second] = await Promise.all([maker.approved('2026-12-10T01:00:00Z', 1), maker.approved('2026-12-10T01:30:00Z', 1)]);
    const outcomes = await Promise.all([first, second].map((tour) => run(office, 'arrangeTour', tour.id, RECEPTION)));

    expect(outcomes.filter((outcome) => outcome === 'ARRANGED')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome !== 'ARRANGED')!;
    expect(refused).toMatch(/^VALIDATION_FAILED/);
    expect(refused).toMatch(/receptionistId 已被占用.*guideId 已被占用.*valuablesKeeperId 已被占用/);
  });

  test('are free again after a cancellation, and for whoever comes right after', async () => {
    const first = await maker.approved('2026-12-11T01:00:00Z', 1);
    const second = await maker.approved('2026-12-11T01:00:00Z', 1);
    const after = await maker.approved('2026-12-11T03:00:00Z', 1);

    expect(await run(office, 'arrangeTour', first.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', after.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', second.id, RECEPTION)).toMatch(/已被占用/);
    expect(await run(li, 'cancelTour', first.id, { reason: '客户改期' })).toBe('CANCELLED');
    expect(await run(office, 'arrangeTour', second.id, RECEPTION)).toBe('ARRANGED');
  });

  test('can be arranged anew, with others', async () => {
    const tour = await maker.approved('2026-12-14T01:00:00Z', 1);

    expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');
    expect(await run(office, 'arrangeTour', tour.id, { ...RECEPTION, receptionistId: userId('specialist-li') })).toBe('ARRANGED');
    expect(await run(li, 'noteNoShow', tour.id)).toMatch(/60 分钟/);
  });
});

test('a tour of guests of honour is approved by the office and a leader, in either order', async () => {
  const tour = await maker.apply('2026-12-17T01:00:00Z', 1);
  await li.data('mutation($id: ID!) { updateTourRequest(id: $id, input: { tourType: VIP }) { id } }', { id: tour.id });
  expect(await run(li, 'submitTourRequest', tour.id)).toBe('SUBMITTED');

  expect(await awaited(tour.id)).toEqual(['OFFICE', 'REGIONAL_MANAGER']);
  expect(await run(region, 'approveTourRequest', tour.id)).toBe('SUBMITTED');
  expect(await awaited(tour.id)).toEqual(['OFFICE']);
  expect(await run(region, 'approveTourRequest', tour.id)).toMatch(/^INVALID_TRANSITION: 您这一方已批准/);
  expect(await run(office, 'approveTourRequest', tour.id)).toBe('APPROVED');
  expect(await awaited(tour.id)).toEqual([]);
});

test('an application that is returned waits for nobody', async () => {
  const tour = await maker.apply('2026-12-18T01:00:00Z', 1);
  await run(li, 'submitTourRequest', tour.id);

  expect(await run(office, 'returnTourRequest', tour.id, { reason: '请补充名单' })).toBe('RETURNED');
  expect(await awaited(tour.id)).toEqual([]);
});

/** Whose word an application waits for. */
async function awaited(id: string): Promise<readonly string[] | null> {
  const query = 'query($id: ID!) { tourRequest(id: $id) { awaits } }';
  return (await office.data<{ tourRequest: { awaits: readonly string[] | null } }>(query, { id })).tourRequest.awaits;
}
