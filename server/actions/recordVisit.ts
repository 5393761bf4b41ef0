import { File } from '../entities/file.ts';
import { Visit, VisitKind, VisitMode, VisitOutcome } from '../entities/visit.ts';
import { Account } from '../entities/account.ts';
import { invalid } from '../kit/errors.ts';
import { choice, date, dateTime, entityOf, flag, geoPoint, links, longText, type ChoiceOf, type GeoPoint } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';
import { checkInValues, keepAccountPlace } from './checkIn.ts';

class RecordVisitInput {
  @choice('方式', 'Mode', VisitMode)
  mode?: ChoiceOf<typeof VisitMode> | null;

  @dateTime('实际开始', 'Actual start')
  actualStart?: string | null;

  @dateTime('实际结束', 'Actual end', { help: { zh: '留空则为现在', en: 'Leave empty for now' } })
  actualEnd?: string | null;

  @choice('结果', 'Outcome', VisitOutcome, { required: true })
  outcome!: ChoiceOf<typeof VisitOutcome>;

  @longText('拜访小结', 'Summary', { required: true, min: 10 })
  summary!: string;

  @longText('客户问题', 'Problems')
  problems?: string | null;

  @longText('竞品信息', 'Competitor seen')
  competitorSeen?: string | null;

  @longText('下一步', 'Next step')
  nextStep?: string | null;

  @date('下一步时间', 'Next on')
  nextOn?: string | null;

  @links('照片', 'Photos', () => File, { media: 'image' })
  photos?: readonly string[] | null;

  @geoPoint('签到坐标', 'Check-in location', { help: { zh: '可选', en: 'If you wish' } })
  checkInGeo?: GeoPoint | null;

  @flag('签到处即客户位置', 'The check-in is where the customer is')
  isAccountPlace?: boolean | null;
}

class LogVisitInput extends RecordVisitInput {
  @choice('类型', 'Kind', VisitKind, { required: true })
  kind!: ChoiceOf<typeof VisitKind>;

  @longText('目的', 'Purpose', { help: { zh: '留空则为拜访类型', en: 'Leave empty for the kind of visit' } })
  purpose?: string | null;
}

const OPEN = ['PLANNED', 'IN_PROGRESS'];

/** Reports a visit that was made: it becomes DONE, with when, what came of it and what comes next (domain §2.4). */
export const recordVisit = transition({
  name: 'recordVisit',
  on: Visit,
  label: { zh: '登记拜访', en: 'Record visit' },
  icon: 'TaskAlt',
  guard: { zh: '仅计划中或进行中的拜访可登记', en: 'Only a visit that is planned or in progress can be recorded' },
  from: OPEN,
  to: 'DONE',
  input: RecordVisitInput,
  effect: async (unit, visit, input) => {
    const had = [...visit.photos].map(({ id }) => id);
    return reported(unit, input, { accountId: visit.account.id, mode: input.mode ?? visit.mode, had });
  },
});

/** Enters a visit that nobody had planned and that is over, in one go: a row of the account's visits, DONE (domain §2.4). */
export const logVisit = verb<Account, LogVisitInput>({
  name: 'logVisit',
  on: Account,
  makes: Visit,
  label: { zh: '补登拜访', en: 'Log a visit' },
  icon: 'AddTask',
  input: LogVisitInput,
  run: async (unit, target, { kind, purpose, ...input }) => {
    const account = await unit.load(Account, target);
    const mode = input.mode ?? 'ONSITE';
    const label = VisitKind.members.find(({ value }) => value === kind)!.label.zh;
    const id = await unit.create(entityOf(Visit), { accountId: account.id, kind, mode, purpose: purpose ?? label });
    const visit = await unit.load(Visit, { id });
    await unit.set(Visit, visit, {
      ...(await reported(unit, { ...input, mode }, { accountId: account.id, mode, had: [] })),
      status: 'DONE',
    });
    return id;
  },
});

interface Reported {
  readonly accountId: string;
  readonly mode: string | null | undefined;
  /** Photos that the visit has already. */
  readonly had: readonly string[];
}

/** Clocks of telephones differ a little from ours. */
const CLOCK_MS = 10 * 60_000;

async function reported(unit: Unit, input: RecordVisitInput, { accountId, mode, had }: Reported): Promise<Values> {
  const { photos, checkInGeo, isAccountPlace, actualEnd, ...said } = input;
  const now = unit.now();
  for (const name of ['actualStart', 'actualEnd'] as const) {
    const at = input[name];
    if (at && Date.parse(at) > now.getTime() + CLOCK_MS) throw invalid(name, 'TOO_LARGE', { max: now.toISOString() });
  }
  const checkIn = { at: checkInGeo, accountId, mode };
  if (isAccountPlace) await keepAccountPlace(unit, checkIn);
  return {
    ...said,
    ...(await checkInValues(unit, checkIn)),
    ...(photos?.length && { photos: [...new Set([...had, ...photos])] }),
    actualEnd: actualEnd ?? now.toISOString(),
    reportedAt: now.toISOString(),
  };
}
