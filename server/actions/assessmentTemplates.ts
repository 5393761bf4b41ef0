import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { AppError } from '../kit/errors.ts';
import { choice, choices, date, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { addDays } from '../rules/workCalendar.ts';
import { addDealRow, newEdition, ofUnit, seenTemplate, weightSum } from './assessmentEditions.ts';
import { schemeOf } from './assessmentScheme.ts';

const Publication = choices('TemplatePublication', {
  ACTIVE: ['启用', 'Active', 'green'],
  SHADOW: ['对照', 'Shadow', 'blue'],
});

class PublishTemplateInput {
  @choice('发布为', 'Publish as', Publication, { required: true })
  as!: ChoiceOf<typeof Publication>;

  @text('权重不足100%的说明', 'Decision on the weights', { max: 500 })
  decision?: string | null;
}

class CopyTemplateInput {
  @date('有效期起', 'Valid from', { required: true })
  validFrom!: string;
}

const WEIGHTS = {
  zh: '权重合计不是 100%,请调整权重,或写明决定后再发布',
  en: 'The weights do not sum to 100 %: change them, or state the decision',
};
const NORMALISED = '权重折算为 100%';
const RUNNING = {
  zh: '同一部门同一时期已有启用的方案,请先停用',
  en: 'Another template is active for the department then; retire it first',
};

/** Puts a template into force, or beside the one in force for comparison. Weights off 100 % take a recorded decision (domain AMB-2). */
export const publishAssessmentTemplate = transition({
  name: 'publishAssessmentTemplate',
  on: AssessmentTemplate,
  label: { zh: '发布', en: 'Publish' },
  icon: 'Send',
  guard: { zh: '仅草稿可发布;权重合计须为 100% 或写明决定', en: 'Only a draft; its weights sum to 100 %, or a decision is stated' },
  from: ['DRAFT'],
  to: { by: 'as' },
  input: PublishTemplateInput,
  effect: async (unit, template, { as, decision }) => {
    const { weightPolicy } = await schemeOf(unit, template, template.orgUnit?.id ?? null);
    if (weightPolicy === 'ADD_ROW') await addDealRow(unit, template.id);
    const decided = decision ?? (weightPolicy === 'NORMALISE' ? NORMALISED : null);
    if (!(await weightSum(unit, template.id)).eq(1) && !decided) throw new AppError('INVALID_TRANSITION', { label: WEIGHTS });
    await endEarlierEditions(unit, template);
    if (as === 'ACTIVE' && (await unit.exists(AssessmentTemplate, rivals(template))))
      throw new AppError('INVALID_TRANSITION', { label: RUNNING });
    return { weightPolicy, weightDecision: decided };
  },
});

/** A new edition takes over on its first day; sheets of the earlier ones keep theirs. */
async function endEarlierEditions(unit: Unit, template: AssessmentTemplate): Promise<void> {
  const { code, orgUnit, validFrom, edition } = template;
  const earlier = { code: { eq: code }, ...ofUnit(orgUnit?.id), edition: { lt: edition }, validFrom: { lt: validFrom } };
  const running = { status: { in: ['ACTIVE', 'SHADOW'] }, or: [{ validTo: { isNull: true } }, { validTo: { gte: validFrom } }] };
  for (const old of await unit.all(AssessmentTemplate, { ...earlier, ...running }))
    await unit.set(AssessmentTemplate, old, { validTo: addDays(validFrom, -1) });
}

/** Active templates of the same department that hold at the same time. */
function rivals({ id, orgUnit, validFrom, validTo }: AssessmentTemplate): Readonly<Record<string, unknown>> {
  const until = { or: [{ validTo: { isNull: true } }, { validTo: { gte: validFrom } }] };
  return { id: { ne: id }, status: { eq: 'ACTIVE' }, ...ofUnit(orgUnit?.id), ...until, ...(validTo && { validFrom: { lte: validTo } }) };
}

export const retireAssessmentTemplate = transition({
  name: 'retireAssessmentTemplate',
  on: AssessmentTemplate,
  label: { zh: '停用', en: 'Retire' },
  icon: 'Archive',
  guard: { zh: '仅启用或对照的方案可停用', en: 'Only a published template can be retired' },
  from: ['ACTIVE', 'SHADOW'],
  to: 'RETIRED',
  input: NoInput,
});

/** A new edition as a draft, with all indicators and sub-items, to be changed and published in its turn. */
export const copyAssessmentTemplate = verb({
  name: 'copyAssessmentTemplate',
  on: AssessmentTemplate,
  label: { zh: '另建新版本', en: 'New edition' },
  icon: 'FileCopy',
  input: CopyTemplateInput,
  run: async (unit, target, { validFrom }) => {
    await newEdition(unit, await seenTemplate(unit, target), validFrom);
  },
});
