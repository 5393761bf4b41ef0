import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { tourMaker, RECEPTION, runTour as run, userId, type TourMaker } from '../support/tours.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let office: Client;
let region: Client;
let wang: Client;
let maker: TourMaker;

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'office', 'region', 'specialist-wang'];
  [li, office, region, wang] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
  maker = await tourMaker(li, office);
});
afterAll(() => server.close());

describe('another time for a tour', () => {
  const moved = (start: string) => ({ plannedStart: start, plannedEnd: new Date(Date.parse(start) + 2 * 3_600_000).toISOString() });

  test('takes along whom and what it has booked, or leaves it where it was', async () => {
    const [first, second] = [await maker.approved('2027-01-11T01:00:00Z', 1), await maker.approved('2027-01-11T04:00:00Z', 1)];
    for (const tour of [first, second]) expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');

    expect(await run(office, 'rescheduleTour', second.id, moved('2027-01-11T02:00:00Z'))).toMatch(
      /plannedStart 接待人在该时段已被占用.*讲解员.*物品保管人/,
    );
    expect(await run(office, 'rescheduleTour', first.id, { ...moved('2027-01-12T01:00:00Z'), reason: '客户改期' })).toBe('ARRANGED');
    expect(await run(office, 'rescheduleTour', second.id, moved('2027-01-11T01:00:00Z'))).toBe('ARRANGED');
  });

  test('is for whoever approves it, ahead, and before the party comes', async () => {
    const tour = await maker.approved('2027-01-13T01:00:00Z', 1);

    expect(await run(li, 'rescheduleTour', tour.id, moved('2027-01-14T01:00:00Z'))).toMatch(/^GRAPHQL_VALIDATION_FAILED/);
    expect(await run(office, 'rescheduleTour', tour.id, moved('2026-11-20T01:00:00Z'))).toMatch(/新的开始时间已经过去/);
    expect(
      await run(office, 'rescheduleTour', tour.id, { plannedStart: '2027-01-14T03:00:00Z', plannedEnd: '2027-01-14T01:00:00Z' }),
    ).toMatch(/^VALIDATION_FAILED/);
    expect(await run(office, 'rescheduleTour', tour.id, moved('2027-01-14T01:00:00Z'))).toBe('APPROVED');
    expect(await run(li, 'cancelTour', tour.id, { reason: '客户取消' })).toBe('CANCELLED');
    expect(await run(office, 'rescheduleTour', tour.id, moved('2027-01-15T01:00:00Z'))).toMatch(/^INVALID_TRANSITION/);
  });
});

describe('what is free at a time', () => {
  const asked = `query($tour: ID, $route: ID, $from: DateTime!, $to: DateTime!) {
    tourAvailability(tour: $tour, route: $route, startsAt: $from, endsAt: $to) {
      rows(first: 200) { kind free neededFrom neededUntil person { id } zone { id code } takenBy { id no } takenFrom } } }`;
  interface Row {
    readonly kind: string;
    readonly free: number;
    readonly neededFrom: string;
    readonly neededUntil: string;
    readonly person: { readonly id: string } | null;
    readonly zone: { readonly id: string; readonly code: string } | null;
    readonly takenBy: { readonly id: string } | null;
  }
  const rowsFor = async (client: Client, variables: object): Promise<readonly Row[]> =>
    (await client.data<{ tourAvailability: { rows: Row[] } }>(asked, variables)).tourAvailability.rows;

  test('is what arranging would be refused for, stop by stop; a tour does not stand in its own way', async () => {
    const tour = await maker.approved('2027-01-18T01:00:00Z', 1);
    expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');
    const span = { from: '2027-01-18T01:30:00Z', to: '2027-01-18T02:00:00Z' };

    const [others, own] = [await rowsFor(office, { ...span, route: maker.routeId }), await rowsFor(office, { ...span, tour: tour.id })];

    const person = (rows: readonly Row[], username: string) => rows.find((row) => row.person?.id === userId(username))!;
    expect(person(others, 'guide')).toMatchObject({ free: 0, takenBy: { id: tour.id }, takenFrom: '2027-01-18T01:00:00.000Z' });
    expect(person(others, 'specialist-wang')).toMatchObject({ free: 1, takenBy: null });
    expect(person(own, 'guide')).toMatchObject({ free: 1, takenBy: null });
    const way = others.filter(({ kind }) => kind === 'ZONE');
    expect(way.map(({ zone }) => zone!.id)).toEqual(maker.stops.map(({ zone }) => zone.id));
    expect(way[0]!.neededFrom).toBe('2027-01-18T01:30:00.000Z');
    expect(way.slice(1).map(({ neededFrom }) => neededFrom)).toEqual(way.slice(0, -1).map(({ neededUntil }) => neededUntil));
  });

  test('says of a tour out of sight that somebody is taken, and no more', async () => {
    const tour = await maker.approved('2027-01-19T01:00:00Z', 1);
    expect(await run(office, 'arrangeTour', tour.id, RECEPTION)).toBe('ARRANGED');

    const rows = await rowsFor(wang, { from: '2027-01-19T01:00:00Z', to: '2027-01-19T02:00:00Z' });

    const guides = rows.find((row) => row.person?.id === userId('guide'));
    expect(guides).toMatchObject({ free: 0, takenBy: null, takenFrom: null });
    expect(codeOf(await region.ask(asked, { from: '2027-01-19T01:00:00Z', to: '2027-01-19T02:00:00Z' }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
