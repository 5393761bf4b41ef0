import { describe, expect, test } from '@jest/globals';
import { obstaclesText, type Obstacle } from '../../server/rules/obstacle.ts';
import { applicationObstacles, approvalsNeeded, arrangementObstacles, type Application } from '../../server/rules/tourApplication.ts';
import {
  briefingObstacles,
  checkInObstacles,
  checkObstacles,
  endingObstacles,
  mayBeNoShow,
  startObstacles,
  zoneObstacles,
  type GateCheck,
  type GateVisitor,
} from '../../server/rules/tourGate.ts';
import type { GateZone } from '../../server/rules/tourZone.ts';

const HALL: GateZone = {
  id: 'hall',
  nameZh: '展厅',
  nameEn: 'Hall',
  noVisit: false,
  helmetRequired: false,
  strongMagneticField: false,
  minAge: null,
  maxGroupSize: null,
};
const WORKSHOP: GateZone = { ...HALL, id: 'workshop', nameZh: '铸造车间', nameEn: 'Casting', helmetRequired: true };
const ELECTROLYSIS: GateZone = { ...WORKSHOP, id: 'electrolysis', nameZh: '电解车间', nameEn: 'Electrolysis', strongMagneticField: true };

/** Somebody who may go anywhere. */
const READY: GateVisitor = {
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

const APPLICATION: Application = {
  tourType: 'ORDINARY',
  headcount: 12,
  officeContactedAt: '2026-11-20T01:00:00Z',
  plannedStart: '2026-11-25T01:00:00Z',
  urgentReason: null,
  zones: [HALL, WORKSHOP],
  now: '2026-11-23T01:00:00Z',
  leadHours: { GROUP: 72, VIP: 72, ORDINARY: 24, TEMPORARY: 1 },
};

/** The articles that stand in the way. */
function articles(obstacles: readonly Obstacle[]): string[] {
  return obstacles.map(({ article }) => article);
}

describe('an application', () => {
  const CASES: readonly (readonly [name: string, change: Partial<Application>, articles: readonly string[]])[] = [
    ['is clear in time, contacted, on an open route', {}, []],
    ['needs the office contacted: T3', { officeContactedAt: null }, ['T3']],
    ['cannot have contacted the office in the future: T3', { officeContactedAt: '2026-11-24T01:00:00Z' }, ['T3']],
    ['needs a route with stops: T5', { zones: [] }, ['T5']],
    ['cannot lead through a closed zone: T9', { zones: [{ ...WORKSHOP, noVisit: true }] }, ['T9']],
    ['cannot bring more than a zone takes', { zones: [{ ...HALL, maxGroupSize: 11 }] }, ['HOUSE']],
    ['may bring as many as a zone takes', { zones: [{ ...HALL, maxGroupSize: 12 }] }, []],
    ['of a group comes three days before', { tourType: 'GROUP' }, ['HOUSE']],
    ['of a group may be urgent', { tourType: 'GROUP', urgentReason: '客户临时来访' }, []],
    ['of a guest of honour is in time at 72 hours', { tourType: 'VIP', plannedStart: '2026-11-26T01:00:00Z' }, []],
    ['of an ordinary tour is late at 23 hours', { plannedStart: '2026-11-24T00:00:00Z' }, ['HOUSE']],
    ['of a temporary tour is in time at an hour', { tourType: 'TEMPORARY', plannedStart: '2026-11-23T02:00:00Z' }, []],
    ['tells all that is wrong at once', { officeContactedAt: null, zones: [], tourType: 'GROUP' }, ['T3', 'T5', 'HOUSE']],
  ];

  test.each(CASES)('%s', (_name, change, expected) => {
    expect(articles(applicationObstacles({ ...APPLICATION, ...change }))).toEqual(expected);
  });

  test.each([
    [['OFFICE'] as const, 1, ['OFFICE']],
    [['OFFICE'] as const, 2, ['OFFICE', 'REGIONAL_MANAGER']],
    [['OFFICE', 'REGIONAL_MANAGER'] as const, 0, ['OFFICE', 'REGIONAL_MANAGER']],
    [[] as const, 0, ['OFFICE']],
  ])('by a matrix of %j through %i workshops is approved by %j', (matrix, workshops, expected) => {
    expect(approvalsNeeded(matrix, workshops)).toEqual(expected);
  });
});

describe('an arrangement', () => {
  const SETTLED = {
    hasReceptionist: true,
    vehicleNeeded: false,
    hasVehicle: false,
    guideNeeded: false,
    hasGuide: false,
    hasKeeper: false,
    zones: [HALL],
  };

  test.each([
    ['is settled with a receptionist, no vehicle and no guide wanted', {}, []],
    ['needs a receptionist: T4', { hasReceptionist: false }, ['T4']],
    ['has to say whether a vehicle is needed: T4', { vehicleNeeded: null }, ['T4']],
    ['needs the vehicle that it wants: T4', { vehicleNeeded: true }, ['T4']],
    ['has to say whether a guide is needed: T8', { guideNeeded: null }, ['T8']],
    ['needs the guide that it wants: T8', { guideNeeded: true }, ['T8']],
    ['needs a keeper before a strong field: T7', { zones: [HALL, ELECTROLYSIS] }, ['T7']],
    ['has a keeper before a strong field', { zones: [ELECTROLYSIS], hasKeeper: true }, []],
  ])('%s', (_name, change, expected) => {
    expect(articles(arrangementObstacles({ ...SETTLED, ...change }))).toEqual(expected);
  });
});

describe('the door', () => {
  const EXPECTED: GateVisitor = { ...READY, presence: 'EXPECTED', badge: 'NOT_YET' };

  test.each([
    ['everybody is there with a badge', [READY], 1, []],
    ['the list is shorter than announced: T5', [READY], 2, ['T5']],
    ['somebody is neither signed in nor noted as absent: T5', [EXPECTED], 1, ['T5']],
    ['somebody absent needs no badge', [{ ...EXPECTED, presence: 'ABSENT' as const }], 1, []],
    ['a badge is missing', [{ ...READY, badge: 'NOT_YET' as const }], 1, ['HOUSE']],
  ])('checks in when %s', (_name, visitors, headcount, expected) => {
    expect(articles(checkInObstacles(visitors, headcount, true))).toEqual(expected);
  });

  test('asks for no badges where none are worn', () => {
    expect(checkInObstacles([{ ...READY, badge: 'NOT_YET' }], 1, false)).toEqual([]);
  });

  test('briefs everybody who is there (T6), and somebody has to be there (T5)', () => {
    expect(briefingObstacles([READY])).toEqual([]);
    expect(articles(briefingObstacles([{ ...READY, isBriefed: false }]))).toEqual(['T6']);
    expect(articles(briefingObstacles([{ ...READY, presence: 'ABSENT' }]))).toEqual(['T5']);
  });

  test.each([
    ['helmets are on', READY, [WORKSHOP], []],
    ['a helmet is missing: T6', { ...READY, helmet: 'NOT_YET' as const }, [WORKSHOP], ['T6']],
    ['no stop needs helmets', { ...READY, helmet: 'NOT_YET' as const }, [HALL], []],
    [
      'who lacks a helmet stays out of all that need one',
      { ...READY, helmet: 'NOT_YET' as const, excludedZones: ['workshop'] },
      [WORKSHOP],
      [],
    ],
  ])('lets a tour start when %s', (_name, visitor, zones, expected) => {
    expect(articles(startObstacles([visitor], zones))).toEqual(expected);
  });
});

describe('a zone', () => {
  const CASES: readonly (readonly [name: string, zone: GateZone, change: Partial<GateVisitor>, articles: readonly string[]])[] = [
    ['is entered by who is ready', ELECTROLYSIS, {}, []],
    ['that is closed is entered by nobody: T9', { ...HALL, noVisit: true }, {}, ['T9']],
    ['is not entered without a briefing: T6', HALL, { isBriefed: false }, ['T6']],
    ['with machines is not entered without a helmet: T6', WORKSHOP, { helmet: 'NOT_YET' }, ['T6']],
    ['with machines is not entered with a helmet given back: T6', WORKSHOP, { helmet: 'BACK' }, ['T6']],
    ['with a field is not entered unasked for implants: T7', ELECTROLYSIS, { implant: null }, ['T7']],
    ['with a field is not entered with a pacemaker: T7', ELECTROLYSIS, { implant: 'PACEMAKER' }, ['T7']],
    ['with a field is not entered with another implant: T7', ELECTROLYSIS, { implant: 'OTHER' }, ['T7']],
    ['with a field is not entered with cards in the pocket: T7', ELECTROLYSIS, { hasDeposited: false }, ['T7']],
    ['without a field is entered with a pacemaker and cards', WORKSHOP, { implant: 'PACEMAKER', hasDeposited: false }, []],
    ['asks nothing of who is kept out', ELECTROLYSIS, { implant: 'PACEMAKER', excludedZones: ['electrolysis'] }, []],
    ['asks nothing of who has not come', ELECTROLYSIS, { presence: 'ABSENT', helmet: 'NOT_YET' }, []],
    ['with a minimum age is not entered without proof', { ...HALL, minAge: 16 }, { isOfAge: false }, ['HOUSE']],
  ];

  test.each(CASES)('%s', (_name, zone, change, expected) => {
    expect(articles(zoneObstacles(zone, [{ ...READY, ...change }]))).toEqual(expected);
  });

  test('takes no more than its largest group', () => {
    expect(articles(zoneObstacles({ ...HALL, maxGroupSize: 1 }, [READY, { ...READY, id: 'v2' }]))).toEqual(['HOUSE']);
  });

  test('refuses with each person, the missing thing and the article, in both languages', () => {
    const party = [
      { ...READY, name: '王芳', implant: 'PACEMAKER' as const },
      { ...READY, name: '李强', helmet: 'NOT_YET' as const },
    ];
    const { zh, en } = obstaclesText(zoneObstacles(ELECTROLYSIS, party));

    expect(zh).toBe('李强：未戴安全帽（参观管理制度第六条）；王芳：体内有植入物，不得进入强磁场区域（参观管理制度第七条）');
    expect(en).toBe(
      '李强 wears no safety helmet (tour regulation, article 6); 王芳 has an implant and must not enter a strong magnetic field (tour regulation, article 7)',
    );
  });
});

describe('the checklist', () => {
  const CHECK: GateCheck = {
    article: 'T10',
    textZh: '提醒保持环境卫生',
    textEn: 'Reminded to keep clean',
    phase: 'BRIEFING',
    zoneId: null,
    isRequired: true,
    isDone: false,
  };

  test.each([
    ['a point that is due: T10', {}, ['T10']],
    ['nothing that is done', { isDone: true }, []],
    ['nothing that is not required', { isRequired: false }, []],
    ['nothing of another phase', { phase: 'END' as const }, []],
    ['nothing of another zone', { zoneId: 'workshop' }, []],
  ])('wants %s', (_name, change, expected) => {
    expect(articles(checkObstacles([{ ...CHECK, ...change }], 'BRIEFING'))).toEqual(expected);
  });

  test('wants the workshop rules read before each workshop: T8', () => {
    const rules: GateCheck = { ...CHECK, article: 'T8', phase: 'BEFORE_ZONE', zoneId: 'workshop' };

    expect(articles(checkObstacles([rules], 'BEFORE_ZONE', 'workshop'))).toEqual(['T8']);
    expect(articles(checkObstacles([rules], 'BEFORE_ZONE', 'hall'))).toEqual([]);
  });
});

describe('the end of a tour', () => {
  const BACK: GateVisitor = { ...READY, helmet: 'BACK', badge: 'BACK' };
  const CLEAR = { visitors: [BACK], counted: 1, held: [], excused: [] };

  test.each([
    ['clear with everybody and everything back', {}, []],
    ['not clear uncounted: T5', { counted: null }, ['T5']],
    ['not clear with somebody missing: T5', { counted: 0 }, ['T5']],
    ['clear with somebody missing of whom an incident tells', { counted: 0, excused: ['v1'] }, []],
    ['not clear with a helmet out: T6', { visitors: [{ ...BACK, helmet: 'OUT' as const }] }, ['T6']],
    ['not clear with a badge out', { visitors: [{ ...BACK, badge: 'OUT' as const }] }, ['HOUSE']],
    ['not clear with a watch in keeping: T7', { held: [{ visitorId: 'v1', tagNo: 'T07' }] }, ['T7']],
    ['clear with a lost helmet of which an incident tells', { visitors: [{ ...BACK, helmet: 'OUT' as const }], excused: ['v1'] }, []],
    [
      'not clear with the helmet of who has left: T6',
      { visitors: [{ ...BACK, presence: 'LEFT' as const, helmet: 'OUT' as const }], counted: 0 },
      ['T6'],
    ],
  ])('is %s', (_name, change, expected) => {
    expect(articles(endingObstacles({ ...CLEAR, ...change }))).toEqual(expected);
  });

  test.each([
    ['2026-11-23T01:59:59Z', false],
    ['2026-11-23T02:00:00Z', true],
  ])('is a no-show at %s: %s', (now, expected) => {
    expect(mayBeNoShow('2026-11-23T01:00:00Z', now)).toBe(expected);
  });
});
