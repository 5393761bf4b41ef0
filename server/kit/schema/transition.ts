import { AppError } from '../errors.ts';
import { entityOf } from '../field/index.ts';
import type { Unit } from '../store/unit.ts';
import type { Values } from '../store/validate.ts';
import { verb, type Verb } from './verb.ts';

/** A verb that moves a row from one of the states `from` to `to`. */
export interface Transition<T extends object, I extends object> extends Omit<Verb<T, I>, 'run' | 'from'> {
  readonly from: readonly string[];
  readonly to: string | ((input: I) => string);
  /** What else is set on the row with the new state, or a refusal; runs while the row is locked in its old state. */
  effect?(unit: Unit, row: T, input: I): Promise<Values> | Values;
}

/** Declares a verb of a state machine. Of two at once one finds the row moved on: INVALID_TRANSITION with the verb's guard. */
export function transition<T extends { id: string }, I extends object>(declaration: Transition<T, I>): Verb {
  const { from, to, effect, ...rest } = declaration;
  return verb<T, I>({
    ...rest,
    from,
    run: async (unit, target, input) => {
      const row = await unit.load(rest.on, target);
      const status = entityOf(rest.on).status!;
      const state = String((row as Record<string, unknown>)[status]);
      if (!from.includes(state)) throw new AppError('INVALID_TRANSITION', rest.guard && { label: rest.guard });
      const more = (await effect?.(unit, row, input)) ?? {};
      await unit.set(rest.on, row, { [status]: typeof to === 'function' ? to(input) : to, ...more });
    },
  });
}
