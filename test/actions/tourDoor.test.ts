import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { RECEPTION, runTour as run, tourMaker, type TourMaker } from '../support/tours.ts';

let server: TestServer;
let li: Client;
let office: Client;
let guide: Client;
let maker: TourMaker;

beforeAll(async () => {
  server = await startServer();
  [li, office, guide] = (await Promise.all(['specialist-li', 'office', 'guide'].map((name) => server.as(name)))) as [
    Client,
    Client,
    Client,
  ];
  maker = await tourMaker(li, office);
});
afterAll(() => server.close());

describe('at the door', () => {
  test('whoever came unannounced is listed until the party is checked in, as far as the zones take so many', async () => {
    const tour = await maker.approved('2026-12-15T01:00:00Z', 1);
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
    const tour = await maker.approved('2026-12-16T01:00:00Z', 1);
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
