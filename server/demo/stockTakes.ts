import { addDays, addMinutes, instantOf, type Day, type DemoClock } from './clock.ts';
import { COUNTED_OTHERWISE, STOCK_TAKES, type StockTakeTuple } from './data/stockTakes.ts';
import { demoId } from './ids.ts';
import { departmentOf, siteId, userId } from './organisation.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';

/** An item of equipment as far as a stock-take knows it. */
export interface StockItem {
  readonly id: string;
  readonly key: string;
  readonly site: string;
  readonly assetNo: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly status: string;
  readonly frontDesk: string;
}

interface StockTakeStory {
  readonly steps: readonly DemoStep[];
  /** What the confirmed ones entered. */
  readonly events: readonly DemoRow[];
}

/** A stock-take in each of its states, with what was found missing, over or worn. */
export function stockTakeStory(items: readonly StockItem[], clock: DemoClock): StockTakeStory {
  const taken = STOCK_TAKES.map((tuple) => takenOf(tuple, items, clock));
  return {
    steps: [
      inserted(
        'StockTake',
        taken.map(({ row }) => row),
      ),
      inserted(
        'StockTakeLine',
        taken.flatMap(({ lines }) => lines),
      ),
    ],
    events: taken.flatMap(({ events }) => events),
  };
}

interface Taken {
  readonly row: DemoRow;
  readonly lines: readonly DemoRow[];
  readonly events: readonly DemoRow[];
}

function takenOf([site, status, daysAgo, share]: StockTakeTuple, items: readonly StockItem[], clock: DemoClock): Taken {
  const theirs = items.filter((item) => item.site === site && item.status !== 'LOST' && item.status !== 'SCRAPPED');
  const keeper = theirs[0]!.frontDesk;
  const day = clock.workday(clock.day(-daysAgo), -1);
  const manager = userId(`manager-${departmentOf(keeper)}`);
  const opened = clock.atLatestNow(instantOf(day, '09:30'));
  const counted = status === 'OPEN' ? null : clock.atLatestNow(instantOf(day, '11:50'));
  const confirmed = status === 'CONFIRMED' ? instantOf(clock.workday(addDays(day, 1)), '10:15') : null;
  const id = demoId('StockTake', `${site}/${status}`);
  const stamp = { createdAt: opened, updatedAt: confirmed ?? counted ?? opened, createdBy: userId(keeper) };
  const take = { id, day, status, opened, confirmed, keeper, manager };
  const lines = theirs.map((item, index) => {
    const at = index < theirs.length * share ? clock.atLatestNow(addMinutes(opened, 3 + index * 4)) : null;
    return lineOf(item, take, at);
  });
  return {
    row: {
      ...stamp,
      id,
      site: siteId(site),
      period: day.slice(0, 7),
      status,
      countedBy: counted && userId(keeper),
      countedAt: counted,
      confirmedBy: confirmed && manager,
      confirmedAt: confirmed,
    },
    lines,
    events: confirmed ? theirs.flatMap((item) => eventOf(item, take)) : [],
  };
}

interface Take {
  readonly id: string;
  readonly day: Day;
  readonly status: string;
  readonly opened: string;
  readonly confirmed: string | null;
  readonly keeper: string;
  readonly manager: string;
}

/** What a confirmed stock-take found is on the book by now; what others found is not yet. */
function lineOf(item: StockItem, take: Take, countedAt: string | null): DemoRow {
  const [over = 0, condition = 'GOOD', note = null] = COUNTED_OTHERWISE[`${take.status}/${item.key}`] ?? [];
  const book = take.confirmed ? item.quantity - over : item.quantity;
  return {
    id: demoId('StockTakeLine', `${take.id}/${item.key}`),
    createdAt: take.opened,
    updatedAt: countedAt ?? take.opened,
    createdBy: userId(take.keeper),
    stockTake: take.id,
    item: item.id,
    assetNo: item.assetNo,
    name: item.name,
    unit: item.unit,
    period: take.day.slice(0, 7),
    bookQty: book,
    ...(countedAt && { countedQty: book + over, condition, note, countedBy: userId(take.keeper), countedAt }),
    agreedAt: take.confirmed,
  };
}

function eventOf(item: StockItem, take: Take): DemoRow[] {
  const [over = 0, , note] = COUNTED_OTHERWISE[`${take.status}/${item.key}`] ?? [];
  if (over === 0) return [];
  return [
    {
      id: demoId('EquipmentEvent', `${take.id}/${item.key}`),
      createdAt: take.confirmed,
      createdBy: take.manager,
      kind: over < 0 ? 'LOSS' : 'FOUND',
      at: take.confirmed,
      item: item.id,
      quantity: Math.abs(over),
      note: `盘点：${note ?? ''}`,
      approvedBy: take.manager,
      statusAfter: item.status,
      quantityAfter: item.quantity,
    },
  ];
}
