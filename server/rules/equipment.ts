/** The states of an item of equipment (domain §2.1). */
export type ItemStatus = 'IN_USE' | 'IDLE' | 'LENT' | 'REPAIR' | 'LOST' | 'SCRAPPED';

/** What the book says of an item: what may happen to it follows from this alone. */
export interface ItemBook {
  readonly status: ItemStatus;
  readonly quantity: number;
  readonly custodian: string;
  readonly site: string;
  /** Who runs the front desk of its site and keeps its store; none: nobody is named there. */
  readonly keeper: string | null;
  /** How many of it have been lost and not been found again. */
  readonly missing: number;
}

/** Something that happens to an item. */
export type ItemMove =
  | { readonly kind: 'ISSUE'; readonly toUser: string; readonly isLoan: boolean }
  /** `taker` puts it into the store of a site that has no keeper. */
  | { readonly kind: 'RETURN'; readonly taker: string }
  /** `keeper` is that of the site it goes to. */
  | { readonly kind: 'TRANSFER'; readonly toSite: string; readonly toUser: string | null; readonly keeper: string | null }
  | { readonly kind: 'REPAIR' | 'REPAIRED' | 'CHECK' }
  | { readonly kind: 'LOSS' | 'SCRAP'; readonly quantity: number | null }
  /** `isCounted`: a stock-take counted more than the book has, whether or not it had ever been lost. */
  | { readonly kind: 'FOUND'; readonly quantity: number | null; readonly isCounted: boolean };

export type ItemMoveKind = ItemMove['kind'];

/** What the book says afterwards, and how many pieces the event was about. */
export interface Moved {
  readonly after: Pick<ItemBook, 'status' | 'quantity' | 'custodian' | 'site'>;
  readonly pieces: number;
}

/** Why it cannot happen: a sentence, or what is wrong with one field of the input. */
export type MoveRefusal =
  | { readonly why: { readonly zh: string; readonly en: string } }
  | { readonly field: 'quantity' | 'toUser' | 'toSite'; readonly code: 'REQUIRED' | 'TOO_LARGE' | 'NOT_ALLOWED'; readonly max?: number };

type Words = readonly [zh: string, en: string];

/** From which states each event may happen, and what people are told of the others. */
export const ITEM_MOVES: Readonly<Record<ItemMoveKind, { readonly from: readonly ItemStatus[]; readonly guard: Words }>> = {
  ISSUE: { from: ['IN_USE', 'IDLE'], guard: ['仅闲置或由前台保管的设备可领用', 'Only what is idle or with the front desk can be issued'] },
  RETURN: { from: ['IN_USE', 'LENT'], guard: ['仅在用或借出的设备可归还', 'Only what is in use or lent can be returned'] },
  TRANSFER: { from: ['IN_USE', 'IDLE'], guard: ['仅在用或闲置的设备可调拨', 'Only what is in use or idle can be transferred'] },
  REPAIR: { from: ['IN_USE', 'IDLE'], guard: ['仅在用或闲置的设备可送修', 'Only what is in use or idle can be sent for repair'] },
  REPAIRED: { from: ['REPAIR'], guard: ['仅维修中的设备可登记修复', 'Only what is in repair can come back from it'] },
  CHECK: { from: ['IN_USE', 'IDLE', 'LENT', 'REPAIR'], guard: ['已丢失或报废的设备不再检查', 'What is lost or scrapped is not checked'] },
  LOSS: { from: ['IN_USE', 'IDLE', 'LENT', 'REPAIR'], guard: ['已丢失或报废的设备不能再报丢失', 'It is lost or scrapped already'] },
  FOUND: { from: ['IN_USE', 'IDLE', 'LENT', 'REPAIR', 'LOST'], guard: ['没有丢失的数量可找回', 'Nothing of it is missing'] },
  SCRAP: {
    from: ['IN_USE', 'IDLE', 'REPAIR'],
    guard: ['仅在案场或维修中的设备可报废', 'Only what is at the site or in repair can be scrapped'],
  },
};

