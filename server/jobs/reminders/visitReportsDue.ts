import { settingOf } from '../../actions/settings.ts';
import { Account } from '../../entities/account.ts';
import { Visit } from '../../entities/visit.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { reminderJob, type Ask } from '../remind.ts';
import { instantWords } from '../words.ts';

interface Ended {
  readonly id: string;
  readonly no: string;
  readonly account: string;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly actualEnd: string | null;
}

/** D5: a visit that ended 24 hours ago and has no report; asked of whoever has the account now, who alone can write it. */
export const visitReportsDue = reminderJob({
  name: 'visitReportsDue',
  cron: '*/10 * * * *',
  kind: 'VISIT_REPORT_DUE',
  on: Visit,
  asks: async (unit) => {
    const hours = await settingOf(unit, 'visit.reportHours');
    const latest = new Date(unit.now().getTime() - hours * 3_600_000).toISOString();
    const visits = await unit.list<Ended>(Visit, endedBy(latest), ['id', 'no', 'account', 'plannedStart', 'plannedEnd', 'actualEnd']);
    const owners = await ownersOf(unit, visits);
    return visits.flatMap((visit) => {
      const recipient = owners.get(visit.account);
      return recipient ? [askOf(visit, recipient, hours)] : [];
    });
  },
});

function endedBy(latest: string): Readonly<Record<string, unknown>> {
  const [none, over] = [{ isNull: true }, { lte: latest }];
  return {
    status: { in: ['PLANNED', 'IN_PROGRESS'] },
    or: [{ actualEnd: over }, { actualEnd: none, plannedEnd: over }, { actualEnd: none, plannedEnd: none, plannedStart: over }],
  };
}

async function ownersOf(unit: Unit, visits: readonly Ended[]): Promise<Map<string, string | null>> {
  if (!visits.length) return new Map();
  const ids = [...new Set(visits.map(({ account }) => account))];
  const accounts = await unit.list<{ id: string; specialist: string | null }>(Account, { id: { in: ids } }, ['id', 'specialist']);
  return new Map(accounts.map(({ id, specialist }) => [id, specialist]));
}

function askOf({ id, no, account, plannedStart, plannedEnd, actualEnd }: Ended, recipient: string, hours: number): Ask {
  const end = (actualEnd ?? plannedEnd ?? plannedStart)!;
  const when = instantWords(end);
  return {
    recipient,
    subject: id,
    // a visit that is put off is asked for anew
    occasion: end,
    title: { zh: `拜访 ${no} 待回报`, en: `Visit ${no} awaits its report` },
    message: {
      zh: `拜访应于 ${when.zh} 结束,${hours} 小时内尚未回报。请填写拜访小结,或改期、取消。`,
      en: `It ended, or was to end, ${when.en}, and has no report after ${hours} hours. Record it, put it off or cancel it.`,
    },
    recordId: id,
    account,
    dueAt: new Date(Date.parse(end) + hours * 3_600_000).toISOString(),
  };
}
