import { Visit, VisitOutcome } from '../entities/visit.ts';
import { choice, date, dateTime, longText, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';

class RecordVisitInput {
  @dateTime('实际开始', 'Actual start')
  actualStart?: string | null;

  @dateTime('实际结束', 'Actual end', { required: true })
  actualEnd!: string;

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
  effect: (unit, _visit, input) => ({ ...input, reportedAt: unit.now().toISOString() }),
});
