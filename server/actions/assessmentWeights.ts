import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import type { Target, Unit } from '../kit/store/unit.ts';
import { nextMonth } from '../rules/workCalendar.ts';
import { addDealRow, newEdition, seenTemplate } from './assessmentEditions.ts';

/** Has weights that do not sum to 100 % count in proportion: form A's 30/30/10 as 42.86/42.86/14.29 (domain AMB-2, a). */
export const normaliseWeights = verb({
  name: 'normaliseWeights',
  on: AssessmentTemplate,
  label: { zh: '折算为 100', en: 'Normalise to 100' },
  icon: 'Percent',
  input: NoInput,
  run: async (unit, target) => {
    const draft = await draftOf(unit, target);
    await unit.set(AssessmentTemplate, draft, { weightPolicy: 'NORMALISE' });
  },
});

/** Adds the row of deals that form A lacks to 100 % (domain AMB-2, b). */
export const addMissingWeight = verb({
  name: 'addMissingWeight',
  on: AssessmentTemplate,
  label: { zh: '补一行成交指标', en: 'Add a row of deals' },
  icon: 'PlaylistAddCheck',
  input: NoInput,
  run: async (unit, target) => {
    const draft = await draftOf(unit, target);
    await unit.set(AssessmentTemplate, draft, { weightPolicy: 'ADD_ROW' });
    await addDealRow(unit, draft.id);
  },
});

/** The template itself while it is a draft; what is published stands, and a new edition from next month takes the change. */
async function draftOf(unit: Unit, target: Target): Promise<AssessmentTemplate> {
  const template = await seenTemplate(unit, target);
  if (template.status === 'DRAFT') return unit.load(AssessmentTemplate, target);
  const id = await newEdition(unit, template, `${nextMonth(unit.today().slice(0, 7))}-01`);
  return unit.load(AssessmentTemplate, { id });
}
