import type { EntityName } from '../../../server/entities/index.ts';
import { entityOf, type BelongsToField } from '../../../server/kit/field/index.ts';
import { reports } from '../../../server/reports/index.ts';
import { sheetOf } from '../../support/forms.ts';
import { reads } from '../oracle/fields.ts';
import { hasReport, type Args, type ReportRule, type Told } from '../oracle/reportRules.ts';
import { REPORTS } from '../oracle/reports.ts';
import type { Rules } from '../oracle/rules.ts';
import type { DoorAnswer } from './doors.ts';
import type { Finding, Seat } from './suite.ts';
import { marksIn } from './unsettle.ts';

/** Most rows that are asked for at once, and most of their values. */
const ROWS = 180;
const AFFORDABLE = 4500;

/** Reports whose rows or totals, by GraphQL or as a file, are not what the viewer should get; each as a whole and of one unit. */
export async function reportFaults(seat: Seat): Promise<Finding> {
  const unnamed = reports.filter(({ name }) => !REPORTS[name]).map(({ name }) => `${name} has no rule`);
  const faults: string[] = [...unnamed];
  let [queries, rows] = [0, 0];
  for (const [name, rule] of Object.entries(REPORTS)) {
    for (const args of rule.asked.flatMap((asked) => [asked, { ...asked, orgUnit: aUnit(seat.oracle.rules) }])) {
      const found = await faultsOf(seat, { name, rule, args });
      queries += 2;
      rows += found.rows;
      faults.push(...found.faults.map((fault) => `${name} ${JSON.stringify(args)}: ${fault}`));
    }
  }
  return { queries, rows, faults };
}

interface Asked {
  readonly name: string;
  readonly rule: ReportRule;
  readonly args: Args;
}

/** The first department that there is; not everybody's own. */
function aUnit({ world }: Rules): string {
  return world
    .rows('OrgUnit')
    .filter(({ kind }) => kind === 'DEPARTMENT')
    .map(({ id }) => id)
    .toSorted()[0]!;
}

async function faultsOf(seat: Seat, asked: Asked): Promise<{ rows: number; faults: readonly string[] }> {
  const { rules } = seat.oracle;
  const { rule, args } = asked;
  const answer = await seat.door({ query: queryOf(asked), variables: { offset: 0 } });
  const file = await fileOf(seat, asked);
  const form = await formOf(seat, asked);
  if (!hasReport(rules, rule))
    return { rows: 0, faults: [...refusalFaults(answer), ...fileRefusalFaults(file), ...(form ? fileRefusalFaults(form) : [])] };
  const { rows, total } = rule.tell(rules, args);
  const told = partOf(answer, asked);
  if (!told) return { rows: 0, faults: [answer.message ?? answer.body] };
  for (let more = told; told.rows.length < told.count && more.rows.length;) {
    more = partOf(await seat.door({ query: queryOf(asked), variables: { offset: told.rows.length } }), asked)!;
    told.rows.push(...more.rows);
  }
  const plain = told.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, idOf(value)])));
  return {
    rows: rows.length,
    faults: [
      ...unlike('rows', rows, plain),
      ...(told.count === rows.length ? [] : [`counts ${told.count} of ${rows.length}`]),
      ...unlike('total', [total], [told.total]),
      ...unlike(
        'file',
        rows.map((row) => flat(rules, asked, row)),
        linesOf(file),
      ),
      ...formFaults(asked.name, form, [...rows, ...rows.map((row) => flat(rules, asked, row))]),
    ],
  };
}

interface Part {
  readonly count: number;
  readonly rows: Told[];
  readonly total: Told;
}

function partOf({ data }: DoorAnswer, { name }: Asked): Part | undefined {
  return (data as Record<string, Part> | undefined)?.[name];
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { id: string }).id : value;
}

function queryOf({ name, rule, args }: Asked): string {
  const report = reports.find((candidate) => candidate.name === name)!;
  const isWord = (arg: string): boolean => report.parameters.some((field) => field.name === arg && field.kind === 'CHOICE');
  const given = Object.entries(args).map(([arg, value]) => `${arg}: ${isWord(arg) ? value : JSON.stringify(value)}`);
  const columns = [...report.row.fields.keys()].map((column) => (column in rule.records ? `${column} { id }` : column));
  const totals = Object.keys(report.total).join(' ');
  const values = columns.join(' ').match(/\w+/g)!.length;
  const page = `first: ${Math.min(ROWS, Math.floor(AFFORDABLE / (values + 1)))}, offset: $offset`;
  return `query($offset: Int) { ${name}${given.length ? `(${given.join(', ')})` : ''} { count rows(${page}) { ${columns.join(' ')} } total { ${totals} } } }`;
}

