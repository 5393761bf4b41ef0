import { Equipment } from '../entities/equipment.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { User } from '../entities/user.ts';
import { invalid } from '../kit/errors.ts';
import { belongsTo, date, flag, longText, money, number } from '../kit/field/index.ts';
import { verb, type Verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';
import { ITEM_MOVES, type ItemMove, type ItemMoveKind } from '../rules/equipment.ts';
import { enterEvent, keeperOf, type EventNote } from './itemBook.ts';

class NotedInput {
  @longText('备注', 'Note', { max: 1000 })
  note?: string | null;
}

class IssueEquipmentInput extends NotedInput {
  @belongsTo('领用人', 'To', () => User, { required: true, only: { active: true } })
  toUser!: string;

  @flag('借用', 'On loan', { help: { zh: '用完归还；领用则长期保管', en: 'To be brought back, rather than kept' } })
  isLoan?: boolean | null;
}

class TransferEquipmentInput extends NotedInput {
  @belongsTo('调入案场', 'To site', () => SalesSite, {
    help: { zh: '留空则在本案场内移交', en: 'Leave empty to hand it over at its site' },
  })
  toSite?: string | null;

  @belongsTo('接收人', 'To', () => User, {
    only: { active: true },
    help: { zh: '留空则交给调入案场的前台', en: 'Leave empty for the front desk of that site' },
  })
  toUser?: string | null;
}

class FinishEquipmentRepairInput extends NotedInput {
  @money('维修费用', 'Cost')
  cost?: string | null;
}

class CheckEquipmentInput extends NotedInput {
  @date('下次检查', 'Next check on')
  nextCheckOn?: string | null;
}

class PiecesInput {
  @number('数量', 'Quantity', { min: 1, help: { zh: '留空则为全部', en: 'Leave empty for all of it' } })
  quantity?: number | null;

  @longText('说明', 'Explanation', { required: true, max: 1000 })
  note!: string;
}

interface ItemVerb<I extends object> extends Pick<Verb<Equipment, I>, 'name' | 'label' | 'icon' | 'input'> {
  readonly kind: ItemMoveKind;
  /** What happens, by the input. */
  move(unit: Unit, item: Equipment, input: I): Promise<ItemMove> | ItemMove;
  /** What the event says beside; a note, unless said otherwise. */
  said?(unit: Unit, item: Equipment, input: I): EventNote;
  /** What is set on the item beside what the book says. */
  more?(unit: Unit, input: I): Values;
}

/** An event as people enter it: in the states that the rules allow, written with what it makes of the item. */
function itemVerb<I extends object>({ kind, move, said, more, ...declaration }: ItemVerb<I>): Verb {
  const { from, guard } = ITEM_MOVES[kind];
  return verb<Equipment, I>({
    ...declaration,
    on: Equipment,
    from,
    guard: { zh: guard[0], en: guard[1] },
    run: async (unit, target, input) => {
      const item = await unit.load(Equipment, target);
      await enterEvent(unit, item, {
        move: await move(unit, item, input),
        said: said?.(unit, item, input) ?? { note: (input as NotedInput).note ?? null },
        more: more?.(unit, input),
      });
    },
  });
}

/** Those who may run these verbs alone, being managers: they approve what they enter. */
function approved(unit: Unit, _item: Equipment, { note }: { readonly note?: string | null }): EventNote {
  return { note: note ?? null, approvedBy: unit.guard.viewerId };
}

/** The front desk hands something out, to be kept or to be brought back. */
export const issueEquipment = itemVerb<IssueEquipmentInput>({
  name: 'issueEquipment',
  kind: 'ISSUE',
  label: { zh: '领用', en: 'Issue' },
  icon: 'Outbox',
  input: IssueEquipmentInput,
  move: (_unit, _item, { toUser, isLoan }) => ({ kind: 'ISSUE', toUser, isLoan: isLoan ?? false }),
});

/** It comes back to the site's store. */
export const returnEquipment = itemVerb<NotedInput>({
  name: 'returnEquipment',
  kind: 'RETURN',
  label: { zh: '归还', en: 'Return' },
  icon: 'AssignmentReturn',
  input: NotedInput,
  move: (unit, item) => ({ kind: 'RETURN', taker: unit.guard.viewerId ?? item.custodian.id }),
});

/** The manager moves it to another of the department's sites, or to other hands at the same. */
export const transferEquipment = itemVerb<TransferEquipmentInput>({
  name: 'transferEquipment',
  kind: 'TRANSFER',
  label: { zh: '调拨', en: 'Transfer' },
  icon: 'SyncAlt',
  input: TransferEquipmentInput,
  move: async (unit, item, { toSite, toUser }) => {
    const site = toSite ?? item.site.id;
    if (site !== item.site.id) await requireOpenSite(unit, site);
    return { kind: 'TRANSFER', toSite: site, toUser: toUser ?? null, keeper: await keeperOf(unit, site) };
  },
  said: approved,
});

export const repairEquipment = itemVerb<NotedInput>({
  name: 'repairEquipment',
  kind: 'REPAIR',
  label: { zh: '送修', en: 'Send for repair' },
  icon: 'Build',
  input: NotedInput,
  move: () => ({ kind: 'REPAIR' }),
});

export const finishEquipmentRepair = itemVerb<FinishEquipmentRepairInput>({
  name: 'finishEquipmentRepair',
  kind: 'REPAIRED',
  label: { zh: '修复', en: 'Repaired' },
  icon: 'TaskAlt',
  input: FinishEquipmentRepairInput,
  move: () => ({ kind: 'REPAIRED' }),
  said: (_unit, _item, { note, cost }) => ({ note: note ?? null, cost: cost ?? null }),
});

/** It has been looked at, and is to be again by the day that is given. */
export const checkEquipment = itemVerb<CheckEquipmentInput>({
  name: 'checkEquipment',
  kind: 'CHECK',
  label: { zh: '检查', en: 'Check' },
  icon: 'FactCheck',
  input: CheckEquipmentInput,
  move: () => ({ kind: 'CHECK' }),
  more: (unit, { nextCheckOn }) => {
    if (nextCheckOn && nextCheckOn < unit.today()) throw invalid('nextCheckOn', 'TOO_SMALL', { min: unit.today() });
    return { nextCheckOn: nextCheckOn ?? null };
  },
});

/** All of it, or some of a batch, is gone; the book goes down by that. */
export const loseEquipment = itemVerb<PiecesInput>({
  name: 'loseEquipment',
  kind: 'LOSS',
  label: { zh: '登记丢失', en: 'Lost' },
  icon: 'ReportProblem',
  input: PiecesInput,
  move: (_unit, _item, { quantity }) => ({ kind: 'LOSS', quantity: quantity ?? null }),
  said: approved,
});

/** What was lost has turned up. */
export const findEquipment = itemVerb<PiecesInput>({
  name: 'findEquipment',
  kind: 'FOUND',
  label: { zh: '登记找回', en: 'Found' },
  icon: 'TravelExplore',
  input: PiecesInput,
  move: (_unit, _item, { quantity }) => ({ kind: 'FOUND', quantity: quantity ?? null, isCounted: false }),
});

export const scrapEquipment = itemVerb<PiecesInput>({
  name: 'scrapEquipment',
  kind: 'SCRAP',
  label: { zh: '报废', en: 'Scrap' },
  icon: 'Block',
  input: PiecesInput,
  move: (_unit, _item, { quantity }) => ({ kind: 'SCRAP', quantity: quantity ?? null }),
  said: approved,
});

/** @throws FORBIDDEN for a site of another department, VALIDATION_FAILED for one that is closed */
async function requireOpenSite(unit: Unit, id: string): Promise<void> {
  const { status } = await unit.load(SalesSite, { id }, 'update');
  if (status === 'CLOSED') throw invalid('toSiteId', 'NOT_ALLOWED');
}
