import { Big } from 'big.js';
import { inMonth, isOfUnit, PEOPLE, PERSON, seen, unitOf, type Answer, type Args, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

const SHEET = ['specialist', 'orgUnit', 'period', 'template', 'revision', 'total', 'max', 'percent', 'grade', 'remark', 'calculatedAt'];
const LINE = ['sheet', 'indicator', 'order', 'nameZh', 'nameEn', 'kind', 'source', 'plan', 'actual', 'rate', 'weight', 'score', 'note'];
const SHEETS = { AssessmentSheet: SHEET, AssessmentTemplate: ['code'], AssessmentLine: LINE, ...PEOPLE };
const ROSTER = { ...SHEETS, Specialist: ['user', 'joinedOn', 'leftOn'] };

/** The last revision of each specialist's sheet of a month by a form. */
function sheetsOf(rules: Rules, { period }: Args, code: string): WorldRow[] {
  const templates = new Set(
    seen(rules, 'AssessmentTemplate')
      .filter((row) => row['code'] === code)
      .map(({ id }) => id),
  );
  const sheets = seen(rules, 'AssessmentSheet').filter((row) => row['period'] === period && templates.has(row['template'] as string));
  const place = (sheet: WorldRow): string => `${String(sheet['revision']).padStart(4, '0')} ${sheet.id}`;
  const newest = sheets.toSorted((one, other) => (place(one) < place(other) ? 1 : -1));
  return [...Map.groupBy(newest, (sheet) => sheet['specialist']).values()].map(([sheet]) => sheet!);
}

function linesOf(rules: Rules, sheet: WorldRow | undefined): WorldRow[] {
  const lines = sheet ? rules.world.children('AssessmentLine', 'sheet', sheet.id).filter((row) => rules.sees('AssessmentLine', row)) : [];
  return lines.toSorted((one, other) => (one['order'] as number) - (other['order'] as number));
}

type Row = (specialist: string, sheet: WorldRow | undefined) => Told;

function rosterOf(rules: Rules, args: Args, code: string, row: Row): Told[] {
  const sheets = new Map(sheetsOf(rules, args, code).map((sheet) => [String(sheet['specialist']), sheet]));
  const people = [...new Set([...inMonth(rules, args['period']!), ...sheets.keys()])];
  return people
    .filter((person) => isOfUnit(rules, args, sheets.get(person)?.['orgUnit'] ?? unitOf(rules, person)))
    .map((person) => row(person, sheets.get(person)));
}

function decimal(value: unknown, places: number): string | null {
  return value === null || value === undefined ? null : Big(value as string).toFixed(places);
}

function values(rows: readonly Told[], name: string): Big[] {
  return rows.flatMap((row) => (row[name] === null ? [] : Big(row[name] as string)));
}

function added(rows: readonly Told[], name: string): Big | null {
  const given = values(rows, name);
  return given.length ? given.reduce((sum, value) => sum.plus(value), Big(0)) : null;
}

function average(rows: readonly Told[], name: string): string | null {
  return decimal(added(rows, name)?.div(values(rows, name).length), 2);
}

function ratio(above: Big | null, below: Big | null): string | null {
  return above && below && !below.eq(0) ? above.div(below).toFixed(4) : null;
}

/** The mean points of a line's sub-item at a place of the form. */
function pointsAt(rules: Rules, line: WorldRow | undefined, place: number): string | null {
  const ratings = line
    ? rules.world.children('AssessmentRating', 'line', line.id).filter((row) => rules.sees('AssessmentRating', row))
    : [];
  const items = new Set(
    seen(rules, 'AssessmentSubItem')
      .filter((item) => item['order'] === place)
      .map(({ id }) => id),
  );
  const given = ratings
    .filter((row) => items.has(row['subItem'] as string) && row['points'] !== null)
    .map((row) => Big(row['points'] as string));
  return given.length
    ? given
        .reduce((sum, one) => sum.plus(one), Big(0))
        .div(given.length)
        .toFixed(2)
    : null;
}

function rowA(rules: Rules): Row {
  return (specialist, sheet) => {
    const lines = linesOf(rules, sheet);
    const [visit, expansion] = ['VISIT', 'EXPANSION'].map((source) => lines.find((line) => line['source'] === source));
    const daily = lines.find((line) => line['kind'] === 'RATING');
    return {
      specialist,
      visitPlan: decimal(visit?.['plan'], 2),
      visitActual: decimal(visit?.['actual'], 2),
      visitRate: decimal(visit?.['rate'], 4),
      visitScore: decimal(visit?.['score'], 2),
      expansionPlan: decimal(expansion?.['plan'], 2),
      expansionActual: decimal(expansion?.['actual'], 2),
      expansionRate: decimal(expansion?.['rate'], 4),
      expansionScore: decimal(expansion?.['score'], 2),
      conduct: pointsAt(rules, daily, 1),
      customerCare: pointsAt(rules, daily, 2),
      marketManagement: pointsAt(rules, daily, 3),
      dailyScore: decimal(daily?.['score'], 2),
      result: decimal(sheet?.['total'], 2),
      max: decimal(sheet?.['max'], 2),
      percent: decimal(sheet?.['percent'], 4),
      remark: sheet?.['remark'] ?? null,
      sheet: sheet?.id ?? null,
    };
  };
}

function totalA(rows: readonly Told[]): Told {
  const sums = ['visitPlan', 'visitActual', 'expansionPlan', 'expansionActual'].map((name) => [name, decimal(added(rows, name), 2)]);
  const means = ['visitScore', 'expansionScore', 'dailyScore', 'result'].map((name) => [name, average(rows, name)]);
  const judged = rows.filter(({ result }) => result !== null);
  return {
    ...Object.fromEntries([...sums, ...means]),
    visitRate: ratio(added(rows, 'visitActual'), added(rows, 'visitPlan')),
    expansionRate: ratio(added(rows, 'expansionActual'), added(rows, 'expansionPlan')),
    percent: ratio(added(rows, 'result'), added(judged, 'max')),
  };
}

const LINES_C = ['business', 'service', 'frontDesk', 'backOffice', 'conduct'];

function rowC(rules: Rules): Row {
  return (specialist, sheet) => {
    const lines = linesOf(rules, sheet);
    const scores = LINES_C.map((name, place) => [name, decimal(lines.find((line) => line['order'] === place + 1)?.['score'], 2)]);
    const result = decimal(sheet?.['total'], 2);
    return { specialist, ...Object.fromEntries(scores), result, remark: sheet?.['remark'] ?? null, sheet: sheet?.id ?? null };
  };
}

function sheetsB(rules: Rules, args: Args): Answer {
  const { world } = rules;
  const sheets = sheetsOf(rules, args, 'B').filter(
    (sheet) => isOfUnit(rules, args, sheet['orgUnit']) && (!args['specialist'] || sheet['specialist'] === args['specialist']),
  );
  const told = sheets.filter((sheet) => linesOf(rules, sheet).length > 0);
  const rows = told.flatMap((sheet) =>
    linesOf(rules, sheet).map((line) => {
      const row = world.row('AssessmentIndicator', line['indicator']);
      const indicator = row && rules.sees('AssessmentIndicator', row) ? row : undefined;
      const weight = sheet['calculatedAt'] === null ? indicator?.['weight'] : line['weight'];
      const { order, nameZh, nameEn, note } = line;
      const amounts = Object.fromEntries(['plan', 'actual', 'score'].map((name) => [name, decimal(line[name], 2)]));
      const shares = { rate: decimal(line['rate'], 4), weight: decimal(weight, 4) };
      const [standard, standardEn] = ['standard', 'standardEn'].map((name) => indicator?.[name] ?? null);
      const names = { nameZh, nameEn, standard, standardEn };
      return Object.assign({ specialist: sheet['specialist'], order, ...names, note, sheet: sheet.id }, amounts, shares);
    }),
  );
  const totals = told.map((sheet) => ({ total: decimal(sheet['total'], 2) }));
  return {
    rows,
    total: { weight: decimal(told.length ? added(rows, 'weight')?.div(told.length) : null, 4), score: average(totals, 'total') },
  };
}

const asked: readonly Args[] = [{ period: '2026-10' }, { period: '2026-09' }];

/** The reports of assessments. */
export const ASSESSMENTS: Readonly<Record<string, ReportRule>> = {
  assessmentRosterA: {
    looksAt: { ...ROSTER, AssessmentRating: ['line', 'subItem', 'points'], AssessmentSubItem: ['order'] },
    asked,
    records: { specialist: PERSON, sheet: [] },
    tell: (rules, args) => {
      const rows = rosterOf(rules, args, 'A', rowA(rules));
      return { rows, total: totalA(rows) };
    },
  },
  assessmentSheetB: {
    looksAt: { ...SHEETS, AssessmentIndicator: ['standard', 'standardEn', 'weight'] },
    asked,
    records: { specialist: PERSON, sheet: [] },
    tell: sheetsB,
  },
  assessmentRosterC: {
    looksAt: ROSTER,
    asked,
    records: { specialist: PERSON, sheet: [] },
    tell: (rules, args) => {
      const rows = rosterOf(rules, args, 'C', rowC(rules));
      return { rows, total: Object.fromEntries([...LINES_C, 'result'].map((name) => [name, average(rows, name)])) };
    },
  },
};
