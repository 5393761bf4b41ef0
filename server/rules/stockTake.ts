import type { ItemStatus } from './equipment.ts';

export type StockCondition = 'GOOD' | 'WORN' | 'BROKEN' | 'MISSING';

/** What somebody counted of an item; without a condition, what the number says of it. */
export interface Count {
  readonly counted: number;
  readonly condition: StockCondition | null;
}

/** The condition that goes with a number, none where the two cannot both be so: what is missing is not there to be counted. */
export function conditionOf({ counted, condition }: Count): StockCondition | undefined {
  if (counted === 0) return condition === null || condition === 'MISSING' ? 'MISSING' : undefined;
  return condition === 'MISSING' ? undefined : (condition ?? 'GOOD');
}

/** An item as it is when a difference is to be written. */
export interface CountedItem {
  readonly status: ItemStatus;
  readonly quantity: number;
  readonly site: string;
}

/** States in which an item has its place at a site, or is known to come back to it. */
const ON_THE_BOOK: ReadonlySet<ItemStatus> = new Set(['IN_USE', 'IDLE', 'LENT', 'REPAIR']);

/** Whether a site should have an item. */
export function isOfSite({ status, site }: Omit<CountedItem, 'quantity'>, of: string): boolean {
  return site === of && ON_THE_BOOK.has(status);
}

/** What is to be entered for what was counted: nothing where it agrees, a refusal where the book has changed since. */
export function differenceOf(
  { bookQty, countedQty, site }: { readonly bookQty: number; readonly countedQty: number; readonly site: string },
  item: CountedItem | undefined,
): { readonly kind: 'LOSS' | 'FOUND'; readonly quantity: number } | 'CHANGED' | undefined {
  if (countedQty === bookQty) return undefined;
  if (!item || !isOfSite(item, site) || item.quantity !== bookQty) return 'CHANGED';
  return countedQty < bookQty ? { kind: 'LOSS', quantity: bookQty - countedQty } : { kind: 'FOUND', quantity: countedQty - bookQty };
}
