import { TEMPLATES } from './data/assessments.ts';
import { demoId } from './ids.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';

/** The printed assessment forms as templates, what any company starts with. */
export function templateSteps(createdAt: string, validFrom: string): DemoStep[] {
  const [templates, indicators, subItems]: [DemoRow[], DemoRow[], DemoRow[]] = [[], [], []];
  for (const { indicators: rows, ...template } of TEMPLATES) {
    const id = demoId('AssessmentTemplate', template.code);
    templates.push({ id, createdAt, validFrom, ...template });
    for (const [index, { subItems: rated = [], source = 'MANUAL', ...indicator }] of rows.entries()) {
      const own = demoId('AssessmentIndicator', `${template.code}/${index}`);
      const kind = rated.length ? 'RATING' : 'QUANTITATIVE';
      indicators.push({ id: own, createdAt, template: id, order: index + 1, kind, source, ...indicator });
      for (const [order, [nameZh, nameEn, raterRole = 'MANAGER', taken = 'MANUAL']] of rated.entries())
        subItems.push({
          id: demoId('AssessmentSubItem', `${own}/${order}`),
          createdAt,
          indicator: own,
          order: order + 1,
          nameZh,
          nameEn,
          raterRole,
          source: taken,
        });
    }
  }
  return [inserted('AssessmentTemplate', templates), inserted('AssessmentIndicator', indicators), inserted('AssessmentSubItem', subItems)];
}
