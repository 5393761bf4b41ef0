import { Big } from 'big.js';
import { gradeFrom } from '../entities/assessmentSheet.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import type { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { Specialist } from '../entities/specialist.ts';
import { raw, sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { GradeBounds } from '../rules/assessmentGrade.ts';
import type { Scheme, WeightPolicy } from '../rules/assessmentScore.ts';
import { proRated, workdaysPresent } from '../rules/proRating.ts';
import { calendarAround } from './planDeadline.ts';
import { settingOf } from './settings.ts';

/** How a template is computed: by what it says itself, and where it leaves something open by the department's settings (domain §1.4). */
export async function schemeOf(unit: Unit, template: AssessmentTemplate, orgUnit: string | null): Promise<Omit<Scheme, 'penalty'>> {
  const { code, weightPolicy, cap, planZeroPolicy } = template;
  return {
    weightPolicy: weightPolicy ?? (await weightPolicyOf(unit, code, orgUnit)),
    cap: new Big(cap ?? (await settingOf(unit, 'assessment.cap', orgUnit))).toFixed(2),
    planZeroPolicy: planZeroPolicy ?? (await settingOf(unit, 'assessment.planZeroPolicy', orgUnit)),
  };
}

/** The printed forms have a setting each; a form of the company's own says itself what it wants. */
async function weightPolicyOf(unit: Unit, code: string, orgUnit: string | null): Promise<WeightPolicy> {
  return code === 'A' || code === 'B' || code === 'C' ? settingOf(unit, `assessment.${code}.weightPolicy`, orgUnit) : 'AS_PRINTED';
}

/** Points off for a plan that was reported so many working days late; none unless the setting says so (domain AMB-10). */
export async function latePenalty(unit: Unit, { orgUnit }: AssessmentSheet, lateWorkdays: number): Promise<string> {
  const perDay = await settingOf(unit, 'assessment.latePenaltyPerDay', orgUnit.id);
  return new Big(perDay).times(lateWorkdays).toFixed(2);
}

/** Where the grades begin, as the sheets' computed fields have it. */
export async function gradeBounds(unit: Unit): Promise<GradeBounds> {
  const [row] = await unit.rows<GradeBounds>(
    sql`select ${raw(gradeFrom('A'))}::text as "A", ${raw(gradeFrom('B'))}::text as "B", ${raw(gradeFrom('C'))}::text as "C"`,
  );
  return row!;
}

/** The part of a plan that falls to the days at work, where the setting `assessment.proRate` asks for it; else the plan itself. */
export async function proRating(unit: Unit, { period, specialist, orgUnit }: AssessmentSheet): Promise<(plan: string) => string> {
  if (!(await settingOf(unit, 'assessment.proRate', orgUnit.id))) return (plan) => plan;
  const [file] = await unit.list<{ joinedOn: string | null; leftOn: string | null }>(Specialist, { user: { id: { eq: specialist.id } } }, [
    'joinedOn',
    'leftOn',
  ]);
  if (!file) return (plan) => plan;
  const calendar = await calendarAround(unit, `${period}-01`);
  const [present, ofMonth] = [workdaysPresent(calendar, period, file), calendar.workdaysOf(period)];
  return (plan) => proRated(plan, present, ofMonth);
}
