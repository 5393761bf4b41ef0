import { addDays, instantOf, type Day, type DemoClock } from './clock.ts';
import { EQUIPMENT_NOTES, SITE_EQUIPMENT, type EquipmentTuple } from './data/equipment.ts';
import { EQUIPMENT_STATUS, TRANSFERRED } from './data/equipmentStates.ts';
import { SITES } from './data/sites.ts';
import { SPECIALISTS } from './data/staff.ts';
import { demoId } from './ids.ts';
import { departmentOf, siteId, userId } from './organisation.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stockTakeStory, type StockItem } from './stockTakes.ts';
import { stamp } from './story.ts';

/** The site that was given up: what is left there stands idle. */
const CLOSED_SITE = 'wanghuali';

/** Bought nearly three years ago: its warranty is about to end. */
const OUT_OF_WARRANTY_SOON = '前台验钞点钞机';

interface Item extends StockItem {
  readonly facts: EquipmentTuple;
  readonly custodian: string;
  readonly frontDesk: string;
  readonly purchasedOn: Day;
  readonly random: Random;
}

export function equipmentSteps(clock: DemoClock): DemoStep[] {
  const items = SITES.flatMap(([site, code, , , , , , frontDesk], place) =>
    SITE_EQUIPMENT.map((facts, index) => itemOf({ site, facts, frontDesk, no: place * SITE_EQUIPMENT.length + index + 1 }, clock, code)),
  );
  const counted = stockTakeStory(items, clock);
  const told = [...items.flatMap((item) => eventRows(item, clock)), ...counted.events];
  const events = told.toSorted((a, b) => (String(a.at) < String(b.at) ? -1 : 1));
  return [
    inserted(
      'Equipment',
      items.map((item) => itemRow(item, clock)),
    ),
    ...counted.steps,
    inserted('EquipmentEvent', events),
  ];
}

type Place = Pick<Item, 'site' | 'facts' | 'frontDesk'> & { readonly no: number };

function itemOf({ site, facts, frontDesk, no }: Place, clock: DemoClock, code: string): Item {
  const key = `${site}/${facts[0]}`;
  const random = new Random(`equipment/${code}/${facts[0]}`);
  const status = EQUIPMENT_STATUS[key] ?? (site === CLOSED_SITE ? 'IDLE' : 'IN_USE');
  const specialist = SPECIALISTS.find(([, , , , sites]) => sites.includes(site))?.[0];
  const custodian = facts[1] === 'IT' && specialist ? specialist : frontDesk;
  const [name, , , unit, quantity] = facts;
  const id = demoId('Equipment', key);
  return {
    id,
    key,
    site,
    assetNo: `SB-${String(no).padStart(4, '0')}`,
    name,
    unit,
    quantity,
    facts,
    status,
    custodian,
    frontDesk,
    random,
    purchasedOn: clock.workday(clock.day(name === OUT_OF_WARRANTY_SOON ? -1075 : -random.int(120, 900)), -1),
  };
}

function itemRow({ id, assetNo, site, facts, status, custodian, purchasedOn, random }: Item, clock: DemoClock): DemoRow {
  const [name, category, model, unit, quantity, cost] = facts;
  const hasSerial = category === 'IT' || category === 'OFFICE';
  return {
    id,
    ...stamp(clock, instantOf(purchasedOn, '10:40'), userId(`manager-${departmentOf(custodian)}`)),
    name,
    category,
    model,
    unit,
    quantity,
    status,
    purchasedOn,
    assetNo,
    isHelmet: name === '参观安全帽',
    serialNo: hasSerial ? `SN${random.int(1e7, 99999999)}` : null,
    site: siteId(site),
    custodian: userId(custodian),
    cost: `${cost}.00`,
    warrantyUntil: hasSerial ? addDays(purchasedOn, 1095) : null,
    nextCheckOn: category === 'SAFETY' || category === 'VEHICLE' ? clock.workday(clock.day(random.int(-6, 80))) : null,
  };
}

/** Issued once, checked where safety asks for it, and whatever led to the present status. */
function eventRows(item: Item, clock: DemoClock): DemoRow[] {
  const { facts, status, key, random, purchasedOn } = item;
  const isSafety = facts[1] === 'SAFETY';
  const recent = (): Day => clock.workday(clock.day(-random.int(6, 75)), -1);
  return [
    event(item, 'ISSUE', clock.workday(addDays(purchasedOn, 4))),
    ...(isSafety ? [event(item, 'CHECK', recent())] : []),
    ...(TRANSFERRED.includes(key) ? [event(item, 'TRANSFER', recent())] : []),
    ...(key === 'xinghaili/拼接大屏' ? [event(item, 'REPAIR', clock.day(-96)), event(item, 'REPAIRED', clock.day(-82))] : []),
    ...(status === 'IDLE' && random.chance(0.4) ? [event(item, 'RETURN', recent())] : []),
    ...(status === 'REPAIR' ? [event(item, 'REPAIR', clock.day(-5))] : []),
    ...(status === 'LOST' ? [event(item, 'LOSS', recent())] : []),
    ...(status === 'SCRAPPED' ? [event(item, 'SCRAP', recent())] : []),
  ];
}

function event({ id: item, key, site, facts, custodian, frontDesk, random }: Item, kind: string, day: Day): DemoRow {
  const by = userId(frontDesk);
  const manager = userId(`manager-${departmentOf(frontDesk)}`);
  const at = instantOf(day, `${random.int(9, 16)}:${random.pick(['10', '25', '40', '55'])}`.padStart(5, '0'));
  const isMove = kind === 'TRANSFER';
  return {
    id: demoId('EquipmentEvent', `${key}/${kind}/${day}`),
    createdAt: at,
    createdBy: by,
    kind,
    at,
    item,
    fromUser: isMove ? userId('tang-ying') : kind === 'RETURN' ? userId(custodian) : null,
    toUser: kind === 'ISSUE' || isMove ? userId(custodian) : kind === 'RETURN' ? by : null,
    fromSite: isMove ? siteId(CLOSED_SITE) : null,
    toSite: isMove ? siteId(site) : null,
    quantity: kind === 'LOSS' || kind === 'SCRAP' ? 1 : facts[4],
    cost: kind === 'REPAIR' ? `${random.int(3, 18) * 100}.00` : null,
    note: random.pick(EQUIPMENT_NOTES[kind]!),
    approvedBy: ['LOSS', 'SCRAP', 'TRANSFER'].includes(kind) ? manager : null,
  };
}
