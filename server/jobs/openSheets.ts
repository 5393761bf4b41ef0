import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { AssessmentTemplate } from '../entities/assessmentTemplate.ts';
import type { Unit } from '../kit/store/unit.ts';
import { addDays, nextMonth, previousMonth } from '../rules/workCalendar.ts';
import type { Job } from './job.ts';
import { loadPeople } from './people.ts';

/** Opens the sheets of the month that is over: one for each specialist who was there, by each template in force or beside it (domain §2.8). */
export const openSheets: Job = {
  name: 'openSheets',
  cron: '*/10 * * * *',
  run: async (desk) => {
    const missing = await desk.write(missingSheets);
    // the manager is whom the sheet asks to rate
    for (const { manager, ...sheet } of missing) await desk.write((unit) => open(unit, sheet), manager);
  },
};

interface Sheet {
  readonly specialist: string;
  readonly orgUnit: string;
  readonly period: string;
  readonly template: string;
}

interface Template {
  readonly id: string;
  readonly code: string;
  readonly orgUnit: string | null;
}

async function missingSheets(unit: Unit): Promise<(Sheet & { manager: string | null })[]> {
  const period = previousMonth(unit.today().slice(0, 7));
  const [first, last] = [`${period}-01`, addDays(`${nextMonth(period)}-01`, -1)];
  const inForce = {
    status: { in: ['ACTIVE', 'SHADOW'] },
    validFrom: { lte: last },
    or: [{ validTo: { isNull: true } }, { validTo: { gte: first } }],
  };
  const templates = await unit.list<Template>(AssessmentTemplate, inForce, ['id', 'code', 'orgUnit']);
  const opened = await unit.list<Sheet>(AssessmentSheet, { period: { eq: period } }, ['specialist', 'template']);
  const has = new Set(opened.map(({ specialist, template }) => `${specialist} ${template}`));
  const people = await loadPeople(unit);
  const sheets = people.specialists({ from: first, to: last }).flatMap(({ id: specialist, orgUnit }) => {
    const manager = people.managersOf(orgUnit)[0]?.id ?? null;
    return templatesOf(orgUnit, templates).map(({ id }) => ({ specialist, orgUnit, period, template: id, manager }));
  });
  return sheets.filter(({ specialist, template }) => !has.has(`${specialist} ${template}`));
}

/** The department's own templates, and the company's where the department has none of the same code. */
function templatesOf(orgUnit: string, templates: readonly Template[]): Template[] {
  const own = templates.filter((template) => template.orgUnit === orgUnit);
  const codes = new Set(own.map(({ code }) => code));
  return [...own, ...templates.filter((template) => template.orgUnit === null && !codes.has(template.code))];
}

async function open(unit: Unit, { specialist, orgUnit, period, template }: Sheet): Promise<void> {
  const same = { specialist: { id: { eq: specialist } }, period: { eq: period }, template: { id: { eq: template } } };
  if (!(await unit.exists(AssessmentSheet, same))) await unit.add(AssessmentSheet, { specialist, orgUnit, period, template });
}
