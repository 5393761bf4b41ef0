import { shanghaiDay } from './days.ts';
import { told } from './needReports.ts';
import { isOfUnit, PEOPLE, PERSON, seen, sumOf, type Args, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

const OWN = ['assetNo', 'category', 'quantity', 'unit', 'custodian', 'status', 'nextCheckOn'];
const COUNTS = ['bookQty', 'countedQty', 'difference'];

function lastAgreed(lines: readonly WorldRow[], item: string): WorldRow | undefined {
  const when = (line: WorldRow): string => `${new Date(line['agreedAt'] as string).toISOString()} ${line.id}`;
  const agreed = lines.filter((line) => line['item'] === item && line['agreedAt'] !== null);
  return agreed.toSorted((one, other) => (when(one) < when(other) ? -1 : 1)).at(-1);
}

function differenceOf(line: WorldRow | undefined): number | null {
  const { countedQty = null, bookQty = null } = (line ?? {}) as { countedQty?: number | null; bookQty?: number | null };
  return countedQty === null || bookQty === null ? null : countedQty - bookQty;
}

const equipmentRegister: ReportRule = {
  looksAt: {
    Equipment: ['assetNo', 'name', 'site', 'category', 'quantity', 'unit', 'custodian', 'status', 'nextCheckOn'],
    SalesSite: ['code', 'name', 'orgUnit'],
    StockTakeLine: ['item', 'period', 'bookQty', 'countedQty', 'difference', 'agreedAt'],
    ...PEOPLE,
  },
  asked: [{}],
  records: { site: ['code', 'name'], item: ['assetNo', 'name'], custodian: PERSON },
  tell: (rules, args) => {
    const lines = seen(rules, 'StockTakeLine');
    const rows = seen(rules, 'Equipment')
      .filter((item) => isOfUnit(rules, args, told(rules, 'SalesSite', item['site'], 'orgUnit')))
      .map((item): Told => {
        const line = lastAgreed(lines, item.id);
        const own = Object.fromEntries(OWN.map((name) => [name, item[name]]));
        const counted = {
          countedPeriod: line?.['period'] ?? null,
          bookQty: line?.['bookQty'] ?? null,
          countedQty: line?.['countedQty'] ?? null,
        };
        const site = told(rules, 'SalesSite', item['site'], 'id');
        return Object.assign(own, counted, { site, item: item.id, difference: differenceOf(line) });
      });
    return { rows, total: Object.fromEntries(['quantity', ...COUNTS].map((name) => [name, sumOf(rows, name) ?? 0])) };
  },
};

const SUMMED = ['items', 'itemsCounted', 'bookQty', 'countedQty', 'missing', 'surplus', 'difference', 'broken'];

const stockTakeResults: ReportRule = {
  looksAt: {
    StockTake: ['no', 'site', 'period', 'status', 'countedBy', 'confirmedBy'],
    StockTakeLine: ['stockTake', 'bookQty', 'countedQty', 'condition'],
    SalesSite: ['code', 'name', 'orgUnit'],
    ...PEOPLE,
  },
  asked: [{}, { period: '2026-11' }],
  records: { site: ['code', 'name'], stockTake: ['no'], countedBy: PERSON, confirmedBy: PERSON },
  tell: (rules, args) => {
    const rows = seen(rules, 'StockTake')
      .filter(({ period }) => !args['period'] || period === args['period'])
      .filter((taken) => isOfUnit(rules, args, told(rules, 'SalesSite', taken['site'], 'orgUnit')))
      .map((taken): Told => {
        const lines = seen(rules, 'StockTakeLine').filter((line) => line['stockTake'] === taken.id);
        const counted = lines.filter((line) => line['countedQty'] !== null);
        const sum = (figure: (line: WorldRow) => number): number => counted.reduce((all, line) => all + figure(line), 0);
        return {
          site: told(rules, 'SalesSite', taken['site'], 'id'),
          stockTake: taken.id,
          period: taken['period'],
          status: taken['status'],
          items: lines.length,
          itemsCounted: counted.length,
          bookQty: sum((line) => line['bookQty'] as number),
          countedQty: sum((line) => line['countedQty'] as number),
          missing: sum((line) => Math.max(0, -differenceOf(line)!)),
          surplus: sum((line) => Math.max(0, differenceOf(line)!)),
          difference: sum((line) => differenceOf(line)!),
          broken: lines.filter(({ condition }) => condition === 'BROKEN').length,
          countedBy: taken['countedBy'],
          confirmedBy: taken['confirmedBy'],
        };
      });
    return { rows, total: Object.fromEntries(SUMMED.map((name) => [name, sumOf(rows, name) ?? 0])) };
  },
};

const HAS_HELMETS: ReadonlySet<unknown> = new Set(['APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS']);

/** Those of the day who wear a helmet, when they come and when they go. */
function wearersOf(rules: Rules, args: Args): readonly { readonly from: number; readonly to: number; readonly heads: number }[] {
  const helmeted = new Set(
    seen(rules, 'RouteStop')
      .filter((stop) => told(rules, 'Zone', stop['zone'], 'helmetRequired') === true)
      .map((stop) => stop['route']),
  );
  return seen(rules, 'TourRequest')
    .filter(({ status, plannedStart }) => HAS_HELMETS.has(status) && shanghaiDay(plannedStart as string) === args['day'])
    .filter(({ route, handlingUnit }) => helmeted.has(route) && isOfUnit(rules, args, handlingUnit))
    .map(({ plannedStart, plannedEnd, headcount }) => ({
      from: Date.parse(plannedStart as string),
      to: Date.parse(plannedEnd as string),
      heads: headcount as number,
    }));
}

const helmetsOfDay: ReportRule = {
  looksAt: {
    TourRequest: ['plannedStart', 'plannedEnd', 'headcount', 'route', 'status', 'handlingUnit'],
    RouteStop: ['route', 'zone'],
    Zone: ['helmetRequired'],
    Equipment: ['isHelmet', 'status', 'quantity', 'site'],
    SalesSite: ['orgUnit'],
    ...PEOPLE,
  },
  asked: [{ day: '2026-11-23' }, { day: '2026-11-24' }],
  records: {},
  tell: (rules, args) => {
    const wearers = wearersOf(rules, args);
    const atOnce = wearers.map(({ from }) =>
      wearers.filter((other) => other.from <= from && other.to > from).reduce((sum, { heads }) => sum + heads, 0),
    );
    const needed = Math.max(0, ...atOnce);
    const onHand = seen(rules, 'Equipment')
      .filter(({ isHelmet, status }) => isHelmet && (status === 'IN_USE' || status === 'IDLE'))
      .filter(({ site }) => isOfUnit(rules, args, told(rules, 'SalesSite', site, 'orgUnit')))
      .reduce((sum, { quantity }) => sum + (quantity as number), 0);
    const visitors = wearers.reduce((sum, { heads }) => sum + heads, 0);
    const total = { tours: wearers.length, visitors, needed, onHand, spare: onHand - needed };
    return { rows: [{ day: args['day'], ...total }], total };
  },
};

export const STOCK: Readonly<Record<string, ReportRule>> = { equipmentRegister, stockTakeResults, helmetsOfDay };
