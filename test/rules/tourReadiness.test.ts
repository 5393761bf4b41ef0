import { describe, expect, test } from '@jest/globals';
import { countsOf, readinessOf, TOUR_GATES, type ReadinessFacts } from '../../server/rules/tourReadiness.ts';
import type { GateVisitor } from '../../server/rules/tourGate.ts';
import type { GateZone } from '../../server/rules/tourZone.ts';

const WORKSHOP: GateZone = {
  id: 'workshop',
  nameZh: '铸造车间',
  nameEn: 'Casting',
  noVisit: false,
  helmetRequired: true,
  strongMagneticField: false,
  minAge: null,
  maxGroupSize: null,
};

const VISITOR: GateVisitor = {
  id: 'v1',
  name: '张伟',
  presence: 'PRESENT',
  isBriefed: true,
  badge: 'OUT',
  helmet: 'OUT',
  hasDeposited: true,
  implant: 'NONE',
  isOfAge: true,
  excludedZones: [],
};

/** A tour of one at which nothing is missing anywhere. */
const READY: Omit<ReadinessFacts, 'status'> = {
  application: {
    tourType: 'ORDINARY',
    headcount: 1,
    officeContactedAt: '2026-11-20T01:00:00Z',
    plannedStart: '2026-11-25T01:00:00Z',
    urgentReason: null,
    zones: [WORKSHOP],
    now: '2026-11-23T01:00:00Z',
    leadHours: { ORDINARY: 24 },
  },
  awaits: [],
  arrangement: {
    hasReceptionist: true,
    vehicleNeeded: false,
    hasVehicle: false,
    guideNeeded: false,
    hasGuide: false,
    hasKeeper: false,
    zones: [WORKSHOP],
  },
  visitors: [VISITOR],
  withBadges: true,
  checks: [],
  ending: { visitors: [{ ...VISITOR, badge: 'BACK', helmet: 'BACK' }], counted: 1, held: [], excused: [] },
};

describe('the readiness of a tour', () => {
  const WAY = ['DRAFT', 'SUBMITTED', 'APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS'];

  test.each(WAY.map((status, at) => [status, at] as const))('in %s has %i gates behind it, the next one clear', (status, at) => {
    const gates = readinessOf({ ...READY, status });

    expect(gates.map(({ gate }) => gate)).toEqual([...TOUR_GATES]);
    expect(gates.map(({ state }) => state)).toEqual(
      TOUR_GATES.map((_, place) => (place < at ? 'PASSED' : place === at ? 'CLEAR' : 'AHEAD')),
    );
    expect(countsOf(gates)).toEqual({ gates: 7, met: at + 1, missing: 0 });
  });

  const lacking: readonly (readonly [string, Partial<ReadinessFacts>, string, RegExp])[] = [
    ['RETURNED', { application: { ...READY.application, officeContactedAt: null } }, 'SUBMIT', /办公室取得联系/],
    ['SUBMITTED', { awaits: ['REGIONAL_MANAGER'] }, 'APPROVE', /公司领导/],
    ['APPROVED', { arrangement: { ...READY.arrangement, hasReceptionist: false } }, 'ARRANGE', /专人负责接待/],
    ['ARRANGED', { visitors: [{ ...VISITOR, badge: 'NOT_YET' }] }, 'CHECK_IN', /张伟：未发放参观证/],
    ['CHECKED_IN', { visitors: [{ ...VISITOR, isBriefed: false }] }, 'BRIEF', /张伟：未做安全交底/],
    ['BRIEFED', { visitors: [{ ...VISITOR, helmet: 'NOT_YET' }] }, 'START', /张伟：未领安全帽/],
    ['IN_PROGRESS', { ending: { ...READY.ending, counted: null } }, 'END', /须点名/],
  ];

  test.each(lacking)('in %s says what is missing at the next gate', (status, facts, gate, words) => {
    const gates = readinessOf({ ...READY, ...facts, status });

    const blocked = gates.filter(({ state }) => state === 'BLOCKED');
    expect(blocked.map((one) => one.gate)).toEqual([gate]);
    expect(blocked[0]!.missing.map(({ who, zh }) => (who ? `${who}：${zh}` : zh)).join()).toMatch(words);
    expect(countsOf(gates).missing).toBe(1);
  });

  test('tells of a list that is short from the beginning, and of nobody at the door before they come', () => {
    const gates = readinessOf({ ...READY, status: 'DRAFT', visitors: [] });
    const expected = readinessOf({ ...READY, status: 'APPROVED', visitors: [{ ...VISITOR, presence: 'EXPECTED', isBriefed: false }] });

    expect(gates.filter(({ state }) => state === 'BLOCKED').map(({ gate }) => gate)).toEqual(['CHECK_IN']);
    expect(countsOf(expected).missing).toBe(0);
  });

  test.each(['COMPLETED', 'CLOSED', 'CANCELLED', 'REJECTED', 'NO_SHOW', 'ABORTED'])('of a tour that is %s has no gates', (status) => {
    expect(readinessOf({ ...READY, status })).toEqual([]);
  });
});
