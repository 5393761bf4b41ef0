import type { StockItem } from './stockData.ts';

/** Which of a site's items are shown: all, those of one state, or those whose check is due. */
export type View = 'all' | 'checks' | (string & {});

/** How many days ahead a check counts as due. */
const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

/** States in which an item is nobody's to look after any more. */
const GONE = new Set(['LOST', 'SCRAPPED']);

export type Due = 'overdue' | 'soon' | null;

/** Whether the check of an item is due, or has been. */
export function dueOf({ nextCheckOn, status }: Pick<StockItem, 'nextCheckOn' | 'status'>, today: string): Due {
  if (!nextCheckOn || GONE.has(status)) return null;
  const days = (Date.parse(nextCheckOn) - Date.parse(today)) / DAY_MS;
  if (days < 0) return 'overdue';
  return days <= SOON_DAYS ? 'soon' : null;
}

/** The items of a view that have the words in their number, name, model or holder. */
export function itemsIn(
  items: readonly StockItem[],
  { view, words, today }: { view: View; words: string; today: string },
): readonly StockItem[] {
  const sought = words.trim().toLowerCase();
  return items.filter((item) => {
    const isOf = view === 'all' || (view === 'checks' ? dueOf(item, today) !== null : item.status === view);
    const text = [item.assetNo, item.name, item.model, item.custodian?.name].join(' ').toLowerCase();
    return isOf && text.includes(sought);
  });
}

/** What a label says: an item's number, or the address that its code holds. @returns the item's id or number */
export function scanned(text: string): string {
  const address = text.match(/[?&]item=([0-9a-f-]{36})/i);
  return (address?.[1] ?? text).trim();
}

/** The item that a label, or a number typed in, means. */
export function itemScanned<T extends { readonly id: string; readonly assetNo: string }>(items: readonly T[], text: string): T | undefined {
  const code = scanned(text).toLowerCase();
  return items.find(({ id, assetNo }) => id === code || assetNo.toLowerCase() === code);
}

/** The verb that somebody most likely comes for. */
export function likelyVerb({ status, custodian }: StockItem, frontDesk: string | null): string | undefined {
  switch (status) {
    case 'REPAIR':
      return 'finishEquipmentRepair';
    case 'LENT':
      return 'returnEquipment';
    case 'IDLE':
      return 'issueEquipment';
    case 'IN_USE':
      return custodian?.id === frontDesk ? 'issueEquipment' : 'returnEquipment';
    case 'LOST':
      return 'findEquipment';
    default:
      return undefined;
  }
}
