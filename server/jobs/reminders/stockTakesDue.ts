import { calendarAround } from '../../actions/planDeadline.ts';
import { settingOf } from '../../actions/settings.ts';
import { StockTake } from '../../entities/stockTake.ts';
import type { Label } from '../../kit/field/index.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { dayEnd, lastPassed, quarterOf, signed, workdayMoments } from '../../rules/reminders.ts';
import type { People } from '../people.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { dateWords } from '../words.ts';
import { keepersOf, sitesOf, type Kept } from './equipmentDue.ts';

/**
 * D12: every open site is counted by the last working day of the quarter. Its front desk hears 10, 3 and 0 working days ahead until the
 * count is handed in; then it is the manager who is to confirm it.
 */
export const stockTakesDue = reminderJob({
  name: 'stockTakesDue',
  cron: '*/10 * * * *',
  kind: 'STOCK_TAKE_DUE',
  on: StockTake,
  asks: async (unit, people) => {
    const { name, months } = quarterOf(unit.today().slice(0, 7));
    const taken = await takenIn(unit, months);
    const calendar = await calendarAround(unit, unit.today());
    const due = calendar.lastWorkday(months[2]!);
    const ahead = await settingOf(unit, 'stockTake.reminderWorkdays', null);
    const passed = lastPassed(workdayMoments(calendar, due, ahead, await settingOf(unit, 'reminder.time')), unit.now());
    const open = [...(await sitesOf(unit)).values()].filter(({ status }) => status === 'OPEN');
    return open.flatMap((site) => askOf(people, site, { name, due, occasion: passed && signed(passed.offset), taken: taken.get(site.id) }));
  },
});

interface Taken {
  readonly id: string;
  readonly site: string;
  readonly status: string;
}

/** How far a site has come with its count of the quarter. */
const FAR = ['OPEN', 'COUNTED', 'CONFIRMED'];

/** Of each site the stock-take of those months that has come furthest. */
async function takenIn(unit: Unit, months: readonly string[]): Promise<ReadonlyMap<string, Taken>> {
  const taken = await unit.list<Taken>(StockTake, { period: { in: months } }, ['id', 'site', 'status']);
  return new Map(taken.toSorted((one, other) => FAR.indexOf(one.status) - FAR.indexOf(other.status)).map((each) => [each.site, each]));
}

interface Due {
  /** The quarter. */
  readonly name: string;
  readonly due: string;
  readonly occasion: string | undefined;
  readonly taken: Taken | undefined;
}

function askOf(people: People, site: Kept, { name, due, occasion, taken }: Due): Ask[] {
  if (taken?.status === 'CONFIRMED') return [];
  const isCounted = taken?.status === 'COUNTED';
  const recipients = isCounted ? people.managersOf(site.orgUnit).map(({ id }) => id) : keepersOf(people, site);
  const { title, message } = textOf(site.name, due, isCounted);
  const told = {
    subject: `${name} ${site.id}`,
    occasion: occasion && `${isCounted ? 'confirm' : 'count'} ${occasion}`,
    recordId: taken?.id ?? null,
    dueAt: dayEnd(due),
  };
  return recipients.map((recipient) => Object.assign({ recipient, title, message }, told));
}

function textOf(site: string, due: string, isCounted: boolean): { readonly title: Label; readonly message: Label } {
  const until = dateWords(due);
  if (isCounted)
    return {
      title: { zh: `${site}盘点待确认`, en: `The stock-take of ${site} awaits you` },
      message: { zh: `请在 ${until.zh} 前核对差异并确认，或退回重盘。`, en: `Confirm what was counted by ${until.en}, or send it back.` },
    };
  return {
    title: { zh: `${site}季度盘点待完成`, en: `The stock-take of ${site} is due` },
    message: { zh: `请在 ${until.zh} 前盘点全部设备并提交。`, en: `Count everything and hand it in by ${until.en}.` },
  };
}
