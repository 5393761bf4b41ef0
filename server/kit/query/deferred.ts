type Values = Readonly<Record<string, unknown>>;

/** What one request brings to a statement: its variables, coerced, and the keys of its viewer. */
export interface Bindings {
  readonly variables: Values;
  readonly keys: Values;
}

/** Where nobody asks yet: a key that is looked for here is looked for too early, and that stops the statement. */
export const NOBODY: Bindings = { variables: {}, keys: {} };

/** The place of a value that each request brings anew. A statement that is kept holds places, and no request's values. */
export class Deferred {
  readonly of: (bindings: Bindings) => unknown;

  constructor(of: (bindings: Bindings) => unknown) {
    this.of = of;
  }
}

/** The place of one key of whoever asks. @throws where the viewer has no such key: no statement runs without it */
export function viewerKey(name: string): Deferred {
  return new Deferred(({ keys }) => {
    if (!(name in keys)) throw new Error(`The viewer has no key ${name}`);
    return keys[name];
  });
}

/** Whether a value, or one of a list's, is yet to come. */
export function isDeferred(value: unknown): boolean {
  return value instanceof Deferred || (Array.isArray(value) && value.some(isDeferred));
}

/** A value in whose places the request's own stand. */
export function resolved(value: unknown, bindings: Bindings): unknown {
  if (value instanceof Deferred) return value.of(bindings);
  return isDeferred(value) ? (value as unknown[]).map((item) => resolved(item, bindings)) : value;
}

/** What `change` makes of a value: now where it is known, with each request where that brings it. */
export function mapped<T>(value: unknown, change: (value: T) => unknown): unknown {
  if (!isDeferred(value)) return change(value as T);
  return new Deferred((bindings) => change(resolved(value, bindings) as T));
}
