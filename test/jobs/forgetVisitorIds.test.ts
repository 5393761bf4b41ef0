import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCalendar, type Calendar } from '../support/time.ts';

let calendar: Calendar;
let id: string;
let idNo: string;

beforeAll(async () => {
  calendar = await openCalendar();
  const [visitor] = await calendar.rows<{ id: string; id_no: string }>(
    'select id, id_no from tour_visitor where id_no is not null order by id limit 1',
  );
  [id, idNo] = [visitor!.id, visitor!.id_no];
  await calendar.rows(
    `update tour_request set planned_start = '2026-10-01T01:00:00Z', planned_end = '2026-10-01T03:00:00Z'
      where id = (select tour_id from tour_visitor where id = $1)`,
    [id],
  );
});
afterAll(() => calendar.close());

async function papers(): Promise<unknown> {
  return (await calendar.rows('select id_type, id_no, name from tour_visitor where id = $1', [id]))[0];
}

describe('the papers of a visitor', () => {
  test('are known for 180 days after the tour, and then forgotten by a job, with the name kept', async () => {
    await calendar.tick('2027-03-30T10:59:59+08:00', ['forgetVisitorIds']);
    expect(await papers()).toMatchObject({ id_type: 'ID_CARD', id_no: idNo });

    await calendar.tick('2027-03-30T11:00:01+08:00', ['forgetVisitorIds']);
    expect(await papers()).toEqual({ id_type: null, id_no: null, name: expect.any(String) });
  });

  test('are forgotten by the audit too: it never had the number', async () => {
    const [event] = await calendar.rows<{ action: string; via: string; changes: readonly { field: string; before: string }[] }>(
      "select action, via, changes from audit_event where entity = 'TourVisitor' and entity_id = $1",
      [id],
    );

    expect(event).toMatchObject({ action: 'forgetVisitorId', via: 'JOB' });
    expect(event!.changes.find(({ field }) => field === 'idNo')).toEqual({ field: 'idNo', before: `****${idNo.slice(-4)}`, after: null });
    expect(await calendar.rows('select 1 from audit_event where changes::text like $1', [`%${idNo}%`])).toEqual([]);
  });

  test('of a tour that is not so long over stay', async () => {
    expect((await calendar.rows('select 1 from tour_visitor where id_no is not null')).length).toBeGreaterThan(10);
  });
});
