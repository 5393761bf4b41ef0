import type { entities, EntityName } from '../entities/index.ts';
import type { Role } from './roles.ts';
import { all, department, own, type Scope } from './scope.ts';

export type FieldOf<N extends EntityName> = keyof InstanceType<(typeof entities)[N]> & string;

/** What a role may do with the rows of a noun: an operation that is absent is not granted. */
export interface Grant<F extends string = string> {
  readonly read: Scope;
  readonly create?: Scope;
  readonly update?: Scope;
  readonly delete?: Scope;
  /** People and programs whose view of the product the role may borrow, where they see no more than the role does (ADR 14). */
  readonly viewAs?: Scope;
  /** Whether the rows that are read may be taken out as a whole list; absent: as the role may at all. */
  readonly exports?: boolean;
  /** Business operations by name, on rows within `update`, or within `read` where rows are not to be edited. */
  readonly verbs?: readonly string[];
  /** By name, the rows of those verbs that work on others: the door of a tour is run by whoever is assigned to it. */
  readonly verbRows?: Readonly<Record<string, Scope>>;
  /** Rows that verbs write on the viewer's behalf, where no input may. */
  readonly byVerb?: Scope;
  /** Whether those verbs take rows away, too: the database then shows deleted ones, as to whoever may restore them. */
  readonly removes?: true;
  /** The only fields that may be read, besides the id. */
  readonly only?: readonly F[];
  /** Fields that may not be read, filtered, sorted or aggregated on. */
  readonly hide?: readonly F[];
  /** Fields that are read in part, and neither filtered, sorted or aggregated on nor changed. */
  readonly mask?: readonly F[];
  /** Masked fields that are changed all the same: unread, by whoever keeps the row. */
  readonly overwrite?: readonly F[];
  /** Fields that are read but never written by this role; on creation the gateway fills them. */
  readonly locked?: readonly F[];
}

/** A noun's row of the table: who is not named has no access. */
export type PolicyRow<F extends string = string> = Partial<Record<Role, Grant<F>>>;
export type Policy = Readonly<Record<string, PolicyRow>>;

/** Rows are seen. */
export const read = (scope: Scope) => ({ read: scope });
/** Rows are seen and entered. */
export const create = (scope: Scope) => ({ read: scope, create: scope });
/** Rows are seen and changed. */
export const update = (scope: Scope) => ({ read: scope, update: scope });
/** Rows are seen, entered and changed. */
export const edit = (scope: Scope) => ({ read: scope, create: scope, update: scope });
/** Rows are seen, entered, changed, deleted and restored. */
export const full = (scope: Scope) => ({ read: scope, create: scope, update: scope, delete: scope });

/** Rows of the viewer's own. */
export const mine = own();

/** A noun of the department's daily business, before what each one adds. */
export const business = { ADMIN: full(all), REGIONAL_MANAGER: read(department), AUDITOR: read(all), BI: read(department) };

/** The same grant for every role of a row. */
export function mapRoles<R extends PolicyRow, G>(row: R, grant: G): { [K in keyof R]: G } {
  // Object.fromEntries forgets the keys that it was given
  return Object.fromEntries(Object.keys(row).map((role) => [role, grant])) as { [K in keyof R]: G };
}

/** The row without one of its roles. */
export function omit<R extends PolicyRow, K extends keyof R>(row: R, role: K): Omit<R, K> {
  const { [role]: _left, ...rest } = row;
  return rest;
}
