import type * as globals from '@jest/globals';

/** What the framework gives the test file that runs now; modules that outlive the file must not keep it. */
const given = globalThis as unknown as typeof globals;

function current<N extends keyof typeof globals>(name: N): (typeof globals)[N] {
  return new Proxy((() => undefined) as unknown as object, {
    apply: (_target, _self, values: unknown[]) => (given[name] as (...all: unknown[]) => unknown)(...values),
    get: (_target, key) => Reflect.get(given[name], key) as unknown,
  }) as (typeof globals)[N];
}

/** Stand in for `@jest/globals`, which can be had in jest's own contexts alone. */
export const afterAll = current('afterAll');
export const afterEach = current('afterEach');
export const beforeAll = current('beforeAll');
export const beforeEach = current('beforeEach');
export const describe = current('describe');
export const expect = current('expect');
export const it = current('it');
export const test = current('test');

export const jest: Pick<typeof globals.jest, 'setTimeout'> = {
  setTimeout: (timeoutMs) => {
    Object.assign(globalThis, { [Symbol.for('TEST_TIMEOUT_SYMBOL')]: timeoutMs });
    return given.jest;
  },
};