const WITH_SOMEBODY = refusal('设备在他人手中，请先归还', 'Somebody else has it: have it returned first');
const HAS_IT = refusal('已由此人保管', 'This person has it already');
const STAYS = refusal('设备已在该案场、由此人保管', 'It is at that site with that person already');

/** What an event makes of an item, or why it cannot happen (domain §2.1). */
export function moveItem(book: ItemBook, move: ItemMove): Moved | MoveRefusal {
  const { from, guard } = ITEM_MOVES[move.kind];
  if (!from.includes(book.status)) return refusal(...guard);
  switch (move.kind) {
    case 'ISSUE':
      return issued(book, move);
    case 'RETURN':
      return whole(book, { status: 'IDLE', custodian: book.keeper ?? move.taker });
    case 'TRANSFER':
      return transferred(book, move);
    case 'REPAIR':
      return whole(book, { status: 'REPAIR' });
    case 'REPAIRED':
      return whole(book, { status: 'IN_USE' });
    case 'CHECK':
      return whole(book, {});
    case 'LOSS':
      return gone(book, move.quantity, 'LOST');
    case 'SCRAP':
      return gone(book, move.quantity, 'SCRAPPED');
    case 'FOUND':
      return found(book, move);
  }
}

function issued(book: ItemBook, { toUser, isLoan }: Extract<ItemMove, { kind: 'ISSUE' }>): Moved | MoveRefusal {
  const isInStore = book.status === 'IDLE' || book.custodian === book.keeper;
  if (!isInStore) return WITH_SOMEBODY;
  const status = isLoan ? 'LENT' : 'IN_USE';
  if (toUser === book.custodian && (isLoan || book.status === status)) return HAS_IT;
  return whole(book, { status, custodian: toUser });
}

function transferred(book: ItemBook, { toSite, toUser, keeper }: Extract<ItemMove, { kind: 'TRANSFER' }>): Moved | MoveRefusal {
  const custodian = toUser ?? (toSite === book.site ? null : keeper);
  if (!custodian) return { field: 'toUser', code: 'REQUIRED' };
  if (toSite === book.site && custodian === book.custodian) return STAYS;
  return whole(book, { site: toSite, custodian });
}

/** Part of a batch leaves the book; the last of it takes the item with it, which tells from then on how many went. */
function gone(book: ItemBook, quantity: number | null, status: ItemStatus): Moved | MoveRefusal {
  const pieces = quantity ?? book.quantity;
  if (pieces > book.quantity) return { field: 'quantity', code: 'TOO_LARGE', max: book.quantity };
  if (pieces === book.quantity) return whole(book, { status });
  return { pieces, after: afterwards(book, { quantity: book.quantity - pieces }) };
}

function found(book: ItemBook, { quantity, isCounted }: Extract<ItemMove, { kind: 'FOUND' }>): Moved | MoveRefusal {
  const isAllLost = book.status === 'LOST';
  const missing = isAllLost ? book.quantity : book.missing;
  if (missing === 0 && !isCounted) return refusal(...ITEM_MOVES.FOUND.guard);
  const pieces = quantity ?? missing;
  if (pieces > missing && !isCounted) return { field: 'quantity', code: 'TOO_LARGE', max: missing };
  const back = isAllLost
    ? { status: 'IDLE' as const, quantity: pieces, custodian: book.keeper ?? book.custodian }
    : { quantity: book.quantity + pieces };
  return { pieces, after: afterwards(book, back) };
}

function whole(book: ItemBook, changes: Partial<Moved['after']>): Moved {
  return { pieces: book.quantity, after: afterwards(book, changes) };
}

function afterwards({ status, quantity, custodian, site }: ItemBook, changes: Partial<Moved['after']>): Moved['after'] {
  return { status, quantity, custodian, site, ...changes };
}

function refusal(zh: string, en: string): MoveRefusal {
  return { why: { zh, en } };
}
