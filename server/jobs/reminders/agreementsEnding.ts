import { settingOf } from '../../actions/settings.ts';
import { Account } from '../../entities/account.ts';
import { Agreement } from '../../entities/agreement.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { dayEnd, dayMoments, lastPassed, signed } from '../../rules/reminders.ts';
import { addDays } from '../../rules/workCalendar.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { dateWords } from '../words.ts';

interface Ending {
  readonly id: string;
  readonly no: string;
  readonly account: string;
  readonly validTo: string;
}

interface Held {
  readonly id: string;
  readonly specialist: string | null;
  readonly orgUnit: string;
}

/** D9: an agreement's specialist and manager hear 60, 30 and 7 days ahead that it ends. */
export const agreementsEnding = reminderJob({
  name: 'agreementsEnding',
  cron: '*/10 * * * *',
  kind: 'AGREEMENT_ENDING',
  on: Agreement,
  asks: async (unit, people) => {
    const ahead = await settingOf(unit, 'agreement.reminderDays', null);
    const time = await settingOf(unit, 'reminder.time');
    const ending = await endingSoon(unit, Math.max(0, ...ahead));
    const accounts = await accountsOf(unit, ending);
    return ending.flatMap((agreement) => {
      const { specialist, orgUnit } = accounts.get(agreement.account)!;
      const passed = lastPassed(dayMoments(agreement.validTo, ahead, time), unit.now());
      const readers = new Set([...(specialist ? [specialist] : []), ...people.managersOf(orgUnit).map(({ id }) => id)]);
      return passed ? [...readers].map((recipient) => askOf(agreement, recipient, passed.offset)) : [];
    });
  },
});

function endingSoon(unit: Unit, days: number): Promise<Ending[]> {
  const today = unit.today();
  const where = { status: { in: ['SIGNED', 'EFFECTIVE'] }, validTo: { gte: today, lte: addDays(today, days) } };
  return unit.list<Ending>(Agreement, where, ['id', 'no', 'account', 'validTo']);
}

async function accountsOf(unit: Unit, ending: readonly Ending[]): Promise<Map<string, Held>> {
  if (!ending.length) return new Map();
  const ids = [...new Set(ending.map(({ account }) => account))];
  const accounts = await unit.list<Held>(Account, { id: { in: ids } }, ['id', 'specialist', 'orgUnit']);
  return new Map(accounts.map((account) => [account.id, account]));
}

function askOf({ id, no, account, validTo }: Ending, recipient: string, offset: number): Ask {
  const until = dateWords(validTo);
  return {
    recipient,
    subject: id,
    // one that is prolonged ends anew
    occasion: `${validTo} ${signed(offset)}`,
    title: { zh: `协议 ${no} 将于 ${until.zh}到期`, en: `Agreement ${no} ends on ${until.en}` },
    message: {
      zh: `距到期不足 ${-offset} 天,请安排续签,或确认不再续签。`,
      en: `Less than ${-offset} days are left. Renew it, or settle that it ends.`,
    },
    recordId: id,
    account,
    dueAt: dayEnd(validTo),
  };
}
