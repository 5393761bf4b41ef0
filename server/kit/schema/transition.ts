import { AppError } from '../errors.ts';
import { entityOf, type EntityClass, type Label } from '../field/index.ts';
import type { Target, Unit } from '../store/unit.ts';
import type { Values } from '../store/validate.ts';
import { verb, type Destination, type Verb } from './verb.ts';

/** What moves a row from one of the states `from` to `to`. */
interface Move<T extends object, I> {
  readonly on: EntityClass<T>;
  readonly from: readonly string[];
  readonly to: Destination<keyof I & string>;
  /** What must hold, for the people who would press the button. */
  readonly guard?: Label;
  /** What else is set on the row with the new state, or a refusal; runs while the row is locked in its old state. */
  effect?(unit: Unit, row: T, input: I): Promise<Values> | Values;
}

/** A verb that moves a row from one of the states `from` to `to`. */
export interface Transition<T extends object, I extends object> extends Omit<Verb<T, I>, 'run' | 'from' | 'to' | 'guard'>, Move<T, I> {}

/** Declares a verb of a state machine. Of two at once one finds the row moved on: INVALID_TRANSITION with the verb's guard. */
export function transition<T extends { id: string }, I extends object>(declaration: Transition<T, I>): Verb {
  const { effect: _effect, ...rest } = declaration;
  return verb<T, I>({ ...rest, run: (unit, target, input) => move(unit, declaration, target, input) });
}

/** A transition that the business clock makes and no viewer: its name stands in the history of the row. */
export interface TimedTransition<T extends object = object> extends Omit<Move<T, undefined>, 'guard'> {
  readonly name: string;
  readonly label: Label;
  /** Which rows it is time for, beside their state. */
  due(unit: Unit): Values;
}

/** Declares a transition of time; see {@link moveDue}. */
export function timedTransition<T extends { id: string }>(declaration: TimedTransition<T>): TimedTransition {
  // a list of them forgets which rows each one works on
  return declaration as unknown as TimedTransition;
}

/**
 * Moves rows that are due, at most `most`, and answers how many were found: fewer than that, and none is left. A row that somebody has
 * moved or put off since it was found stays as they left it.
 */
export async function moveDue(unit: Unit, timed: TimedTransition, most: number): Promise<number> {
  const status = entityOf(timed.on).status!;
  const isDue = { and: [{ [status]: { in: timed.from } }, timed.due(unit)] };
  const found = (await unit.list<{ id: string }>(timed.on, isDue, ['id'])).slice(0, most);
  await unit.runAs(timed.name, async () => {
    for (const { id } of found) {
      await unit.load(timed.on, { id });
      if (await unit.exists(timed.on, { and: [{ id: { eq: id } }, isDue] }))
        await move(unit, timed as Move<{ id: string }, undefined>, { id });
    }
  });
  return found.length;
}

async function move<T extends { id: string }, I>(
  unit: Unit,
  { on, from, to, guard, effect }: Move<T, I>,
  target: Target,
  input?: I,
): Promise<void> {
  const row = await unit.load(on, target);
  const status = entityOf(on).status!;
  const state = String((row as Record<string, unknown>)[status]);
  if (!from.includes(state)) throw new AppError('INVALID_TRANSITION', guard && { label: guard });
  const more = (await effect?.(unit, row, input as I)) ?? {};
  await unit.set(on, row, { [status]: typeof to === 'string' ? to : (input as I)[to.by], ...more });
}
