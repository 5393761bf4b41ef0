import { Big } from 'big.js';
import type { EntityName } from '../../../server/entities/index.ts';
import { valueIn } from './computed.ts';
import { shanghaiDay } from './days.ts';
import { isOfUnit, PEOPLE, PERSON, seen, sumOf, type Args, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

const NEED = [
  'productName',
  'region',
  'regionText',
  'quantity',
  'unit',
  'priceMin',
  'priceMax',
  'priceUnit',
  'estimatedAmount',
  'orgUnit',
  'createdAt',
];
const MONTHS = [{ period: '2026-11' }, { period: '2026-09' }];

/** Whether an instant lies in the month that is asked for. */
export function isOfMonth({ period }: Args, at: unknown): boolean {
  return shanghaiDay(at as string).startsWith(period!);
}

/** A field of a row that another names, where the viewer sees it. */
export function told(rules: Rules, noun: EntityName, id: unknown, field: string): unknown {
  const row = rules.world.row(noun, id);
  return row && rules.sees(noun, row) ? row[field] : null;
}

function figure(rules: Rules, noun: EntityName, row: WorldRow, name: string): unknown {
  const entity = rules.world.registry.named(noun);
  return valueIn(rules, entity, row, entity.fields.get(name)!) ?? null;
}

function decimal(value: unknown, places: number): string | null {
  return value === null || value === undefined ? null : Big(value as string).toFixed(places);
}

function added(values: readonly unknown[], places: number): string | null {
  const given = values.filter((value) => value !== null);
  return given.length ? given.reduce((sum: Big, value) => sum.plus(value as string), Big(0)).toFixed(places) : null;
}

function needsOf(rules: Rules, args: Args): WorldRow[] {
  return seen(rules, 'Need').filter((need) => isOfMonth(args, need['createdAt']) && isOfUnit(rules, args, need['orgUnit']));
}

function regionOf(rules: Rules, need: WorldRow): unknown {
  return told(rules, 'Region', need['region'], 'nameZh') ?? need['regionText'];
}

const needAnalysis: ReportRule = {
  looksAt: {
    Need: [...NEED, 'account', 'category', 'demandReason', 'specialist', 'status'],
    Product: [],
    Account: ['name'],
    DictionaryItem: ['nameZh', 'nameEn'],
    Region: ['nameZh'],
    ...PEOPLE,
  },
  asked: MONTHS,
  records: { account: ['code', 'name'], specialist: PERSON },
  tell: (rules, args) => {
    const rows = needsOf(rules, args).map((need) => ({
      account: need['account'],
      productName: figure(rules, 'Need', need, 'productName'),
      categoryZh: told(rules, 'DictionaryItem', need['category'], 'nameZh'),
      categoryEn: told(rules, 'DictionaryItem', need['category'], 'nameEn'),
      quantity: decimal(need['quantity'], 3),
      unit: need['unit'],
      regionName: regionOf(rules, need),
      priceMin: decimal(need['priceMin'], 2),
      priceMax: decimal(need['priceMax'], 2),
      priceUnit: need['priceUnit'],
      demandReason: need['demandReason'],
      estimatedAmount: decimal(figure(rules, 'Need', need, 'estimatedAmount'), 2),
      specialist: need['specialist'],
      status: need['status'],
    }));
    const amounts = rows.map(({ estimatedAmount }) => estimatedAmount);
    return { rows, total: { estimatedAmount: added(amounts, 2) } };
  },
};

const BOUNDS = [100, 1000, 5000, 10_000, 50_000];

interface Placed {
  readonly dimension: string;
  readonly name: unknown;
  readonly priceUnit: unknown;
  readonly need: WorldRow;
}

function placesOf(rules: Rules, need: WorldRow): Placed[] {
  const [low, high] = [need['priceMin'], need['priceMax']] as (string | null)[];
  const price = low && high ? Big(low).plus(high).div(2) : (low ?? high) && Big((low ?? high)!);
  return [
    { dimension: 'PRODUCT', name: figure(rules, 'Need', need, 'productName'), priceUnit: null, need },
    { dimension: 'REGION', name: regionOf(rules, need), priceUnit: null, need },
    { dimension: 'PRICE_BAND', name: price ? bandOf(price) : null, priceUnit: price ? need['priceUnit'] : null, need },
  ];
}

function bandOf(price: Big): string {
  const above = BOUNDS.filter((bound) => price.gte(bound)).length;
  if (above === 0) return `< ${BOUNDS[0]}`;
  return above === BOUNDS.length ? `≥ ${BOUNDS[above - 1]}` : `${BOUNDS[above - 1]}–${BOUNDS[above]}`;
}

function totalRow(rules: Rules, placed: readonly Placed[]): Told {
  const [{ dimension, name, priceUnit }] = placed as [Placed];
  const needs = placed.map(({ need }) => need);
  const unitsOf = new Set(needs.map(({ unit }) => unit ?? ''));
  const amounts = needs.map((need) => figure(rules, 'Need', need, 'estimatedAmount'));
  return {
    dimension,
    name,
    priceUnit,
    needs: needs.length,
    quantity:
      unitsOf.size === 1
        ? added(
            needs.map(({ quantity }) => quantity),
            3,
          )
        : null,
    unit: unitsOf.size === 1 ? (needs[0]!['unit'] ?? null) : null,
    estimatedAmount: added(amounts, 2),
  };
}

const needTotals: ReportRule = {
  looksAt: { Need: NEED, Product: [], Region: ['nameZh'], ...PEOPLE },
  asked: MONTHS,
  records: {},
  tell: (rules, args) => {
    const needs = needsOf(rules, args);
    const places = needs.flatMap((need) => placesOf(rules, need));
    const groups = Map.groupBy(places, ({ dimension, name, priceUnit }) => JSON.stringify([dimension, name, priceUnit]));
    const amounts = needs.map((need) => figure(rules, 'Need', need, 'estimatedAmount'));
    return {
      rows: [...groups.values()].map((placed) => totalRow(rules, placed)),
      total: { needs: needs.length, estimatedAmount: added(amounts, 2) },
    };
  },
};

const countermeasureFollowUp: ReportRule = {
  looksAt: {
    NeedCountermeasure: [
      'account',
      'contact',
      'direction',
      'problem',
      'countermeasure',
      'owner',
      'dueOn',
      'status',
      'effective',
      'directionAfter',
      'createdAt',
    ],
    Account: ['name', 'orgUnit'],
    Contact: ['name'],
    DictionaryItem: ['nameZh', 'nameEn'],
    ...PEOPLE,
  },
  asked: MONTHS,
  records: { account: ['code', 'name'], owner: PERSON },
  tell: (rules, args) => {
    const direction = (id: unknown, field: string): unknown => told(rules, 'DictionaryItem', id, field);
    const rows = seen(rules, 'NeedCountermeasure')
      .filter((row) => isOfMonth(args, row['createdAt']) && isOfUnit(rules, args, told(rules, 'Account', row['account'], 'orgUnit')))
      .map((row) => ({
        customerName: told(rules, 'Contact', row['contact'], 'name') ?? told(rules, 'Account', row['account'], 'name'),
        directionZh: direction(row['direction'], 'nameZh'),
        directionEn: direction(row['direction'], 'nameEn'),
        problem: row['problem'],
        countermeasure: row['countermeasure'],
        account: row['account'],
        owner: row['owner'],
        dueOn: row['dueOn'],
        overdueDays: overdueDays(rules, row),
        status: row['status'],
        effective: row['effective'],
        afterZh: direction(row['directionAfter'], 'nameZh'),
        afterEn: direction(row['directionAfter'], 'nameEn'),
      }));
    return { rows, total: { overdueDays: sumOf(rows, 'overdueDays') ?? 0 } };
  },
};

function overdueDays({ world }: Rules, { status, dueOn }: WorldRow): number {
  if (status !== 'OPEN' && status !== 'IN_PROGRESS') return 0;
  return Math.max(0, (Date.parse(world.today) - Date.parse(dueOn as string)) / 86_400_000);
}

export const NEEDS: Readonly<Record<string, ReportRule>> = { needAnalysis, needTotals, countermeasureFollowUp };
