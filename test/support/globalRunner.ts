import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What jest hands to whatever runs a test file. */
interface JestRuntime {
  requireInternalModule: (path: string) => unknown;
  unstable_shouldLoadAsEsm: (path: string) => boolean;
  unstable_importModule: (path: string) => Promise<unknown>;
}
type Given = [global: unknown, config: unknown, environment: object, runtime: JestRuntime, path: string, send: unknown];
type Framework = (...given: Given) => Promise<unknown>;

const require = createRequire(import.meta.url);
const circus = (require('jest-circus/runner') as { default: Framework }).default;
const GLOBALS = new URL('./globals.js', import.meta.url).href;
let files = 0;

registerHooks({
  resolve: (specifier, context, next) => (specifier === '@jest/globals' ? next(GLOBALS, context) : next(specifier, context)),
});

/**
 * Runs a test file by jest's own framework, but loads it as Node does. Jest would load every module again for each file, in a
 * context of the file's own: seconds of work a file, for an isolation that tests of a served product do not need.
 */
export default async function runFile(...given: Given): Promise<unknown> {
  const [globalConfig, config, environment, runtime, path, send] = given;
  files += 1;
  forget();
  runtime.requireInternalModule = (module) => {
    delete require.cache[module];
    return require(module);
  };
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = (file) => import(`${pathToFileURL(file).href}?${files}`);
  return circus(globalConfig, config, Object.assign(environment, { global: globalThis }), runtime, path, send);
}

/** What the framework keeps of the file before. */
function forget(): void {
  for (const name of ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL']) Object.assign(globalThis, { [Symbol.for(name)]: undefined });
}
