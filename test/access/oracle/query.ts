import type { Figures } from './figures.ts';

/** A member of an enumeration: without quotes in a document, a string in variables and in rows. */
export class EnumValue {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  toJSON(): string {
    return this.value;
  }
}

export type Where = Readonly<Record<string, unknown>>;
export type OrderKey = readonly [path: readonly string[], direction: 'ASC' | 'DESC'];

export interface PageArgs {
  readonly where?: Where;
  readonly orderBy?: readonly OrderKey[];
  readonly first?: number;
  readonly offset?: number;
  /** A cursor that an answer held. */
  readonly after?: string;
  readonly deleted?: true;
}

/** How a field stands in its selection: plain, within a fragment, or under a directive that may leave it out. */
export interface Dressing {
  readonly alias?: string;
  readonly fragment?: 'inline' | 'named';
  readonly directive?: { readonly name: 'skip' | 'include'; readonly value: boolean; readonly isVariable: boolean };
}

export interface Leaf extends Dressing {
  readonly kind: 'leaf';
  readonly name: string;
}

/** A related row, or one by its id. */
export interface One extends Dressing {
  readonly kind: 'one';
  readonly name: string;
  readonly noun: string;
  readonly id?: string;
  readonly selection: Selection;
}

export interface Many extends Dressing {
  readonly kind: 'many';
  readonly name: string;
  readonly noun: string;
  readonly args: PageArgs;
  /** Which arguments travel as variables. */
  readonly isBound: boolean;
  readonly parts: readonly Part[];
}

export type Part =
  | (Dressing & { readonly kind: 'nodes' | 'edges'; readonly selection: Selection })
  | (Dressing & { readonly kind: 'pageInfo' | 'totalCount' });

export type Selected = Leaf | One | Many | Figures;
export type Selection = readonly Selected[];

/** One operation, as data: printed for the product, evaluated by the oracle. */
export interface Query {
  readonly roots: readonly (One | Many | Figures)[];
  /** What the viewer may not name; the whole operation is refused for it. */
  readonly trespass?: string;
}

export function keyOf(field: Selected | Part): string {
  return field.alias ?? ('name' in field ? field.name : field.kind);
}

/** Whether directives leave the field in the answer. */
export function isIncluded({ directive }: Dressing): boolean {
  return !directive || (directive.name === 'include') === directive.value;
}
