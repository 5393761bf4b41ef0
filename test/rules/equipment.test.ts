import { describe, expect, test } from '@jest/globals';
import { ITEM_MOVES, moveItem, type ItemBook, type ItemMove, type ItemMoveKind, type ItemStatus } from '../../server/rules/equipment.ts';
import { conditionOf, differenceOf, isOfSite } from '../../server/rules/stockTake.ts';

const STATES: readonly ItemStatus[] = ['IN_USE', 'IDLE', 'LENT', 'REPAIR', 'LOST', 'SCRAPPED'];

/** Thirty helmets with the front desk, of which two have been lost before. */
const BOOK: ItemBook = { status: 'IN_USE', quantity: 30, custodian: 'desk', site: 'here', keeper: 'desk', missing: 2 };

const MOVES: Readonly<Record<ItemMoveKind, ItemMove>> = {
  ISSUE: { kind: 'ISSUE', toUser: 'li', isLoan: false },
  RETURN: { kind: 'RETURN', taker: 'desk' },
  TRANSFER: { kind: 'TRANSFER', toSite: 'there', toUser: null, keeper: 'other desk' },
  REPAIR: { kind: 'REPAIR' },
  REPAIRED: { kind: 'REPAIRED' },
  CHECK: { kind: 'CHECK' },
  LOSS: { kind: 'LOSS', quantity: null },
  FOUND: { kind: 'FOUND', quantity: 1, isCounted: false },
  SCRAP: { kind: 'SCRAP', quantity: null },
};

/** Where each event leads from each state; what is absent is refused (domain §2.1). */
const LEADS: Readonly<Record<ItemMoveKind, Partial<Record<ItemStatus, ItemStatus>>>> = {
  ISSUE: { IN_USE: 'IN_USE', IDLE: 'IN_USE' },
  RETURN: { IN_USE: 'IDLE', LENT: 'IDLE' },
  TRANSFER: { IN_USE: 'IN_USE', IDLE: 'IDLE' },
  REPAIR: { IN_USE: 'REPAIR', IDLE: 'REPAIR' },
  REPAIRED: { REPAIR: 'IN_USE' },
  CHECK: { IN_USE: 'IN_USE', IDLE: 'IDLE', LENT: 'LENT', REPAIR: 'REPAIR' },
  LOSS: { IN_USE: 'LOST', IDLE: 'LOST', LENT: 'LOST', REPAIR: 'LOST' },
  FOUND: { IN_USE: 'IN_USE', IDLE: 'IDLE', LENT: 'LENT', REPAIR: 'REPAIR', LOST: 'IDLE' },
  SCRAP: { IN_USE: 'SCRAPPED', IDLE: 'SCRAPPED', REPAIR: 'SCRAPPED' },
};

describe.each(Object.keys(LEADS) as ItemMoveKind[])('%s', (kind) => {
  test.each(STATES)('from %s', (status) => {
    const to = LEADS[kind][status];

    const moved = moveItem({ ...BOOK, status }, MOVES[kind]);

    if (to) expect(moved).toMatchObject({ after: { status: to } });
    else expect(moved).toEqual({ why: { zh: ITEM_MOVES[kind].guard[0], en: ITEM_MOVES[kind].guard[1] } });
  });
});

