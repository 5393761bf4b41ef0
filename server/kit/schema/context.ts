import type { ReadScope } from '../query/operation.ts';
import type { Plan } from '../query/plan.ts';
import type { Unit } from '../store/unit.ts';
import type { UnitReads } from '../store/unitReads.ts';
import type { Grants } from './grants.ts';

/** What resolvers work with, made anew for every request. */
export interface GatewayContext {
  readonly reads: ReadScope;
  readonly grants: Grants;
  /** What the `catalogue` query answers. */
  catalogue(): unknown;
  /** What the statement of a query operation answers to these variables, coerced. */
  read(plan: Plan, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  /**
   * Runs the work of one mutation field, told apart from the document's others by its response key, in one transaction under the
   * viewer; where the request is a repetition, answers what it answered before.
   */
  write<T>(responseKey: string | number, work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Runs what code has to look at before it answers, under the viewer. */
  look<T>(work: (unit: UnitReads) => Promise<T>): Promise<T>;
  /** The answer of the running query operation, asked for once. */
  answer?: Promise<unknown>;
}