function refusalFaults({ code, body }: DoorAnswer): string[] {
  const isRefused = code === 'GRAPHQL_VALIDATION_FAILED' || code === 'SCOPE_MISSING';
  return isRefused && marksIn(body).length === 0 ? [] : [`not refused, but ${code}`];
}

interface File {
  readonly status: number;
  readonly body: string;
}

async function fileOf({ stage, headers }: Seat, { name, args }: Asked): Promise<File> {
  const query = new URLSearchParams({ ...args, values: 'code' });
  const response = await fetch(`${stage.server.url}/bi/v1/datasets/${name}.ndjson?${query.toString()}`, { headers });
  return { status: response.status, body: await response.text() };
}

/** The report as the workbook of its paper form, its sheet as text; none where it has no form. */
async function formOf({ stage, headers }: Seat, { name, args }: Asked): Promise<File | undefined> {
  if (!reports.find((candidate) => candidate.name === name)!.form) return undefined;
  const query = new URLSearchParams({ ...args, layout: 'form' });
  const response = await fetch(`${stage.server.url}/bi/v1/datasets/${name}.xlsx?${query.toString()}`, { headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, body: response.status === 200 ? sheetOf(bytes) : Buffer.from(bytes).toString() };
}

/** Rows of a form: its title, the line below it, and its heads; of one with pages, those of each page and its list. */
function formRows({ form }: (typeof reports)[number], rows: readonly Told[]): number {
  if (!form!.page) return 3 + rows.length;
  const { by, lines, foot, rows: least } = form!.page;
  const pages = Map.groupBy(rows.length ? rows : [{}], (row: Told) => row[by]);
  const list = [...pages.values()].reduce((sum, listed) => sum + Math.max(least, listed.length), 0);
  return list + pages.size * (3 + lines.length + foot.length);
}

function formFaults(report: string, form: File | undefined, told: readonly Told[]): string[] {
  if (!form) return [];
  if (form.status !== 200) return [`form: ${form.status} ${form.body.slice(0, 200)}`];
  const rows = form.body.split('<row').length - 1 - form.body.split('<rowBreaks').length + 1;
  const count = formRows(
    reports.find(({ name }) => name === report)!,
    told.slice(0, told.length / 2),
  );
  const known = new Set(told.flatMap((row) => Object.values(row).flatMap((value) => marksIn(value))));
  const foreign = marksIn(form.body).filter((mark) => !known.has(mark));
  return [
    ...(rows === count ? [] : [`form: ${rows} rows instead of ${count}`]),
    ...foreign.map((mark) => `form: ${mark} is not the viewer's`),
  ];
}

function fileRefusalFaults({ status, body }: File): string[] {
  return (status === 404 || status === 403) && marksIn(body).length === 0 ? [] : [`the file is not refused, but ${status}`];
}

function linesOf({ status, body }: File): unknown[] {
  if (status !== 200) return [{ status, body: body.slice(0, 300) }];
  return body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}

/** A row as a file has it: records by their code and name, decimals as numbers. */
function flat({ world, viewer }: Rules, { name: report, rule: { records } }: Asked, row: Told): Told {
  const entries = Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    const fields = records[name];
    if (!fields) return [[name, typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? Number(value) : value]];
    const noun = nounOf(report, name);
    const entity = world.registry.named(noun);
    const record = world.row(noun, value);
    const read = fields.filter((field) => reads(world.registry, viewer, entity, entity.fields.get(field)!));
    return read.map((field) => [name + field.charAt(0).toUpperCase() + field.slice(1), record?.[field] ?? null]);
  });
  return Object.fromEntries(entries);
}

/** The noun whose records stand in a column. */
function nounOf(report: string, column: string): EntityName {
  const field = reports.find(({ name }) => name === report)!.row.fields.get(column) as BelongsToField;
  return entityOf(field.target()).name as EntityName;
}

/** Where two sets of rows part; the order of their members says nothing. */
function unlike(what: string, expected: readonly unknown[], actual: readonly unknown[]): string[] {
  const [right, given] = [expected, actual].map((rows) => rows.map(canonical).toSorted()) as [string[], string[]];
  const wrong = right.find((row, place) => row !== given[place]);
  if (wrong !== undefined) return [`${what}: ${wrong} is not among ${given.slice(0, 3).join(' ')}`];
  return right.length === given.length ? [] : [`${what}: ${given.length} instead of ${right.length}`];
}

function canonical(row: unknown): string {
  return JSON.stringify(Object.entries(row as object).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