describe('an item', () => {
  const cases: readonly (readonly [string, Partial<ItemBook>, ItemMove, object])[] = [
    ['goes to whoever it is issued to', {}, MOVES.ISSUE, { after: { custodian: 'li', status: 'IN_USE' }, pieces: 30 }],
    ['is lent to be brought back', {}, { kind: 'ISSUE', toUser: 'li', isLoan: true }, { after: { custodian: 'li', status: 'LENT' } }],
    ['is not issued past whoever has it', { custodian: 'wang' }, MOVES.ISSUE, { why: { zh: '设备在他人手中，请先归还' } }],
    ['is issued from the store whoever put it there', { status: 'IDLE', custodian: 'wang' }, MOVES.ISSUE, { after: { custodian: 'li' } }],
    ['is not issued to whoever has it', {}, { kind: 'ISSUE', toUser: 'desk', isLoan: false }, { why: { zh: '已由此人保管' } }],
    ['comes back to the front desk', { custodian: 'li', status: 'LENT' }, MOVES.RETURN, { after: { custodian: 'desk', status: 'IDLE' } }],
    [
      'comes back to the taker where no desk is',
      { custodian: 'li', keeper: null },
      { kind: 'RETURN', taker: 'chen' },
      { after: { custodian: 'chen' } },
    ],
    ['goes to the desk of another site', {}, MOVES.TRANSFER, { after: { site: 'there', custodian: 'other desk', status: 'IN_USE' } }],
    [
      'goes to another site with somebody',
      {},
      { ...MOVES.TRANSFER, toUser: 'li' } as ItemMove,
      { after: { site: 'there', custodian: 'li' } },
    ],
    ['goes nowhere without hands to take it', {}, { ...MOVES.TRANSFER, keeper: null } as ItemMove, { field: 'toUser', code: 'REQUIRED' }],
    [
      'changes hands at its site',
      {},
      { kind: 'TRANSFER', toSite: 'here', toUser: 'li', keeper: 'desk' },
      { after: { site: 'here', custodian: 'li' } },
    ],
    ['is not transferred to where it is', {}, { kind: 'TRANSFER', toSite: 'here', toUser: 'desk', keeper: 'desk' }, { why: {} }],
    ['loses some of a batch', {}, { kind: 'LOSS', quantity: 4 }, { after: { quantity: 26, status: 'IN_USE' }, pieces: 4 }],
    ['cannot lose more than there is', {}, { kind: 'LOSS', quantity: 31 }, { field: 'quantity', code: 'TOO_LARGE', max: 30 }],
    ['is lost with the last of it', {}, { kind: 'LOSS', quantity: 30 }, { after: { quantity: 30, status: 'LOST' }, pieces: 30 }],
    ['is scrapped in part', {}, { kind: 'SCRAP', quantity: 6 }, { after: { quantity: 24, status: 'IN_USE' }, pieces: 6 }],
    ['gets back what was lost', {}, { kind: 'FOUND', quantity: null, isCounted: false }, { after: { quantity: 32 }, pieces: 2 }],
    [
      'gets back no more than was lost',
      {},
      { kind: 'FOUND', quantity: 3, isCounted: false },
      { field: 'quantity', code: 'TOO_LARGE', max: 2 },
    ],
    ['gets back nothing where nothing is missing', { missing: 0 }, MOVES.FOUND, { why: { zh: '没有丢失的数量可找回' } }],
    [
      'gains what a stock-take counts, lost or not',
      { missing: 0 },
      { kind: 'FOUND', quantity: 3, isCounted: true },
      { after: { quantity: 33 } },
    ],
    [
      'comes back from being lost, as much as is found',
      { status: 'LOST', custodian: 'li' },
      { kind: 'FOUND', quantity: 28, isCounted: false },
      { after: { status: 'IDLE', quantity: 28, custodian: 'desk' }, pieces: 28 },
    ],
  ];

  test.each(cases)('%s', (_title, book, move, expected) => {
    expect(moveItem({ ...BOOK, ...book }, move)).toMatchObject(expected);
  });

  test.each(STATES)('belongs to its site while %s, or does not', (status) => {
    expect(isOfSite({ status, site: 'here' }, 'here')).toBe(status !== 'LOST' && status !== 'SCRAPPED');
    expect(isOfSite({ status, site: 'there' }, 'here')).toBe(false);
  });
});

describe('a count', () => {
  test.each([
    [3, null, 'GOOD'],
    [3, 'WORN', 'WORN'],
    [3, 'MISSING', undefined],
    [0, null, 'MISSING'],
    [0, 'MISSING', 'MISSING'],
    [0, 'BROKEN', undefined],
  ] as const)('of %s said to be %s is %s', (counted, condition, expected) => {
    expect(conditionOf({ counted, condition })).toBe(expected);
  });

  const item = { status: 'IN_USE', quantity: 10, site: 'here' } as const;

  test.each([
    ['agrees', 10, item, undefined],
    ['agrees, whatever has become of it', 10, undefined, undefined],
    ['is short', 8, item, { kind: 'LOSS', quantity: 2 }],
    ['is over', 11, item, { kind: 'FOUND', quantity: 1 }],
    ['is of a book that has changed', 8, { ...item, quantity: 9 }, 'CHANGED'],
    ['is of an item that has gone', 8, { ...item, site: 'there' }, 'CHANGED'],
    ['is of an item that has been lost', 8, { ...item, status: 'LOST' as const }, 'CHANGED'],
    ['is of an item out of sight', 8, undefined, 'CHANGED'],
  ] as const)('that %s', (_title, countedQty, counted, expected) => {
    expect(differenceOf({ bookQty: 10, countedQty, site: 'here' }, counted)).toEqual(expected);
  });
});
