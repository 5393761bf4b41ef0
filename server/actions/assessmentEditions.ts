import { Big } from 'big.js';
import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentSubItem } from '../entities/assessmentSubItem.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import { AppError } from '../kit/errors.ts';
import { entityOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import type { Target, Unit } from '../kit/store/unit.ts';
import { DEAL_ROW } from './dealLine.ts';

/** A template to take a new edition of: any that the viewer sees, since it stays what it is. @throws NOT_FOUND */
export async function seenTemplate(unit: Unit, { id }: Target): Promise<AssessmentTemplate> {
  const template = await unit.find(AssessmentTemplate, { id: { eq: id } });
  if (!template) throw new AppError('NOT_FOUND');
  return template;
}

/** A new edition as a draft, with all indicators and sub-items; of a template that is not the viewer's to change, for their own unit. */
export async function newEdition(unit: Unit, source: AssessmentTemplate, validFrom: string): Promise<string> {
  const { code, nameZh, nameEn, weightPolicy, cap, planZeroPolicy } = source;
  const same = { code, nameZh, nameEn, weightPolicy, cap, planZeroPolicy, orgUnit: await unitOfEdition(unit, source) };
  const edition = await nextEdition(unit, code, same.orgUnit);
  const template = await unit.add(AssessmentTemplate, { ...same, validFrom, edition });
  for (const row of await unit.all(AssessmentIndicator, { template: { id: { eq: source.id } } })) {
    const { order, standard, standardEn, weight, kind, source: counted, unit: counting } = row;
    const values = { order, nameZh: row.nameZh, nameEn: row.nameEn, standard, standardEn, weight, kind, source: counted, unit: counting };
    const indicator = await unit.add(AssessmentIndicator, { template, ...values });
    for (const item of await unit.all(AssessmentSubItem, { indicator: { id: { eq: row.id } } })) {
      const { share, raterRole, source: taken } = item;
      await unit.add(AssessmentSubItem, {
        indicator,
        order: item.order,
        nameZh: item.nameZh,
        nameEn: item.nameEn,
        share,
        raterRole,
        source: taken,
      });
    }
  }
  return template;
}

async function unitOfEdition(unit: Unit, { id, orgUnit }: AssessmentTemplate): Promise<string | null> {
  const may = unit.guard.rows(entityOf(AssessmentTemplate), 't', 'verb');
  const [row] = await unit.rows<{ may: boolean }>(sql`select ${may} as may from assessment_template t where t.id = ${id}::uuid`);
  return row?.may ? (orgUnit?.id ?? null) : unit.guard.viewerUnitId;
}

async function nextEdition(unit: Unit, code: string, orgUnit: string | null): Promise<number> {
  const ofSame = { code: { eq: code }, ...ofUnit(orgUnit) };
  const editions = await unit.list<{ edition: number }>(AssessmentTemplate, ofSame, ['edition']);
  return Math.max(0, ...editions.map(({ edition }) => edition)) + 1;
}

/** Templates of the same department, or of the whole company. */
export function ofUnit(orgUnit: string | null | undefined): Readonly<Record<string, unknown>> {
  return orgUnit ? { orgUnit: { id: { eq: orgUnit } } } : { not: { orgUnit: {} } };
}

/** The sum of a template's weights. */
export async function weightSum(unit: Unit, template: string): Promise<Big> {
  const weights = await unit.list<{ weight: string }>(AssessmentIndicator, { template: { id: { eq: template } } }, ['weight']);
  return weights.reduce((sum, { weight }) => sum.plus(weight), new Big(0));
}

/** Adds the row 成交指标 with what the weights lack to 100 %; nothing where they lack nothing (domain AMB-2). */
export async function addDealRow(unit: Unit, template: string): Promise<void> {
  const missing = new Big(1).minus(await weightSum(unit, template));
  if (missing.lte(0)) return;
  const orders = await unit.list<{ order: number }>(AssessmentIndicator, { template: { id: { eq: template } } }, ['order']);
  const order = Math.max(0, ...orders.map((row) => row.order)) + 1;
  await unit.add(AssessmentIndicator, { template, order, ...DEAL_ROW, unit: '组', weight: missing.toFixed(4) });
}
