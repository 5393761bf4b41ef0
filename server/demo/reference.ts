import { settingRows, type SettingRow } from '../entities/settingCatalogue.ts';
import type { DemoClock } from './clock.ts';
import { templateSteps } from './assessments.ts';
import { DICTIONARIES } from './data/dictionaries.ts';
import { PRODUCTS } from './data/products.ts';
import { REGIONS } from './data/regions.ts';
import { STAGES } from './data/stages.ts';
import { demoId } from './ids.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { officialDays, type CalendarDay } from '../rules/officialDays.ts';

/** What any company starts with, demo or not: regions, lists, stages, calendar and settings. */
export function referenceSteps(clock: DemoClock): DemoStep[] {
  const createdAt = foundingInstant(clock);
  const dated = (rows: readonly DemoRow[]): DemoRow[] => rows.map((row) => ({ createdAt, ...row }));
  return [
    inserted('Region', dated(regions())),
    inserted('DictionaryItem', dated(dictionaryItems())),
    inserted('DevelopmentStage', dated(STAGES.map(stageRow))),
    inserted('WorkCalendarDay', dated(officialDays().map(calendarRow))),
    inserted('Setting', dated(settingRows().map(settingRow))),
    ...templateSteps(createdAt, createdAt.slice(0, 10)),
  ];
}

/** When the company went over to this system: before anything in the story happened. */
export function foundingInstant(clock: DemoClock): string {
  return `${clock.day(-1000)}T01:00:00.000Z`;
}

export function productStep(clock: DemoClock): DemoStep {
  const rows = PRODUCTS.map(([code, nameZh, nameEn, category, unit, priceUnit, listPrice, site]) => ({
    id: demoId('Product', code),
    createdAt: foundingInstant(clock),
    createdBy: demoId('User', 'admin'),
    code,
    nameZh,
    nameEn,
    unit,
    priceUnit,
    listPrice,
    category: dictionaryId('PRODUCT_CATEGORY', category),
    site: site ? demoId('SalesSite', site) : null,
  }));
  return inserted('Product', rows);
}

/** @example dictionaryId('INDUSTRY', 'TELECOM') */
export function dictionaryId(dictionary: string, code: string): string {
  return demoId('DictionaryItem', `${dictionary}/${code}`);
}

/** The id of a region by its Chinese name. */
export function regionId(nameZh: string): string {
  return demoId('Region', nameZh);
}

function stageRow(stage: (typeof STAGES)[number], index: number): DemoRow {
  return { id: demoId('DevelopmentStage', stage.code), ...stage, order: index + 1 };
}

function settingRow({ key, value, nameZh, nameEn, help }: SettingRow): DemoRow {
  return { id: demoId('Setting', key), key, value, nameZh, nameEn, help };
}

function calendarRow(day: CalendarDay): DemoRow {
  return { id: demoId('WorkCalendarDay', day.date), source: 'IMPORT', ...day };
}

function regions(): DemoRow[] {
  const names = new Map(REGIONS.map(([nameZh, , code]) => [code, nameZh]));
  return REGIONS.map(([nameZh, nameEn, code, parent], order) => ({
    id: regionId(nameZh),
    nameZh,
    nameEn,
    code,
    order,
    parent: parent ? regionId(names.get(parent)!) : null,
  }));
}

function dictionaryItems(): DemoRow[] {
  return Object.entries(DICTIONARIES).flatMap(([dictionary, items]) =>
    items.map(([code, nameZh, nameEn, color], order) => ({
      id: dictionaryId(dictionary, code),
      dictionary,
      code,
      nameZh,
      nameEn,
      color,
      order: order + 1,
    })),
  );
}
