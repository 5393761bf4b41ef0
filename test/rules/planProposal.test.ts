import { describe, expect, it } from '@jest/globals';
import { proposeItems, type DueAccount } from '../../server/rules/planProposal.ts';
import { WorkCalendar } from '../../server/rules/workCalendar.ts';

const calendar = new WorkCalendar([]);

function daysOf(accounts: readonly DueAccount[]): string[] {
  return proposeItems(calendar, '2026-12', { accounts, tasks: [], agreements: [], unfinished: [] }).map(({ plannedOn }) =>
    plannedOn.slice(8),
  );
}

const overdue = (count: number): DueAccount[] =>
  Array.from({ length: count }, (_none, id) => ({ id: `late${id}`, nextVisitDue: '2026-11-05' }));

describe('a proposed plan', () => {
  it('spreads what is overdue over the first working days, three a day', () => {
    expect(daysOf(overdue(8))).toEqual(['01', '01', '01', '02', '02', '02', '03', '03']);
  });

  it('leaves what falls due in the month on its day, or on the next one with room', () => {
    const due = { id: 'due', nextVisitDue: '2026-12-02' };

    expect(daysOf([...overdue(5), due])).toEqual(['01', '01', '01', '02', '02', '02']);
    expect(daysOf([...overdue(6), due])).toEqual(['01', '01', '01', '02', '02', '02', '03']);
  });

  it('crowds the last working day rather than leave the month', () => {
    const due = Array.from({ length: 5 }, (_none, id) => ({ id: `last${id}`, nextVisitDue: '2026-12-31' }));

    expect(daysOf(due)).toEqual(['31', '31', '31', '31', '31']);
  });
});
