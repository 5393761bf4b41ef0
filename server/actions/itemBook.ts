import { Equipment } from '../entities/equipment.ts';
import { EquipmentEvent } from '../entities/equipmentEvent.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { AppError, invalid } from '../kit/errors.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';
import { moveItem, type ItemBook, type ItemMove, type Moved, type MoveRefusal } from '../rules/equipment.ts';

/** What an event says beside what it does. */
export interface EventNote {
  readonly note?: string | null | undefined;
  readonly cost?: string | null | undefined;
  /** The manager who answers for it; loss, scrapping and moves between sites need one (domain §2.1). */
  readonly approvedBy?: string | null;
}

/** An event, what it says, and what it sets on the item beside what the book says. */
export interface Entry {
  readonly move: ItemMove;
  readonly said?: EventNote;
  readonly more?: Values | undefined;
}

/** The inputs' names of what a move can be refused for. */
const INPUTS = { quantity: 'quantity', toUser: 'toUserId', toSite: 'toSiteId' } as const;

/**
 * Writes an event and what it makes of the item, together; nothing else changes an item's place, holder, number or state. The item has
 * been loaded, and so is locked. @throws INVALID_TRANSITION, VALIDATION_FAILED
 */
export async function enterEvent(unit: Unit, item: Equipment, { move, said, more }: Entry): Promise<void> {
  const book = await bookOf(unit, item);
  const moved = moveItem(book, move);
  if (!('after' in moved)) throw refusalOf(moved);
  const at = unit.now().toISOString();
  await unit.add(EquipmentEvent, {
    item: item.id,
    kind: move.kind,
    at,
    ...said,
    ...handsOf(book, moved, move),
    ...entryOf(book, moved, item),
  });
  await unit.set(Equipment, item, { ...changesOf(book, moved.after), ...more });
}

/** What the book says of an item today. */
export async function bookOf(unit: Unit, { id, status, quantity, custodian, site }: Equipment): Promise<ItemBook> {
  const counts = await unit.list<{ kind: string; quantity: number | null }>(
    EquipmentEvent,
    { item: { id: { eq: id } }, kind: { in: ['LOSS', 'FOUND'] } },
    ['kind', 'quantity'],
  );
  const missing = counts.reduce((sum, event) => sum + (event.kind === 'LOSS' ? 1 : -1) * (event.quantity ?? 0), 0);
  const keeper = await keeperOf(unit, site.id);
  return { status, quantity, custodian: custodian.id, site: site.id, keeper, missing: Math.max(0, missing) };
}

/** Who runs the front desk of a site. */
export async function keeperOf(unit: Unit, site: string): Promise<string | null> {
  const [found] = await unit.list<{ frontDesk: string | null }>(SalesSite, { id: { eq: site } }, ['frontDesk']);
  return found?.frontDesk ?? null;
}

/** From whom to whom and whence to where, as far as the event tells of it. */
function handsOf(book: ItemBook, { after, pieces }: Moved, { kind }: ItemMove): Values {
  const isHandedOver = kind === 'ISSUE' || kind === 'RETURN' || kind === 'TRANSFER' || after.custodian !== book.custodian;
  const isMoved = after.site !== book.site;
  return {
    quantity: pieces,
    fromUser: isHandedOver || kind === 'LOSS' ? book.custodian : null,
    toUser: isHandedOver ? after.custodian : null,
    fromSite: isMoved ? book.site : null,
    toSite: isMoved ? after.site : null,
  };
}

/** The entry in the item's book, by which the database lets the item change. */
function entryOf(book: ItemBook, { after }: Moved, { version }: Equipment): Values {
  if (Object.keys(changesOf(book, after)).length === 0) return {};
  return { statusAfter: after.status, quantityAfter: after.quantity, itemVersion: version + 1 };
}

/** What has changed alone: the audit tells of nothing else. */
function changesOf(book: ItemBook, after: Moved['after']): Values {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => book[name as keyof Moved['after']] !== value));
}

function refusalOf(refusal: MoveRefusal): AppError {
  if ('why' in refusal) return new AppError('INVALID_TRANSITION', { label: refusal.why });
  return invalid(INPUTS[refusal.field], refusal.code, refusal.max === undefined ? {} : { max: refusal.max });
}
