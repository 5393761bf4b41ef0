import { Big } from 'big.js';
import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentRating } from '../entities/assessmentRating.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentSubItem } from '../entities/assessmentSubItem.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import type { IndicatorSource, RaterRole } from '../entities/assessmentVocabulary.ts';
import { OrgUnit } from '../entities/orgUnit.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { User } from '../entities/user.ts';
import { invalid } from '../kit/errors.ts';
import type { ChoiceOf } from '../kit/field/index.ts';
import { onEach } from '../kit/store/store.ts';
import type { Unit } from '../kit/store/unit.ts';
import { nextMonth } from '../rules/workCalendar.ts';
import { schemeOf } from './assessmentScheme.ts';
import { fittedLines, printedWeights } from './dealLine.ts';
import { settingOf } from './settings.ts';

/** A sheet begins with the lines of its template, and with whoever is asked to rate named on each rating. */
export const openAssessmentSheet = onEach(AssessmentSheet, async (unit, id) => {
  const sheet = await unit.load(AssessmentSheet, { id });
  const template = await unit.find(AssessmentTemplate, { id: { eq: sheet.template.id }, status: { in: ['ACTIVE', 'SHADOW'] } });
  if (!template) throw invalid('templateId', 'NOT_ALLOWED');
  await unit.set(AssessmentSheet, sheet, { isShadow: template.status === 'SHADOW', dueOn: await dueOn(unit, sheet) });
  const raters = { MANAGER: unit.guard.viewerId, SITE_STAFF: await frontDeskOf(unit, sheet), OFFICE: await backOfficeOf(unit, sheet) };
  const specialist = sheet.specialist.id;
  const indicators = await unit.all(AssessmentIndicator, { template: { id: { eq: template.id } } });
  for (const { id: indicator, order, nameZh, nameEn, kind, source: printed } of indicators) {
    const source = await sourceOf(unit, template, { order, printed, orgUnit: sheet.orgUnit.id });
    const line = await unit.add(AssessmentLine, { sheet: id, indicator, order, nameZh, nameEn, kind, source });
    if (kind === 'RATING') await openRatings(unit, { line, indicator, specialist, raters });
  }
  const { weightPolicy } = await schemeOf(unit, template, sheet.orgUnit.id);
  await fittedLines(unit, sheet, weightPolicy, await printedWeights(unit, template.id));
});

interface RatedLine {
  readonly line: string;
  readonly indicator: string;
  readonly specialist: string;
  /** Who is asked, by role. */
  readonly raters: Readonly<Record<ChoiceOf<typeof RaterRole>, string | null>>;
}

async function openRatings(unit: Unit, { line, indicator, specialist, raters }: RatedLine): Promise<void> {
  const subItems = await unit.all(AssessmentSubItem, { indicator: { id: { eq: indicator } } });
  for (const { id: subItem, nameZh, nameEn, share, raterRole } of subItems) {
    const part = share ?? new Big(1).div(subItems.length).round(6).toString();
    await unit.add(AssessmentRating, { line, subItem, nameZh, nameEn, share: part, raterRole, rater: raters[raterRole], specialist });
  }
}

/** Who sits at the front desk of the department's sites; the manager rates where nobody does (domain AMB-17). */
async function frontDeskOf(unit: Unit, { orgUnit }: AssessmentSheet): Promise<string | null> {
  const sites = await unit.list<{ frontDesk: string | null }>(SalesSite, { orgUnit: { id: { eq: orgUnit.id } } }, ['frontDesk']);
  return sites.find(({ frontDesk }) => frontDesk)?.frontDesk ?? unit.guard.viewerId;
}

/** Who answers for the back office of the department: somebody of an office that serves it; nobody where there is none. */
async function backOfficeOf(unit: Unit, { orgUnit }: AssessmentSheet): Promise<string | null> {
  const [department] = await unit.list<{ path: string }>(OrgUnit, { id: { eq: orgUnit.id } }, ['path']);
  const above = department?.path.split('/') ?? [];
  const served = { active: { eq: true }, roles: { has: 'OFFICE' }, orgUnit: { parent: { id: { in: above } } } };
  const [person] = await unit.list<{ id: string }>(User, served, ['id']);
  return person?.id ?? null;
}

/** Row 3 of form B is called deals and measures deliveries: which of the two counts is a setting (domain AMB-4). */
async function sourceOf(unit: Unit, { code }: AssessmentTemplate, { order, printed, orgUnit }: PrintedRow): Promise<PrintedRow['printed']> {
  return code === 'B' && order === 3 && printed === 'DELIVERY' ? settingOf(unit, 'assessment.B3.source', orgUnit) : printed;
}

interface PrintedRow {
  readonly order: number;
  readonly printed: ChoiceOf<typeof IndicatorSource>;
  /** The department whose settings hold. */
  readonly orgUnit: string;
}

/** The day of the next month by which the month is to be assessed (domain AMB-15). */
async function dueOn(unit: Unit, { period, orgUnit }: AssessmentSheet): Promise<string> {
  const day = await settingOf(unit, 'assessment.dueDay', orgUnit.id);
  return `${nextMonth(period)}-${String(day).padStart(2, '0')}`;
}
