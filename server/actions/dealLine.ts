import { Big } from 'big.js';
import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import type { AssessmentSheet } from '../entities/assessmentSheet.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { WeightPolicy } from '../rules/assessmentScore.ts';

/** What the row of deals is called that fills up weights which lack to 100 % (domain AMB-2, b). */
export const DEAL_ROW = { nameZh: '成交指标', nameEn: 'Deals', kind: 'QUANTITATIVE', source: 'DEAL' } as const;

/** The printed weights of a template by indicator, and what they lack to 100 %. */
export interface Weights {
  readonly byIndicator: ReadonlyMap<string, string>;
  readonly missing: string;
}

export async function printedWeights(unit: Unit, template: string): Promise<Weights> {
  const ofTemplate = { template: { id: { eq: template } } };
  const printed = await unit.list<{ id: string; weight: string }>(AssessmentIndicator, ofTemplate, ['id', 'weight']);
  const missing = printed.reduce((left, { weight }) => left.minus(weight), new Big(1));
  return { byIndicator: new Map(printed.map(({ id, weight }) => [id, weight])), missing: missing.gt(0) ? missing.toFixed(4) : '0' };
}

/**
 * The lines of a sheet as its weight policy wants them: `ADD_ROW` has a line of deals that no indicator of the form stands for, of as
 * much weight as the form lacks; any other policy has none.
 */
export async function fittedLines(
  unit: Unit,
  sheet: AssessmentSheet,
  policy: WeightPolicy,
  { missing }: Weights,
): Promise<AssessmentLine[]> {
  const lines = await unit.all(AssessmentLine, { sheet: { id: { eq: sheet.id } } });
  const added = lines.find(({ indicator }) => !indicator);
  const isWanted = policy === 'ADD_ROW' && missing !== '0';
  if (isWanted === Boolean(added)) return lines;
  if (added) await unit.set(AssessmentLine, added, { deletedAt: unit.now().toISOString() });
  else await unit.add(AssessmentLine, { sheet: sheet.id, order: Math.max(...lines.map(({ order }) => order)) + 1, ...DEAL_ROW });
  return unit.all(AssessmentLine, { sheet: { id: { eq: sheet.id } } });
}
