import { fieldsOf, type EntityClass, type Field, type Label } from '../field/index.ts';
import type { MergedPair } from '../store/merge.ts';
import type { Target, Unit } from '../store/unit.ts';
import type { UnitReads } from '../store/unitReads.ts';
import type { MergePreview } from './merge.ts';

/** A state, or the choice of the input that names one. */
export type Destination<F extends string = string> = string | { readonly by: F };

type InputClass<I extends object> = new () => I;

/** A business operation on one row, beyond create, update and delete. */
export interface Verb<T extends object = object, I extends object = object> {
  /** Verb first, unique: the name of its mutation. */
  readonly name: string;
  readonly on: EntityClass<T>;
  readonly label: Label;
  readonly icon?: string;
  /** What must hold for it to run, for the people who would press the button. */
  readonly guard?: Label;
  /** The states of the row in which it may run; absent: any. */
  readonly from?: readonly string[];
  /** The state in which it leaves the row, as a rule: what else the row holds may leave it in another. */
  readonly to?: Destination;
  /** The noun of the row that it makes, and answers with; absent: it answers with the row that it ran on. */
  readonly makes?: EntityClass;
  /** Whether it takes its row away; it answers with the row as it was left. */
  readonly removes?: true;
  /** Its input, declared with the same decorators as a noun. */
  readonly input: InputClass<I>;
  /** What it would do to two rows, told beforehand; see `merging`. */
  readonly preview?: { readonly name: string; tell(unit: UnitReads, pair: MergedPair): Promise<MergePreview> };
  /** Runs within the viewer's transaction and scope; the input has been checked against its declaration. Gives the id of what it makes. */
  run(unit: Unit, target: Target, input: I): Promise<string | void>;
}

/** The input of a verb that asks for nothing. */
export class NoInput {}

/** Declares a verb; the mutation, its input type, form and button are derived. */
export function verb<T extends object, I extends object>(declaration: Verb<T, I>): Verb {
  // a list of verbs forgets which row and input each one works on; the schema keeps them together
  return declaration as unknown as Verb;
}

export function verbFields({ input }: Verb): readonly Field[] {
  const own = input.prototype as object;
  // what an input adds to another's comes first
  return [...fieldsOf(own).values(), ...fieldsOf(Object.getPrototypeOf(own) as object).values()];
}

/** The states that a verb may lead to. @throws for a choice that its input lacks: a developer's mistake */
export function statesAfter(verb: Verb): readonly string[] {
  const { name, to } = verb;
  if (to === undefined) return [];
  if (typeof to === 'string') return [to];
  const field = verbFields(verb).find((one) => one.name === to.by);
  if (field?.kind !== 'CHOICE') throw new Error(`${name} leads where its input's ${to.by} says, which is no choice of it`);
  return field.choices.members.map(({ value }) => value);
}

/** The name of a verb's input type: `reassignAccount` → `ReassignAccountInput`. */
export function verbInputName({ name }: Verb): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
}
