import { settingOf } from '../../actions/settings.ts';
import { Equipment } from '../../entities/equipment.ts';
import { SalesSite } from '../../entities/salesSite.ts';
import type { SettingKey } from '../../entities/settingCatalogue.ts';
import type { Label } from '../../kit/field/index.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { dayEnd, dayMoments, lastPassed, signed } from '../../rules/reminders.ts';
import { addDays } from '../../rules/workCalendar.ts';
import type { People } from '../people.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { dateWords } from '../words.ts';

/** Who answers for a site: whoever runs its front desk, else its manager. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly orgUnit: string;
  readonly frontDesk: string | null;
  readonly status: string;
}

/** The sites by their ids. */
export async function sitesOf(unit: Unit): Promise<ReadonlyMap<string, Kept>> {
  const sites = await unit.list<Kept>(SalesSite, {}, ['id', 'name', 'orgUnit', 'frontDesk', 'status']);
  return new Map(sites.map((site) => [site.id, site]));
}

/** The front desk of a site while somebody works there, else the managers of its department. */
export function keepersOf(people: People, { frontDesk, orgUnit }: Kept): readonly string[] {
  const keeper = people.byId(frontDesk);
  return keeper ? [keeper.id] : people.managersOf(orgUnit).map(({ id }) => id);
}

interface Item {
  readonly id: string;
  readonly assetNo: string;
  readonly name: string;
  readonly site: string;
}

interface ItemDay {
  /** The date of an item that is come to. */
  readonly field: 'warrantyUntil' | 'nextCheckOn';
  readonly ahead: Extract<SettingKey, 'equipment.warrantyDays' | 'equipment.checkDays'>;
  /** Whether it is still to be done once the day is over. */
  readonly isOwedAfter: boolean;
  words(item: Item, day: string): { readonly title: Label; readonly message: Label };
}

async function asksOf(unit: Unit, people: People, { field, ahead, isOwedAfter, words }: ItemDay): Promise<Ask[]> {
  const days = await settingOf(unit, ahead, null);
  const time = await settingOf(unit, 'reminder.time');
  const today = unit.today();
  const near = { lte: addDays(today, Math.max(0, ...days)), ...(!isOwedAfter && { gte: today }) };
  const found = await unit.list<Item & Record<typeof field, string>>(
    Equipment,
    { [field]: near, status: { notIn: ['LOST', 'SCRAPPED'] } },
    ['id', 'assetNo', 'name', 'site', field],
  );
  const sites = await sitesOf(unit);
  return found.flatMap((row) => {
    const day = row[field];
    const passed = lastPassed(dayMoments(day, days, time), unit.now());
    if (!passed) return [];
    const told = { subject: row.id, occasion: `${day} ${signed(passed.offset)}`, recordId: row.id, dueAt: dayEnd(day) };
    const { title, message } = words(row, day);
    return keepersOf(people, sites.get(row.site)!).map((recipient) => Object.assign({ recipient, title, message }, told));
  });
}

/** Whoever keeps a site hears 30 and 7 days ahead that the warranty of an item ends. */
export const warrantiesEnding = reminderJob({
  name: 'warrantiesEnding',
  cron: '*/10 * * * *',
  kind: 'WARRANTY_ENDING',
  on: Equipment,
  asks: (unit, people) =>
    asksOf(unit, people, {
      field: 'warrantyUntil',
      ahead: 'equipment.warrantyDays',
      isOwedAfter: false,
      words: ({ assetNo, name }, day) => ({
        title: { zh: `${name}（${assetNo}）保修即将到期`, en: `Warranty of ${name} (${assetNo}) ends` },
        message: {
          zh: `保修至 ${dateWords(day).zh}，有故障请在此前报修。`,
          en: `It runs until ${dateWords(day).en}: have what is faulty repaired by then.`,
        },
      }),
    }),
});

/** Whoever keeps a site hears 7 days ahead, and on the day, that an item is to be checked; until it is, it stays to be done. */
export const checksDue = reminderJob({
  name: 'checksDue',
  cron: '*/10 * * * *',
  kind: 'EQUIPMENT_CHECK_DUE',
  on: Equipment,
  asks: (unit, people) =>
    asksOf(unit, people, {
      field: 'nextCheckOn',
      ahead: 'equipment.checkDays',
      isOwedAfter: true,
      words: ({ assetNo, name }, day) => ({
        title: { zh: `${name}（${assetNo}）待检查`, en: `${name} (${assetNo}) is to be checked` },
        message: {
          zh: `应于 ${dateWords(day).zh} 前检查，检查后请登记并填写下次检查日期。`,
          en: `By ${dateWords(day).en}. Note the check, with the day of the next.`,
        },
      }),
    }),
});
