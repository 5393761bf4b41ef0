import { Account } from '../entities/account.ts';
import { Agreement } from '../entities/agreement.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { User } from '../entities/user.ts';
import { Visit } from '../entities/visit.ts';
import type { Label } from '../kit/field/index.ts';
import { merging } from '../kit/schema/merge.ts';
import type { MergedPair } from '../kit/store/merge.ts';
import type { UnitReads } from '../kit/store/unitReads.ts';

/** Two accounts turn out to be one customer: what was done with either is the history of one, credit for it stays where it is (ADR 36). */
export const mergeAccount = merging({
  on: Account,
  label: { zh: '合并客户', en: 'Merge accounts' },
  icon: 'Merge',
  guard: {
    zh: '被合并方没有审批中的协议,且已确认的考核不因合并而变',
    en: 'The account that goes has no agreement under way, and no confirmed assessment would read otherwise',
  },
  obstacles: async (unit, pair) => [...(await agreementsUnderWay(unit, pair)), ...(await daysCountedTwice(unit, pair))],
});

/** Who reviews or signs has one account before them: it does not turn into another under their hands. */
async function agreementsUnderWay(unit: UnitReads, { gives }: MergedPair): Promise<Label[]> {
  const underWay = await unit.list<{ no: string; title: string }>(
    Agreement,
    { account: { id: { eq: gives } }, status: { in: ['REVIEW', 'APPROVED'] } },
    ['no', 'title'],
  );
  return underWay.map(({ no, title }) => ({
    zh: `被合并方的协议 ${no}《${title}》正在审批;请先签订、退回或终止`,
    en: `Agreement ${no} “${title}” of the account that goes is under way; sign, return or terminate it first`,
  }));
}

interface CountedVisit {
  readonly account: string;
  readonly specialist: string;
  readonly actualEnd: string;
}

/**
 * Of several visits to one account on one day one counts (domain §2.8.3): where both accounts were visited on a day whose assessment has been
 * confirmed, merging them would make one of the two a repetition.
 */
async function daysCountedTwice(unit: UnitReads, { keeps, gives }: MergedPair): Promise<Label[]> {
  const counted = await unit.list<CountedVisit>(
    Visit,
    { account: { id: { in: [keeps, gives] } }, status: { eq: 'DONE' }, countStatus: { eq: 'COUNTED' } },
    ['account', 'specialist', 'actualEnd'],
  );
  const days = new Map<string, { specialist: string; day: string; accounts: Set<string> }>();
  for (const { account, specialist, actualEnd } of counted) {
    const day = unit.dayOf(actualEnd);
    const known = days.get(`${specialist} ${day}`) ?? { specialist, day, accounts: new Set<string>() };
    days.set(`${specialist} ${day}`, { ...known, accounts: known.accounts.add(account) });
  }
  const both = [...days.values()].filter(({ accounts }) => accounts.size > 1);
  return both.length ? confirmedAmong(unit, both) : [];
}

async function confirmedAmong(unit: UnitReads, days: readonly { readonly specialist: string; readonly day: string }[]): Promise<Label[]> {
  const people = [...new Set(days.map(({ specialist }) => specialist))];
  const sheets = await unit.list<{ specialist: string; period: string }>(
    AssessmentSheet,
    { specialist: { id: { in: people } }, status: { in: ['CONFIRMED', 'CLOSED'] } },
    ['specialist', 'period'],
  );
  const names = await unit.list<{ id: string; name: string }>(User, { id: { in: people } }, ['id', 'name']);
  const closed = new Set(sheets.map(({ specialist, period }) => `${specialist} ${period}`));
  return days
    .filter(({ specialist, day }) => closed.has(`${specialist} ${day.slice(0, 7)}`))
    .map(({ specialist, day }) => {
      const name = names.find(({ id }) => id === specialist)?.name ?? '';
      return {
        zh: `${name} ${day} 对双方的拜访都已计入已确认的考核,合并会使其中一次变为同日重复;请管理员先删除其中一次`,
        en: `${name} visited both on ${day}, and both visits count in a confirmed assessment; an administrator must first delete one of them`,
      };
    });
}
