import type { Finding } from './fuzz/suite.ts';

/** What one door was found to be, for one viewer. */
export interface Result extends Finding {
  /** Which of the two layers of scope were at work. */
  readonly layers: string;
  readonly role: string;
  readonly viewer: string;
  readonly door: string;
  readonly seconds: number;
}

/** A fault put in on purpose, and the check that found it; none: nobody noticed. */
export interface PlantResult {
  readonly name: string;
  readonly check?: string;
  readonly fault?: string;
}

/** What the suite of scope found, and all that is needed to run it again. */
export interface Certificate {
  readonly commit: string;
  readonly seed: number;
  /** 1: the full numbers. */
  readonly scale: number;
  readonly date: string;
  /** Of all examinations, added up; as many run at a time as there are cores. */
  readonly seconds: number;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
  readonly plants: readonly PlantResult[];
}

/** The certificate for people: a table of roles and doors, the faults in full, the plants. */
export function markdownOf(certificate: Certificate): string {
  const { commit, seed, scale, date, seconds, machine, versions, results, plants } = certificate;
  const facts = { commit, seed, scale, date, seconds, machine, ...versions };
  const faults = results.flatMap(({ layers, viewer, door, faults: found }) =>
    found.map((fault) => `${layers}, ${viewer}, ${door}: ${fault}`),
  );
  const noticed = plants.filter(({ check }) => check !== undefined).length;
  return [
    '# Scope certificate',
    tableOf(
      ['fact', 'value'],
      Object.entries(facts).map(([name, value]) => [name, String(value)]),
    ),
    `${sum(results, 'queries')} queries, ${sum(results, 'rows')} rows compared, ${faults.length} faults.`,
    tableOf(['layers', 'role', 'viewer', 'door', 'queries', 'rows', 'faults', 'seconds'], results.map(cellsOf)),
    ...(faults.length ? ['## Faults', ...faults.map((fault) => `\`\`\`\n${fault}\n\`\`\``)] : []),
    `## Planted faults: ${noticed} of ${plants.length} noticed`,
    tableOf(
      ['planted', 'noticed by', 'as'],
      plants.map(({ name, check = 'NOBODY', fault = '' }) => [name, check, fault.split('\n')[0]!.slice(0, 160)]),
    ),
    '',
  ].join('\n\n');
}

function cellsOf({ layers, role, viewer, door, queries, rows, faults, seconds }: Result): string[] {
  return [layers, role, viewer, door, ...[queries, rows, faults.length, seconds].map(String)];
}

function sum(results: readonly Result[], name: 'queries' | 'rows'): number {
  return results.reduce((total, result) => total + result[name], 0);
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
