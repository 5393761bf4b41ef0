import { Equipment } from '../entities/equipment.ts';
import { File } from '../entities/file.ts';
import { StockTake } from '../entities/stockTake.ts';
import { StockCondition, StockTakeLine } from '../entities/stockTakeLine.ts';
import { AppError, fieldError, inputError } from '../kit/errors.ts';
import { choice, links, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import { onEach } from '../kit/store/store.ts';
import type { Unit } from '../kit/store/unit.ts';
import { conditionOf, differenceOf, isOfSite, type CountedItem } from '../rules/stockTake.ts';
import { enterEvent } from './itemBook.ts';

class CountStockTakeLineInput {
  @number('实盘数量', 'Counted', { required: true, max: 1_000_000 })
  countedQty!: number;

  @choice('状况', 'Condition', StockCondition, { help: { zh: '留空则按数量判断', en: 'Leave empty to go by the number' } })
  condition?: ChoiceOf<typeof StockCondition> | null;

  @text('备注', 'Note', { max: 500 })
  note?: string | null;

  @links('照片', 'Photos', () => File, { media: 'image' })
  photos?: readonly string[] | null;
}

class ReturnStockTakeInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const OPEN_ONLY = { zh: '仅盘点中的盘点单可录入和提交', en: 'Only while the site is being counted' };
const COUNTED_ONLY = { zh: '仅已提交的盘点单可确认或退回', en: 'Only a stock-take that has been handed in' };
const CONTRADICTION = { zh: '数量为 0 即缺失；有数量就不是缺失', en: 'Missing means that none was counted' };

type Item = CountedItem & Pick<Equipment, 'id' | 'assetNo' | 'name' | 'unit'>;
const ITEM_FIELDS = ['id', 'assetNo', 'name', 'unit', 'status', 'quantity', 'site'];

/** A stock-take begins with a line for everything that the site should have. */
export const openStockTake = onEach(StockTake, async (unit, id) => {
  const { site, period } = await unit.load(StockTake, { id });
  for (const { id: item, assetNo, name, unit: measure, quantity } of await itemsOf(unit, site.id))
    await unit.add(StockTakeLine, { stockTake: id, item, assetNo, name, unit: measure ?? null, period, bookQty: quantity });
});

/** Notes what was counted of one item, against what the book says at that moment; counted again, the last count holds. */
export const countStockTakeLine = verb<StockTakeLine, CountStockTakeLineInput>({
  name: 'countStockTakeLine',
  on: StockTakeLine,
  label: { zh: '录入实盘', en: 'Count' },
  icon: 'Edit',
  guard: OPEN_ONLY,
  input: CountStockTakeLineInput,
  run: async (unit, target, { countedQty, condition, note, photos }) => {
    const site = await siteCounted(unit, target.id);
    const line = await unit.load(StockTakeLine, target);
    const stated = conditionOf({ counted: countedQty, condition: condition ?? null });
    if (!stated) throw inputError([{ ...fieldError('condition', 'RULE'), message: CONTRADICTION }]);
    const now = { countedBy: unit.guard.viewerId, countedAt: unit.now().toISOString() };
    // what has gone elsewhere is not on the site's book
    const bookQty = (await itemsOf(unit, site)).find(({ id }) => id === line.item.id)?.quantity ?? 0;
    await unit.set(StockTakeLine, line, { bookQty, countedQty, condition: stated, note: note ?? null, photos: photos ?? [], ...now });
  },
});

/** The site is counted: nothing may be left out, and what has gone elsewhere meanwhile needs no count. */
export const submitStockTake = transition({
  name: 'submitStockTake',
  on: StockTake,
  label: { zh: '提交盘点', en: 'Hand in' },
  icon: 'Send',
  guard: OPEN_ONLY,
  from: ['OPEN'],
  to: 'COUNTED',
  input: NoInput,
  effect: async (unit, { id, site }) => {
    const lines = await unit.all(StockTakeLine, { stockTake: { id: { eq: id } }, countedQty: { isNull: true } });
    const here = new Set((await itemsOf(unit, site.id)).map((item) => item.id));
    const left = lines.filter(({ item }) => here.has(item.id));
    if (left.length) throw stopped(left, { zh: '还未盘点', en: 'Not counted yet' });
    for (const line of lines) await unit.set(StockTakeLine, line, { bookQty: 0, countedQty: 0, note: '盘点期间已不在本案场' });
    return { countedBy: unit.guard.viewerId, countedAt: unit.now().toISOString(), returnReason: null };
  },
});

/** The manager sends it back to be counted again. */
export const returnStockTake = transition({
  name: 'returnStockTake',
  on: StockTake,
  label: { zh: '退回重盘', en: 'Count again' },
  icon: 'Undo',
  guard: COUNTED_ONLY,
  from: ['COUNTED'],
  to: 'OPEN',
  input: ReturnStockTakeInput,
  effect: (_unit, _stockTake, { reason }) => ({ returnReason: reason }),
});

/**
 * The manager agrees to what was counted: what is missing is entered as lost, what is over as found, each with its event. An item whose
 * book has changed since it was counted has to be counted again first.
 */
export const confirmStockTake = transition({
  name: 'confirmStockTake',
  on: StockTake,
  label: { zh: '确认盘点', en: 'Confirm' },
  icon: 'Verified',
  guard: COUNTED_ONLY,
  from: ['COUNTED'],
  to: 'CONFIRMED',
  input: NoInput,
  effect: async (unit, { id, no, site }) => {
    const [approvedBy, now] = [unit.guard.viewerId, unit.now().toISOString()];
    const lines = await unit.all(StockTakeLine, { stockTake: { id: { eq: id } } });
    const changed: StockTakeLine[] = [];
    for (const line of lines) {
      if (!(await isWritten(unit, line, { site: site.id, approvedBy, no }))) changed.push(line);
      else await unit.set(StockTakeLine, line, { agreedAt: now });
    }
    if (changed.length)
      throw stopped(changed, { zh: '盘点后账面有变动，请退回重盘', en: 'Changed since the count, have them counted again' });
    return { confirmedBy: approvedBy, confirmedAt: now };
  },
});

interface Agreed {
  readonly site: string;
  readonly approvedBy: string | null;
  /** The stock-take's. */
  readonly no: string;
}

/** Enters the difference of a line; false where the item is not as it was counted. */
async function isWritten(unit: Unit, line: StockTakeLine, { site, approvedBy, no }: Agreed): Promise<boolean> {
  const { bookQty, item } = line;
  const countedQty = line.countedQty ?? bookQty;
  if (countedQty === bookQty) return true;
  if (!(await unit.exists(Equipment, { id: { eq: item.id } }))) return false;
  const held = await unit.load(Equipment, { id: item.id });
  const { status, quantity, site: at } = held;
  const difference = differenceOf({ bookQty, countedQty, site }, { status, quantity, site: at.id });
  if (!difference) return true;
  if (difference === 'CHANGED') return false;
  const note = `盘点 ${no}${line.note ? `：${line.note}` : ''}`;
  await enterEvent(unit, held, { move: { ...difference, isCounted: true }, said: { approvedBy, note } });
  return true;
}

/** The site of the stock-take that a line is part of, which stays in its state until the transaction ends. @throws INVALID_TRANSITION */
async function siteCounted(unit: Unit, lineId: string): Promise<string> {
  const line = await unit.find(StockTakeLine, { id: { eq: lineId } });
  if (!line) throw new AppError('NOT_FOUND');
  const { status, site } = await unit.load(StockTake, { id: line.stockTake.id });
  if (status !== 'OPEN') throw new AppError('INVALID_TRANSITION', { label: OPEN_ONLY });
  return site.id;
}

async function itemsOf(unit: Unit, site: string): Promise<Item[]> {
  const items = await unit.list<Item>(Equipment, { site: { id: { eq: site } } }, ITEM_FIELDS);
  return items.filter((item) => isOfSite(item, site));
}

function stopped(lines: readonly StockTakeLine[], { zh, en }: { readonly zh: string; readonly en: string }): AppError {
  const names = lines.map(({ assetNo, name }) => `${assetNo} ${name}`);
  return new AppError('INVALID_TRANSITION', { label: { zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` } });
}
