import type { EntityClass, Field, Group, Label } from './definition.ts';
import type { RowRule } from './rules.ts';

/** The columns that row scope is judged by; they stand on every business row (design §5). */
export const SCOPE_COLUMNS = ['department', 'owner', 'partner'] as const;
export type ScopeColumn = (typeof SCOPE_COLUMNS)[number];

/** Where a scope column's value comes from: a to-one field of the row, see {@link EntityOptions.scope}. */
export type ScopeSource = Partial<Record<ScopeColumn, string>>;

/** The fields that name a row of any noun. */
export interface RowNames<F extends string = string> {
  readonly noun: F;
  readonly id: F;
}

/** Where a row that tells of another says what was done to it. */
export interface Tells<F extends string = string> {
  /** The field with the name of what was done: `create`, `update`, …, or a verb's. */
  readonly action: F;
  /** The field that lists the changes, each `{ field, before, after }`. */
  readonly changes: F;
  /** The verb that gives a field back its value from before; its input takes `field` and `recordVersion`. */
  readonly restore?: string;
}

/** How a text is compared: letter by letter, or as the names of companies are, without their forms and what stands in brackets. */
export type AlikeForm = 'same' | 'company';

export interface Unique<F extends string = string> {
  readonly fields: readonly F[];
  readonly where?: string;
  /** The flag that a row gives up to the one which is there already, where what both hang on is merged into one. */
  readonly yields?: F;
}

/** What a row remembers of those that were merged into it, so that whoever looks for them finds it. */
export interface Merges<F extends string = string> {
  /** The texts that they were known by. */
  readonly names: readonly F[];
  /** The long text that keeps them, a line for each row; search looks through it. */
  readonly keptIn: F;
}

/** Rows that give the same in `same` must not overlap in time; a row that leaves one of them empty stands in nobody's way. */
export interface Exclusive<F extends string = string> {
  readonly same: readonly F[];
  /** The instants from which, and before which, a row takes its place. */
  readonly during: readonly [from: F, until: F];
}

export interface OpenWhile<F extends string = string> {
  /** The to-one field to the row that this one is part of: open while that one is, or is in one of `states`. */
  readonly via?: F;
  readonly states?: readonly string[];
  /** Told to whoever comes too late; absent: what the row is part of tells. */
  readonly message?: Label;
}

/** What is particular to rows that are uploaded files. */
export interface Upload<F extends string = string> {
  /** The instant field that the database sets when a row first names the file: until then it is its uploader's. */
  readonly linkedAt: F;
  /** Where the row tells what its bytes are, and how many. */
  readonly mediaType: F;
  readonly size: F;
}

/** What a day of the official calendar tells: which it is, whether it is worked, and what it is called. */
export interface DayFacts<F extends string = string> {
  readonly date: F;
  readonly isWorkday: F;
  readonly name: F;
}

export interface EntityOptions<T = unknown> {
  /** Name of the list query, e.g. `accounts`; `equipmentItems` where the noun has no plural. */
  readonly plural: string;
  readonly labels?: Label;
  readonly description?: Label;
  /** Menu group; without one the noun is reached through its parents only. */
  readonly group?: Group;
  /** Name of a Material icon. */
  readonly icon?: string;
  readonly table?: string;
  /** The field that names a row for people. */
  readonly title: keyof T & string;
  readonly list: readonly (keyof T & string)[];
  readonly filters?: readonly (keyof T & string)[];
  /** Text fields that free search looks through. */
  readonly search?: readonly (keyof T & string)[];
  /** The text fields by which two rows may turn out to be one thing: who enters a row is shown those that they see. */
  readonly alike?: Readonly<Record<string, AlikeForm>>;
  /** Two rows may be merged: everything that names the one comes to name the other, by a verb that `mergeVerb` names. */
  readonly merges?: Merges<keyof T & string>;
  /** Default order; a leading `-` is descending. */
  readonly sort?: readonly string[];
  readonly tabs?: Readonly<Record<string, readonly [zh: string, en: string]>>;
  /**
   * Sources of the scope columns. A to-one field whose target *is* the scope's root gives its id, any other copies the target's own column.
   * `via` takes all columns from one parent, and the row is hidden while the parent is; `otherwise` counts for rows without that parent.
   * `of` takes them from the row, of whichever noun, that two text fields name; the row is not hidden with it.
   */
  readonly scope?: ScopeSource & {
    readonly via?: keyof T & string;
    readonly otherwise?: ScopeSource;
    readonly of?: RowNames<keyof T & string>;
  };
  /** Marks the noun whose rows tell what was done to the rows that `scope.of` names. */
  readonly tells?: Tells<keyof T & string>;
  /** Marks the root that a scope column refers to: department → the org unit, owner → the person, partner → the partner. */
  readonly scopeRoot?: ScopeColumn;
  /** Marks the noun whose rows are uploaded files, which rows of other nouns name. */
  readonly upload?: Upload<keyof T & string>;
  /** Marks the noun whose rows are the days on which the official calendar departs from Monday to Friday. */
  readonly workCalendar?: DayFacts<keyof T & string>;
  /** Marks the noun whose rows act: created by, updated by. */
  readonly isActor?: boolean;
  readonly rules?: readonly RowRule[];
  /** Sets of fields that are unique together among rows not deleted, or among those of them that meet an SQL condition. */
  readonly uniques?: readonly Unique<keyof T & string>[];
  /** Bookings that the database keeps apart, whoever writes at the same moment. */
  readonly exclusives?: readonly Exclusive<keyof T & string>[];
  /** The state field that verbs move. */
  readonly status?: keyof T & string;
  /**
   * Rows are entered, changed and deleted by form only while the state of the row is one of these, or the row that it is part of is open:
   * what has been handed in stands. Verbs know their own states.
   */
  readonly openWhile?: OpenWhile<keyof T & string>;
}

/** Everything the product knows of a noun. */
export interface Entity extends Omit<
  EntityOptions,
  | 'title'
  | 'list'
  | 'filters'
  | 'search'
  | 'alike'
  | 'uniques'
  | 'exclusives'
  | 'status'
  | 'scope'
  | 'tells'
  | 'openWhile'
  | 'upload'
  | 'workCalendar'
  | 'merges'
> {
  readonly name: string;
  readonly single: string;
  readonly cls: EntityClass;
  readonly table: string;
  readonly label: Label;
  readonly labels: Label;
  readonly icon: string;
  readonly title: string;
  readonly list: readonly string[];
  readonly filters: readonly string[];
  readonly search: readonly string[];
  readonly alike: Readonly<Record<string, AlikeForm>>;
  readonly sort: readonly string[];
  /** With those of single fields. */
  readonly uniques: readonly Unique[];
  readonly exclusives: readonly Exclusive[];
  readonly rules: readonly RowRule[];
  readonly scope: ScopeSource & { readonly via?: string; readonly otherwise?: ScopeSource; readonly of?: RowNames };
  readonly status?: string;
  readonly tells?: Tells;
  readonly openWhile?: OpenWhile;
  readonly upload?: Upload;
  readonly workCalendar?: DayFacts;
  readonly merges?: Merges;
  readonly fields: ReadonlyMap<string, Field>;
}

/** The name of the verb that merges rows of a noun: `mergeAccount`. */
export function mergeVerb({ name }: Pick<Entity, 'name'>): string {
  return `merge${name}`;
}
