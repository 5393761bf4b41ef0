import type { Role } from '../../../server/access/roles.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { monthStart, nextMonthStart } from './days.ts';
import { reads } from './fields.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

/** A row of a report as the specification has it, people and accounts by their ids; totals likewise. */
export type Told = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly rows: readonly Told[];
  readonly total: Told;
}

export type Args = Readonly<Record<string, string>>;

/** A report of the specification (domain §2.11): what it looks at, for which requests it is asked, and what it tells. */
export interface ReportRule {
  readonly looksAt: Partial<Record<EntityName, readonly string[]>>;
  /** The roles that it helps with something, where it is for those alone. */
  readonly serves?: readonly Role[];
  readonly asked: readonly Args[];
  /** Its columns that are records of a noun, with the fields that name one in a file. */
  readonly records: Readonly<Record<string, readonly string[]>>;
  tell(rules: Rules, args: Args): Answer;
}

/** Whether a viewer has a report: whoever reads all that it looks at. */
export function hasReport({ world, viewer }: Rules, { looksAt, serves }: ReportRule): boolean {
  if (serves && !serves.includes(viewer.role)) return false;
  return Object.entries(looksAt).every(([noun, fields]) => {
    const entity = world.registry.named(noun);
    return ['id', ...fields].every((name) => reads(world.registry, viewer, entity, entity.fields.get(name)!));
  });
}

/** The rows of a noun that the viewer sees. */
export function seen(rules: Rules, noun: EntityName): WorldRow[] {
  return rules.world.rows(noun).filter((row) => rules.sees(noun, row));
}

/** Whether a unit is the one asked for or below it. */
export function isOfUnit({ world }: Rules, { orgUnit }: Args, unit: unknown): boolean {
  if (!orgUnit) return true;
  for (let at = world.row('OrgUnit', unit); at; at = world.row('OrgUnit', at['parent'])) if (at.id === orgUnit) return true;
  return false;
}

export const PEOPLE = { User: ['name', 'orgUnit'], OrgUnit: ['path'] } as const;
export const PERSON = ['employeeNo', 'name'];

export function unitOf({ world }: Rules, person: unknown): unknown {
  return world.row('User', person)?.['orgUnit'];
}

/** Specialists who were in the department in a month. */
export function inMonth(rules: Rules, period: string): string[] {
  const [first, next] = [monthStart(period), nextMonthStart(period)];
  const was = ({ joinedOn, leftOn }: WorldRow): boolean =>
    (joinedOn === null || String(joinedOn) < next) && (leftOn === null || String(leftOn) >= first);
  return seen(rules, 'Specialist')
    .filter(was)
    .map((row) => String(row['user']));
}

/** Adds up what there is, null where there is nothing. */
export function sumOf(rows: readonly Told[], name: string): number | null {
  const given = rows.map((row) => row[name]).filter((value) => value !== null) as number[];
  return given.length ? given.reduce((sum, value) => sum + value, 0) : null;
}
